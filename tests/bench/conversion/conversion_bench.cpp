// SPDX-License-Identifier: GPL-3.0-or-later
// conversion_bench CASE: one line, "float_seconds float_bytes int8_seconds int8_bytes", of a
// network of training_bench. The time of int8 has the observing of ranges on 100 samples in it.
#include "core/quant/convert.h"
#include "tests/bench/training/cases.h"

#include <chrono>
#include <cstdio>

using namespace tmw;
using namespace tmw::bench;

namespace {

constexpr size_t kSamples = 100;
constexpr int kRounds = 5;

struct Measured {
    double seconds = 0;
    size_t bytes = 0;
};

/// The fastest of some rounds.
template <typename Make>
Measured measure(Make make) {
    Measured best{1e9, 0};
    for (int i = 0; i < kRounds; ++i) {
        const auto start = std::chrono::steady_clock::now();
        const TfliteModel model = make();
        const std::chrono::duration<double> took = std::chrono::steady_clock::now() - start;
        best = {std::min(best.seconds, took.count()), model.bytes().size()};
    }
    return best;
}

void run(const Case& bench) {
    auto graph = Graph::build({bench.inputs}, parseLayers(bench.layers).value()).value();
    const Features features = make(bench, static_cast<size_t>(graph.output().back()));
    TrainOptions options;
    options.epochs = 1;
    options.batch = bench.batch;
    const TrainedModel model = train(graph, features, options).value().model;
    const Measured floats = measure([&] { return convert(model, ModelKind::Float).value(); });
    const Measured int8 = measure([&] {
        const Calibration seen = calibrate(model, features, kSamples).value();
        return convert(model, ModelKind::Int8, &seen).value();
    });
    std::printf("%.6f %zu %.6f %zu\n", floats.seconds, floats.bytes, int8.seconds, int8.bytes);
}

} // namespace

int main(int argc, char** argv) {
    for (const Case& bench : kCases)
        if (argc > 1 && bench.name == argv[1]) {
            run(bench);
            return 0;
        }
    std::fprintf(stderr, "usage: conversion_bench CASE\n");
    return 2;
}

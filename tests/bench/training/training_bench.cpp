// SPDX-License-Identifier: GPL-3.0-or-later
// training_bench CASE [THREADS]: one line, "samples_per_second final_loss macs bytes": of one
// inference, and what a batch, weights, gradient and the optimizer's state take.
#include "core/nn/batch_runner.h"
#include "core/nn/prepare.h"
#include "tests/bench/training/cases.h"

#include <cstdio>
#include <cstdlib>
#include <string_view>

using namespace tmw;
using namespace tmw::bench;

namespace {

/// Weights, gradient, two moments, the same three as the epoch began, and the best weights.
constexpr size_t kCopies = 8;

int run(const Case& bench, int threads) {
    const auto graph = Graph::build({bench.inputs}, parseLayers(bench.layers).value()).value();
    const Features features = make(bench, static_cast<size_t>(graph.output().back()));
    TrainOptions options;
    options.epochs = bench.epochs;
    options.batch = bench.batch;
    options.rate = 0.005;
    options.threads = threads;
    const auto trained = train(graph, features, options);
    if (!trained) {
        std::fprintf(stderr, "%s\n", trained.error().message().c_str());
        return 1;
    }
    const auto prepared = nn::prepare(graph, features, options).value();
    const size_t capacity =
        nn::BatchRunner::capacityFor(graph, prepared.objective, static_cast<size_t>(bench.batch));
    const size_t bytes = nn::BatchRunner::bytes(graph, prepared.objective, capacity) +
                         kCopies * graph.parameterCount() * sizeof(float);
    std::printf("%.0f %.6f %zu %zu\n", trained->model.samplesPerSecond,
                trained->model.history.back().trainLoss, graph.macs(), bytes);
    return 0;
}

} // namespace

int main(int argc, char** argv) {
    for (const Case& bench : kCases)
        if (argc > 1 && bench.name == argv[1])
            return run(bench, argc > 2 ? std::atoi(argv[2]) : 0);
    std::fprintf(stderr, "usage: training_bench CASE [THREADS]\n");
    return 2;
}

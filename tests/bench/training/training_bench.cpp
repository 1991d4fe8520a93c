// SPDX-License-Identifier: GPL-3.0-or-later
// training_bench CASE [THREADS]: one line, "samples_per_second final_loss".
#include "core/nn/training.h"

#include <cstdio>
#include <cstdlib>
#include <numeric>
#include <string_view>

using namespace tmw;

namespace {

struct Case {
    std::string_view name;
    std::string_view layers;
    int inputs;
    int samples;
    int epochs;
    int batch;
};

constexpr Case kCases[] = {
    {"sine", "dense 16 relu, dense 16 relu, dense 1", 1, 600, 500, 64},
    {"table", "dense 20 relu, dense 10 relu, dense 4 softmax", 33, 2000, 50, 32},
};

/// Uniform inputs; numbers: a wave; classes: which quarter the first input lies in.
Features make(const Case& bench) {
    Features features;
    features.samples = static_cast<size_t>(bench.samples);
    features.sampleShape = {bench.inputs};
    features.inputNames.resize(static_cast<size_t>(bench.inputs), "x");
    Random random(1);
    for (size_t s = 0; s < features.samples; ++s) {
        for (int i = 0; i < bench.inputs; ++i)
            features.inputs.push_back(static_cast<float>(random.uniform(-1, 1)));
        const float x = features.inputs[s * features.inputWidth()];
        if (bench.inputs == 1)
            features.targets.push_back(4 * x * (1 - x * x));
        else
            features.labels.push_back(static_cast<int32_t>((x + 1) * 1.9999F));
    }
    features.split.train.resize(features.samples);
    std::iota(features.split.train.begin(), features.split.train.end(), 0U);
    if (bench.inputs == 1) {
        features.targetNames = {"y"};
    } else {
        features.task = Task::Classification;
        features.classNames = {"a", "b", "c", "d"};
    }
    return features;
}

int run(const Case& bench, int threads) {
    const Features features = make(bench);
    const auto graph = Graph::build({bench.inputs}, parseLayers(bench.layers).value()).value();
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
    std::printf("%.0f %.6f\n", trained->model.samplesPerSecond,
                trained->model.history.back().trainLoss);
    return 0;
}

} // namespace

int main(int argc, char** argv) {
    for (const Case& bench : kCases)
        if (argc > 1 && bench.name == argv[1])
            return run(bench, argc > 2 ? std::atoi(argv[2]) : 0);
    std::fprintf(stderr, "usage: training_bench sine|table [THREADS]\n");
    return 2;
}

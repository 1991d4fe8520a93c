// SPDX-License-Identifier: GPL-3.0-or-later
// digits_bench FILE [SEEDS]: test accuracy of a small convolutional network on the images of an IDX
// file, float and int8, by seed and in the mean, with the seconds each training took.
#include "core/data/sample_files.h"
#include "core/eval/evaluation.h"
#include "core/eval/predictions.h"
#include "core/nn/training.h"
#include "core/quant/convert.h"

#include <cstdio>
#include <cstdlib>

using namespace tmw;

namespace {

constexpr std::string_view kLayers = "conv2d 8 3x3 relu, maxpool 2, conv2d 16 3x3 relu, maxpool 2, "
                                     "flatten, dense 32 relu, dense 10 softmax";

Result<double> accuracyOf(const TfliteModel& model, const Features& features) {
    TMW_TRY(Runner runner, runnerFor(model, &features.inputContract));
    TMW_TRY(const auto answers, predictRaw(runner, features, features.split.test, {}));
    TMW_TRY(const Evaluation made, evaluate(features, features.split.test, answers));
    return made.classification->accuracy.value;
}

struct Figures {
    double inFloat = 0;
    double int8 = 0;
};

Result<Figures> measure(const Features& features, uint64_t seed) {
    TMW_TRY(auto layers, parseLayers(kLayers));
    TMW_TRY(const Graph graph, Graph::build(features.sampleShape, std::move(layers)));
    TrainOptions options;
    options.epochs = 6;
    options.batch = 32;
    options.rate = 0.001;
    options.seed = seed;
    TMW_TRY(const auto trained, train(graph, features, options));
    TMW_TRY(const TfliteModel inFloat, convert(trained.model, ModelKind::Float));
    TMW_TRY(const Calibration calibration, calibrate(trained.model, features, 1000));
    TMW_TRY(const TfliteModel int8,
            convert(trained.model, ModelKind::Int8, &calibration, parseWeightScales("channel")));
    Figures figures;
    TMW_TRY(figures.inFloat, accuracyOf(inFloat, features));
    TMW_TRY(figures.int8, accuracyOf(int8, features));
    std::printf("seed %d: float %.4f, int8 %.4f, %.2f s\n", static_cast<int>(seed), figures.inFloat,
                figures.int8, trained.model.seconds);
    return figures;
}

Status run(const char* file, int seeds) {
    TMW_TRY(const Dataset data, readSamples(file, {}));
    TMW_TRY(const Features features, makeFeatures(data, {}));
    double sum = 0;
    double int8 = 0;
    for (int seed = 1; seed <= seeds; ++seed) {
        TMW_TRY(const Figures figures, measure(features, static_cast<uint64_t>(seed)));
        sum += figures.inFloat;
        int8 += figures.int8;
    }
    std::printf("mean of %d: float %.4f, int8 %.4f\n", seeds, sum / seeds, int8 / seeds);
    return {};
}

} // namespace

int main(int argc, char** argv) {
    if (argc < 2) {
        std::fprintf(stderr, "usage: digits_bench FILE [SEEDS]\n");
        return 2;
    }
    const Status done = run(argv[1], argc > 2 ? std::atoi(argv[2]) : 3);
    if (!done)
        std::fprintf(stderr, "%s\n", done.error().message().c_str());
    return done ? 0 : 1;
}

// SPDX-License-Identifier: GPL-3.0-or-later
// accuracy_bench DATASETS SPLITS CASE [SEEDS] [AWARE_EPOCHS] [spread | FOLDER]: test accuracy of a
// small network on data of others after the last epoch, float and int8 (and int8 after so many
// epochs of quantization-aware training): one line a seed, then mean and standard deviation. With
// "spread", the channels between layers are on scales far apart, which float does not mind. The
// float models are written to FOLDER, SEED.tflite each.
#include "core/eval/evaluation.h"
#include "core/eval/predictions.h"
#include "core/quant/aware_training.h"
#include "tests/bench/accuracy/tables.h"
#include "tests/support/spread_scales.h"

#include <cmath>
#include <cstdio>
#include <cstdlib>

using namespace tmw;

namespace {

constexpr ConvertOptions kFile{.scales = WeightScales::Channel}; ///< as TFLiteConverter has them

Result<double> accuracyOf(const TfliteModel& model, const Features& features) {
    TMW_TRY(Runner runner, runnerFor(model, &features.inputContract));
    TMW_TRY(const auto answers, predictRaw(runner, features, features.split.test, {}));
    TMW_TRY(const Evaluation made, evaluate(features, features.split.test, answers));
    return made.classification->accuracy.value;
}

Result<double> int8AccuracyOf(const TrainedModel& model, const Features& features,
                              std::span<const Range> ranges) {
    TMW_TRY(Calibration calibration, calibrate(model, features));
    takeRanges(ranges, calibration);
    TMW_TRY(const TfliteModel int8, convert(model, ModelKind::Int8, &calibration, kFile));
    return accuracyOf(int8, features);
}

struct How {
    int aware = 0;
    bool spread = false;
    std::string folder; ///< for the float models, "" for nowhere
};

struct Figures {
    std::vector<double> all[3];
    void add(size_t which, double value) { all[which].push_back(value); }
};

Status measure(const bench::AccuracyCase& from, const Features& features, uint64_t seed,
               const How& how, Figures& figures) {
    TMW_TRY(auto layers, parseLayers(from.layers));
    TMW_TRY(const Graph graph, Graph::build(features.sampleShape, std::move(layers)));
    TrainOptions options;
    options.epochs = from.epochs;
    options.rate = 0.001;
    options.seed = seed;
    TMW_TRY(TrainResult trained, train(graph, features, options));
    TrainedModel& model = trained.model;
    model.weights = std::move(trained.checkpoint.weights);
    if (how.spread)
        test::spreadScales(model);
    TMW_TRY(const TfliteModel inFloat, convert(model, ModelKind::Float));
    if (!how.folder.empty())
        TMW_CHECK(writeFile(std::filesystem::path(how.folder) / (std::to_string(seed) + ".tflite"),
                            inFloat.bytes()));
    TMW_TRY(const double floats, accuracyOf(inFloat, features));
    TMW_TRY(const double int8, int8AccuracyOf(model, features, {}));
    figures.add(0, floats);
    figures.add(1, int8);
    std::printf("seed %d: float %.4f, int8 %.4f", static_cast<int>(seed), floats, int8);
    if (how.aware > 0) {
        options.epochs = how.aware;
        options.rate = how.spread ? 0.001 : 0.0001;
        TMW_TRY(const auto tuned, trainAware(model, features, options, {.file = kFile}));
        TMW_TRY(const double better, int8AccuracyOf(tuned.model, features, tuned.state.ranges));
        figures.add(2, better);
        std::printf(", int8 after quantization-aware training %.4f", better);
    }
    std::printf(", %.2f s\n", model.seconds);
    return {};
}

void print(const char* name, const std::vector<double>& values) {
    if (values.empty())
        return;
    double mean = 0;
    double square = 0;
    for (const double each : values)
        mean += each / static_cast<double>(values.size());
    for (const double each : values)
        square += (each - mean) * (each - mean) / static_cast<double>(values.size());
    std::printf("%s %.4f +- %.4f\n", name, mean, std::sqrt(square));
}

Status run(const bench::AccuracyCase& from, char** argv, int seeds, const How& how) {
    TMW_TRY(const Features features, bench::loadCase(from, argv[1], argv[2]));
    Figures figures;
    for (int seed = 1; seed <= seeds; ++seed)
        TMW_CHECK(measure(from, features, static_cast<uint64_t>(seed), how, figures));
    print("float", figures.all[0]);
    print("int8", figures.all[1]);
    print("aware", figures.all[2]);
    return {};
}

} // namespace

int main(int argc, char** argv) {
    for (const auto& each : bench::kAccuracyCases) {
        if (argc < 4 || each.name != argv[3])
            continue;
        How how{argc > 5 ? std::atoi(argv[5]) : 0, false, argc > 6 ? argv[6] : ""};
        if (how.folder == "spread")
            how = {how.aware, true, ""};
        const Status done = run(each, argv, argc > 4 ? std::atoi(argv[4]) : 5, how);
        if (!done)
            std::fprintf(stderr, "%s\n", done.error().message().c_str());
        return done ? 0 : 1;
    }
    std::fprintf(stderr,
                 "usage: accuracy_bench DATASETS SPLITS CASE [SEEDS] [AWARE_EPOCHS] [spread | "
                 "FOLDER]\n");
    return 2;
}

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/line.h"

#include "core/base/file.h"
#include "core/project/model_metadata.h"
#include "core/project/start_weights.h"
#include "core/project/train_options.h"
#include "core/project/train_rows.h"
#include "core/quant/range_choice.h"

#include <chrono>
#include <cstdio>

namespace tmw {

namespace {

constexpr ErrorKind kNoRun{"run.none", "%1 has no training yet. 'tmw train %1' makes one."};
constexpr ErrorKind kOutOfDate{"run.out_of_date",
                               "The data or its settings changed since run %1. 'tmw train %2' "
                               "trains on what is there now."};
constexpr ErrorKind kNothingToResume{
    "run.nothing_to_resume",
    "Run %1 has done its %2 epochs. Raise train.epochs, or train without --resume."};
constexpr ErrorKind kLayersChanged{
    "run.layers_changed",
    "Settings of the network or its training changed since run %1 (%2), so it cannot go on. Train "
    "without --resume."};

Run describeRun(const Project& project, const Features& features, TrainResult result) {
    return {.settings = project.spec().settings,
            .dataFingerprint = dataFingerprint(project.spec()),
            .task = features.task,
            .sampleShape = features.sampleShape,
            .inputNames = features.inputNames,
            .targetNames = features.targetNames,
            .classNames = features.classNames,
            .inputContract = features.inputContract,
            .targetScaling = features.targetScaling,
            .model = std::move(result.model),
            .checkpoint = std::move(result.checkpoint),
            .stopped = result.stopped};
}

/// Keeps where a training stands.
class Keeper {
public:
    Keeper(const Project& project, const Features& features, const Graph& graph, uint64_t seed,
           int resumedFrom)
        : project_(project), features_(features), graph_(graph), seed_(seed),
          resumedFrom_(resumedFrom) {}

    /// What could not be kept is said once; training goes on.
    void keep(const Checkpoint& state, const TrainCallbacks& callbacks) {
        constexpr std::chrono::seconds kAtLeast{1};
        const auto now = std::chrono::steady_clock::now();
        if (now - last_ < kAtLeast || failed_)
            return;
        last_ = now;
        TrainedModel model{graph_, state.bestWeights, seed_, state.history, state.bestEpoch};
        Run run = describeRun(project_, features_, {std::move(model), state, true});
        run.resumedFrom = resumedFrom_;
        const Status kept = saveInterrupted(project_, run);
        failed_ = !kept;
        if (failed_ && callbacks.remark)
            callbacks.remark(Remark(kept.error()));
    }

private:
    const Project& project_;
    const Features& features_;
    const Graph& graph_;
    uint64_t seed_;
    int resumedFrom_;
    std::chrono::steady_clock::time_point last_ = std::chrono::steady_clock::now();
    bool failed_ = false;
};

/// What to go on from: what was interrupted, or else the chosen run.
Result<Run> runToResume(const Project& project) {
    if (auto run = interruptedTraining(project))
        return std::move(*run);
    TMW_TRY(Run run, openRun(project, 0, Staleness::Refused));
    TMW_CHECK(checkResume(run, project.spec().settings));
    return run;
}

} // namespace

Status checkResume(const Run& run, const Settings& now) {
    const bool begun = run.checkpoint.epoch > 0;
    for (const auto& row : settingRows()) {
        if ((begun ? decidesTraining(row.key) : row.key == "model.layers") &&
            row.key != "train.epochs" && valueText(run.settings, row) != valueText(now, row))
            return fail(kLayersChanged, run.number, row.key);
    }
    if (run.checkpoint.epoch >= now.epochs)
        return fail(kNothingToResume, run.number, run.checkpoint.epoch);
    return {};
}

std::optional<Run> interruptedTraining(const Project& project) {
    auto run = loadInterrupted(project);
    const bool fits = run && run->dataFingerprint == dataFingerprint(project.spec()) &&
                      checkResume(*run, project.spec().settings);
    return fits ? std::move(run) : std::nullopt;
}

FeatureOptions featureOptions(const Settings& settings) {
    return {.standardiseInputs = settings.standardise,
            .standardiseTargets = settings.standardiseTargets,
            .binary = settings.task == "binary",
            .byteRange = settings.byteRange,
            .split = {.train = settings.splitTrain,
                      .validation = settings.splitValidation,
                      .test = settings.splitTest,
                      .seed = static_cast<uint64_t>(settings.splitSeed),
                      .stratified = settings.stratified}};
}

Result<Features> loadFeatures(const Project& project) {
    TMW_TRY(const Dataset data, loadDataset(project));
    return makeFeatures(data, featureOptions(project.spec().settings));
}

Result<Run> trainRun(const Project& project, const TrainRequest& request, std::stop_token stop,
                     const TrainCallbacks& callbacks) {
    const Settings& settings = project.spec().settings;
    TMW_TRY(const Features features, loadFeatures(project));
    TMW_TRY(const TrainOptions options, trainOptions(settings, features, request.threads));
    TMW_TRY(auto layers, parseLayers(settings.layers));
    TMW_TRY(const Graph graph, Graph::build(features.sampleShape, std::move(layers)));
    std::optional<Run> earlier;
    if (request.resume) {
        TMW_TRY(earlier, runToResume(project));
    }
    std::optional<Checkpoint> start;
    if (!earlier) {
        TMW_TRY(start, startingWeights(project, features, graph, options));
    } else {
        start = earlier->checkpoint.epoch > 0 ? earlier->checkpoint
                                              : beginningWith(earlier->model.weights, options);
    }
    const int from = !earlier ? 0 : earlier->number ? earlier->number : earlier->resumedFrom;
    Keeper keeper(project, features, graph, options.seed, from);
    TrainCallbacks keeping = callbacks;
    keeping.checkpoint = [&](const Checkpoint& state) {
        keeper.keep(state, callbacks);
        if (callbacks.checkpoint)
            callbacks.checkpoint(state);
    };
    auto result = train(graph, features, options, stop, keeping, start ? &*start : nullptr);
    if (!result) {
        dropInterrupted(project);
        return forward(result);
    }
    Run run = describeRun(project, features, std::move(*result));
    run.resumedFrom = from;
    return run;
}

Result<RateTest> rateTestOf(const Project& project, int threads, std::stop_token stop,
                            const Progress& progress) {
    const Settings& settings = project.spec().settings;
    TMW_TRY(const Features features, loadFeatures(project));
    TMW_TRY(const TrainOptions options, trainOptions(settings, features, threads));
    TMW_TRY(auto layers, parseLayers(settings.layers));
    TMW_TRY(const Graph graph, Graph::build(features.sampleShape, std::move(layers)));
    return rateTest(graph, features, options, std::move(stop), progress);
}

Status keepRun(Project& project, Run& run) {
    const auto numbers = runNumbers(project);
    run.number = numbers.empty() ? 1 : numbers.back() + 1;
    TMW_CHECK(saveRun(project, run));
    dropInterrupted(project);
    ProjectSpec spec = project.spec();
    spec.chosenRun = run.number;
    return project.save(std::move(spec));
}

Result<Run> trainProject(Project& project, const TrainRequest& request, std::stop_token stop,
                         const TrainCallbacks& callbacks) {
    TMW_TRY(Run run, trainRun(project, request, stop, callbacks));
    TMW_CHECK(keepRun(project, run));
    return run;
}

Result<Run> openRun(const Project& project, int number, Staleness staleness) {
    const int wanted = number ? number : project.spec().chosenRun;
    if (wanted == 0)
        return fail(kNoRun, project.folder().string());
    TMW_TRY(Run run, loadRun(project, wanted));
    if (staleness == Staleness::Refused && run.dataFingerprint != dataFingerprint(project.spec()))
        return fail(kOutOfDate, wanted, project.folder().string());
    return run;
}

namespace {
bool isOfConversion(const SettingRow& row) {
    return row.key.starts_with("convert.") || row.key.starts_with("quant.");
}
} // namespace

void takeConversion(const Settings& from, Settings& to) {
    for (const SettingRow& row : settingRows())
        if (isOfConversion(row))
            std::visit([&](auto member) { to.*member = from.*member; }, row.member);
}

std::string conversionText(const Settings& settings) {
    std::string text;
    for (const SettingRow& row : settingRows())
        if (isOfConversion(row))
            text += std::string(row.key) + '=' + valueText(settings, row) + '\n';
    return text;
}

Result<Conversion> convertRun(const Run& run, const Features& features, ModelKind kind,
                              std::stop_token stop) {
    TMW_TRY(const TrainedModel model, inDataUnits(run.model, run.targetScaling));
    const Settings& settings = run.settings;
    const WeightScales scales = parseWeightScales(settings.weightScales);
    std::shared_ptr<Calibration> calibration;
    if (const auto integers = activationType(kind)) {
        TMW_TRY(Calibration seen,
                calibrate(model, features, static_cast<size_t>(settings.calibrationSamples), stop));
        chooseRanges(seen, {parseRangeMethod(settings.calibration), settings.percentile},
                     *integers);
        calibration = std::make_shared<Calibration>(std::move(seen));
    }
    const ModelMetadata metadata = metadataOf(run);
    TMW_TRY(TfliteModel made, convert(model, kind, calibration.get(), scales,
                                      settings.metadata ? &metadata : nullptr));
    return Conversion{std::move(made), std::move(calibration)};
}

std::filesystem::path modelFile(const Project& project, int run, ModelKind kind) {
    char number[16];
    std::snprintf(number, sizeof number, "run%03d", run);
    return project.folder() / "models" /
           (std::string(number) + "_" + std::string(toText(kind)) + ".tflite");
}

Result<std::vector<ConvertedModel>> convertProject(const Project& project,
                                                   const std::vector<ModelKind>& kinds, int number,
                                                   std::stop_token stop) {
    TMW_TRY(Run run, openRun(project, number, Staleness::Refused));
    TMW_TRY(const Features features, loadFeatures(project));
    takeConversion(project.spec().settings, run.settings);
    std::vector<ConvertedModel> models;
    for (const ModelKind kind : kinds) {
        TMW_TRY(Conversion made, convertRun(run, features, kind, stop));
        auto file = modelFile(project, run.number, kind);
        TMW_CHECK(writeFile(file, made.model.bytes()));
        models.push_back(
            {kind, std::move(file), std::move(made.model), std::move(made.calibration)});
    }
    return models;
}

} // namespace tmw

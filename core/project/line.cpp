// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/line.h"

#include "core/base/file.h"
#include "core/project/model_metadata.h"
#include "core/project/run_aside.h"
#include "core/project/train_options.h"
#include "core/quant/range_choice.h"

#include <ctime>

namespace tmw {

namespace {

constexpr ErrorKind kNoRun{"run.none", "%1 has no training yet. 'tmw train %1' makes one."};
constexpr ErrorKind kOutOfDate{"run.out_of_date",
                               "The data or its settings changed since run %1. 'tmw train %2' "
                               "trains on what is there now."};

} // namespace

namespace {
/// ISO 8601, in UTC.
std::string timeNow() {
    const std::time_t now = std::time(nullptr);
    std::tm parts{};
    gmtime_r(&now, &parts);
    char text[32];
    std::strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%SZ", &parts);
    return text;
}

std::optional<Task> askedTask(std::string_view word) {
    return word == "regression"                           ? std::optional(Task::Regression)
           : word == "classification" || word == "binary" ? std::optional(Task::Classification)
                                                          : std::nullopt;
}
} // namespace

FeatureOptions featureOptions(const Settings& settings) {
    return {.standardiseInputs = settings.standardise,
            .standardiseTargets = settings.standardiseTargets,
            .binary = settings.task == "binary",
            .reconstruct = settings.task == "reconstruction",
            .normal = settings.normal,
            .asked = askedTask(settings.task),
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
    run.number = nextRunNumber(project);
    run.made = timeNow();
    TMW_CHECK(saveRun(project, run));
    ProjectSpec spec = project.spec();
    spec.chosenRun = run.number;
    TMW_CHECK(project.save(std::move(spec)));
    dropInterrupted(project); // last: until then it can become a run
    return {};
}

Result<Run> trainProject(Project& project, const TrainRequest& request, std::stop_token stop,
                         const TrainCallbacks& callbacks) {
    TMW_TRY(Trained trained, trainRun(project, request, stop, callbacks));
    TMW_CHECK(keepRun(project, trained.run));
    if (trained.trouble)
        return tl::unexpected(std::move(*trained.trouble));
    return std::move(trained.run);
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
/// convert.fast is of the plan: the .tflite stays.
bool isOfConversion(const SettingRow& row) {
    return (row.key.starts_with("convert.") && row.key != "convert.fast") ||
           row.key.starts_with("quant.");
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

ConvertOptions convertOptions(const Settings& settings) {
    return {.scales = parseWeightScales(settings.weightScales), .fusedLstm = settings.fusedLstm};
}

Result<Conversion> convertRun(const Run& run, const Features& features, ModelKind kind,
                              std::stop_token stop) {
    TMW_TRY(const TrainedModel model, inDataUnits(run.model, run.targetScaling));
    const Settings& settings = run.settings;
    std::shared_ptr<Calibration> calibration;
    if (const auto integers = activationType(kind)) {
        TMW_TRY(Calibration seen,
                calibrate(model, features, static_cast<size_t>(settings.calibrationSamples), stop));
        chooseRanges(seen, {parseRangeMethod(settings.calibration), settings.percentile},
                     *integers);
        if (run.aware && run.aware->stays)
            takeRanges(run.aware->ranges, seen);
        calibration = std::make_shared<Calibration>(std::move(seen));
    }
    const ModelMetadata metadata = metadataOf(run);
    ConvertOptions options = convertOptions(settings);
    options.metadata = settings.metadata ? &metadata : nullptr;
    TMW_TRY(TfliteModel made, convert(model, kind, calibration.get(), options));
    return Conversion{std::move(made), std::move(calibration)};
}

std::filesystem::path modelFile(const Project& project, int run, ModelKind kind) {
    return project.folder() / "models" /
           (modelStem(run) + "_" + std::string(toText(kind)) + ".tflite");
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

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/features.h"
#include "core/nn/rate_test.h"
#include "core/project/project.h"
#include "core/project/run_store.h"
#include "core/quant/convert.h"

#include <filesystem>
#include <functional>
#include <memory>
#include <vector>

namespace tmw {

/// The straight line from a project: each step a function from what is saved to a value. The
/// command line and the window call the same ones.

/// Files cannot stand beside generated data.
inline constexpr ErrorKind kGeneratedData{
    "project.generated_data",
    "The project's data is generated, so files cannot be added to it. Make "
    "a new project for them."};

/// All sources, joined, as they were brought in. Errors: project.no_data, project.generated_data,
/// those of reading.
Result<Dataset> loadSources(const Project& project);
/// The same with what the person changed of columns and of labels. Errors also: project.correction.
Result<Dataset> loadDataset(const Project& project);
/// Roles and units that the person changed, over what was detected. Errors: import.no_such_column.
Status applyColumnChoices(const std::map<std::string, ColumnChoice>& choices, Dataset& data);
FeatureOptions featureOptions(const Settings& settings);
Result<Features> loadFeatures(const Project& project);

struct TrainRequest {
    int threads = 0;
    bool resume = false; ///< go on from what was interrupted, or else from the chosen run
    /// Told what it goes on from, before its first epoch.
    std::function<void(const Run&)> goesOn = {};
};

/// What was trained on these data by the project's settings, without a number.
Run runOf(const Project& project, const Features& features, TrainResult result);

struct Trained {
    Run run;
    /// Why quantization-aware training came to nothing: the run is what was trained before it.
    std::optional<Error> trouble = {};
};

/// Trains by the project's settings. Stopped, it answers the best so far. Where it stands is kept
/// beside the runs as it goes on, each epoch or, of shorter ones, each second, until the answer is
/// kept as a run.
/// Errors: those of training; run.nothing_to_resume, train.qat_kind. Those of quantization-aware
/// training are `trouble`, unless what was trained before it is a run already.
Result<Trained> trainRun(const Project& project, const TrainRequest& request,
                         std::stop_token stop = {}, const TrainCallbacks& callbacks = {});
/// The learning-rate range test with the project's settings; nothing is written.
Result<RateTest> rateTestOf(const Project& project, int threads = 0, std::stop_token stop = {},
                            const Progress& progress = {});
/// Gives the run a number, appends and chooses it.
Status keepRun(Project& project, Run& run);
/// Both. `trouble` is an error, once the run is kept.
Result<Run> trainProject(Project& project, const TrainRequest& request, std::stop_token stop = {},
                         const TrainCallbacks& callbacks = {});

/// The run that is named, or the chosen one for 0. Errors: run.none, run.out_of_date where the
/// data or its settings changed since, unless `stale` is allowed.
enum class Staleness { Refused, Allowed };
Result<Run> openRun(const Project& project, int number, Staleness staleness);

/// How to convert can be chosen after a training: `to` takes those settings from `from`.
void takeConversion(const Settings& from, Settings& to);
/// They as a text: another one tells of another conversion.
std::string conversionText(const Settings& settings);

/// Without metadata, which are a run's.
ConvertOptions convertOptions(const Settings& settings);

/// The run's network as a .tflite. Integers are calibrated on the training part of `features`.
struct Conversion {
    TfliteModel model;
    std::shared_ptr<const Calibration> calibration; ///< with the ranges chosen; null for floats
};
Result<Conversion> convertRun(const Run& run, const Features& features, ModelKind kind,
                              std::stop_token stop = {});

/// models/run001_int8.tflite.
std::filesystem::path modelFile(const Project& project, int run, ModelKind kind);
struct ConvertedModel {
    ModelKind kind = ModelKind::Float;
    std::filesystem::path file;
    TfliteModel model;
    std::shared_ptr<const Calibration> calibration = nullptr; ///< as of Conversion
};
/// Converts and writes one file a kind.
Result<std::vector<ConvertedModel>> convertProject(const Project& project,
                                                   const std::vector<ModelKind>& kinds, int run,
                                                   std::stop_token stop = {});

} // namespace tmw

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/nn/training.h"
#include "core/project/project.h"
#include "core/quant/aware_training.h"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tmw {

/// A training as it is kept: what went in, what came out, and where it stood, to go on from there.
struct Run {
    int number = 0;
    int resumedFrom = 0; ///< 0: from the start
    Settings settings = {};
    std::string dataFingerprint = {};
    Task task = Task::Regression;
    Shape sampleShape = {};
    std::vector<std::string> inputNames = {};
    std::vector<std::string> targetNames = {};
    std::vector<std::string> classNames = {};
    Affine inputContract = {};
    Affine targetScaling = {};
    /// Before targetScaling is taken in. After quantization-aware training, once ranges stay, its.
    TrainedModel model;
    Checkpoint checkpoint = {}; ///< of the settings' layers
    std::optional<AwareState> aware = {};
    bool stopped = false;
    std::string made = {};        ///< when, as "2026-07-31T12:00:00Z"; empty: an earlier program's
    std::string adoptedFrom = {}; ///< the .tflite that its weights are of, untrained here
};

/// Those of quantization-aware training are among them.
int epochsDone(const Run& run);

/// Writes runs/NNN in one step (a folder of another name, then a rename).
Status saveRun(const Project& project, const Run& run);
/// Errors: run.missing (names the runs there are), run.damaged.
Result<Run> loadRun(const Project& project, int number);
/// Folders below runs/ that are called PREFIXnumber, by that number.
std::map<int, std::filesystem::path> runFolders(const std::filesystem::path& project,
                                                std::string_view prefix);
/// runs/001 of a project's folder.
std::filesystem::path runFolder(const std::filesystem::path& project, int number);
/// "run001": what files made of the run begin with.
std::string modelStem(int number);
/// Numbers of the runs there are, ascending.
std::vector<int> runNumbers(const Project& project);

/// Where a training stands that is no run yet, beside the runs, so that it can go on after a crash.
/// The one before is there until the next is whole.
Status saveInterrupted(const Project& project, const Run& run);
/// The last that was saved and can be read, as a run of number 0; nothing otherwise.
std::optional<Run> loadInterrupted(const Project& project);
void dropInterrupted(const Project& project);

} // namespace tmw

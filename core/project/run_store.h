// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/nn/training.h"
#include "core/project/project.h"

#include <string>
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
    TrainedModel model; ///< before targetScaling is taken in
    Checkpoint checkpoint = {};
    bool stopped = false;
};

/// Writes runs/NNN in one step (a folder of another name, then a rename).
Status saveRun(const Project& project, const Run& run);
/// Errors: run.missing (names the runs there are), run.damaged.
Result<Run> loadRun(const Project& project, int number);
/// Numbers of the runs there are, ascending.
std::vector<int> runNumbers(const Project& project);

} // namespace tmw

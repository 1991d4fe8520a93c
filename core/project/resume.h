// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/project/run_store.h"

#include <optional>

namespace tmw {

/// A run goes on only with the settings it began with; the numbers of epochs may grow. One of 0
/// epochs goes on with any; where quantization-aware training is all that is left, it may have
/// another rate and clipping. Errors: run.layers_changed, run.nothing_to_resume.
Status checkResume(const Run& run, const Settings& now);
/// Whether these settings ask for no more epochs than it has.
bool hasAllEpochs(const Run& run, const Settings& now);

/// Whether what loadInterrupted() found goes on by these settings on these data. One that has all
/// of its epochs does: it becomes a run. Errors: run.interrupted_changed (names the first setting
/// that differs), run.interrupted_data.
Status checkInterrupted(const Run& interrupted, const ProjectSpec& now);
/// A training by these settings on these data that a crash or a power cut ended.
std::optional<Run> interruptedTraining(const Project& project);

/// What to go on from: what was interrupted, or else the chosen run. Errors: those of checkResume
/// and openRun; where both cannot go on, of checkInterrupted.
Result<Run> runToResume(const Project& project);

} // namespace tmw

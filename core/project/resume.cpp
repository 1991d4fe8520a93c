// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/resume.h"

#include "core/project/line.h"
#include "core/project/train_rows.h"

namespace tmw {

namespace {

constexpr ErrorKind kNothingToResume{
    "run.nothing_to_resume",
    "Run %1 has done its %2 epochs. Raise train.epochs or train.qat_epochs, or train without "
    "--resume."};
constexpr ErrorKind kLayersChanged{
    "run.layers_changed",
    "Settings of the network or its training changed since run %1 (%2), so it cannot go on. Train "
    "without --resume."};
constexpr ErrorKind kInterruptedChanged{
    "run.interrupted_changed",
    "A training that was interrupted after epoch %1 cannot go on: %2 was %3 and is %4 now. Set it "
    "back, or train anew."};
constexpr ErrorKind kInterruptedData{
    "run.interrupted_data",
    "A training that was interrupted after epoch %1 cannot go on: the data changed since. Take the "
    "changes back, or train anew."};

bool isLength(std::string_view key) {
    return key == "train.epochs" || key == "train.qat_epochs";
}

/// What decides how far a step goes, and nothing that a checkpoint holds.
bool isStepLength(std::string_view key) {
    return key == "train.rate" || key == "train.clip_norm" || key == "train.clip_value";
}

/// But for quantization-aware training.
bool isTrained(const Checkpoint& state, const Settings& now) {
    return state.epoch >= now.epochs ||
           (now.earlyStopping > 0 && state.epochsSinceBest >= now.earlyStopping);
}

/// The first setting that keeps the run from going on; null: none.
const SettingRow* obstacle(const Run& run, const Settings& now) {
    const bool begun = run.checkpoint.epoch > 0;
    const bool onlyAware = !run.aware && isTrained(run.checkpoint, now);
    for (const auto& row : settingRows())
        if ((begun ? decidesTraining(row.key) : row.key == "model.layers") && !isLength(row.key) &&
            !(onlyAware && isStepLength(row.key)) &&
            valueText(run.settings, row) != valueText(now, row))
            return &row;
    return nullptr;
}

/// The same of the data.
const SettingRow* dataObstacle(const Run& run, const Settings& now) {
    for (const auto& row : settingRows())
        if (decidesData(row.key) && valueText(run.settings, row) != valueText(now, row))
            return &row;
    return nullptr;
}

} // namespace

bool hasAllEpochs(const Run& run, const Settings& now) {
    const bool sameLength = run.settings.qatEpochs == now.qatEpochs;
    const int aware = run.aware && sameLength ? run.aware->checkpoint.epoch : 0;
    return run.checkpoint.epoch >= now.epochs && aware >= now.qatEpochs;
}

Status checkResume(const Run& run, const Settings& now) {
    if (const SettingRow* row = obstacle(run, now))
        return fail(kLayersChanged, run.number, row->key);
    if (hasAllEpochs(run, now))
        return fail(kNothingToResume, run.number, epochsDone(run));
    return {};
}

Status checkInterrupted(const Run& interrupted, const ProjectSpec& now) {
    const bool sameData = interrupted.dataFingerprint == dataFingerprint(now);
    const SettingRow* row = sameData ? nullptr : dataObstacle(interrupted, now.settings);
    if (!sameData && !row)
        return fail(kInterruptedData, epochsDone(interrupted));
    if (!row)
        row = obstacle(interrupted, now.settings);
    if (row)
        return fail(kInterruptedChanged, epochsDone(interrupted), row->key,
                    valueText(interrupted.settings, *row), valueText(now.settings, *row));
    return {};
}

std::optional<Run> interruptedTraining(const Project& project) {
    auto run = loadInterrupted(project);
    return run && checkInterrupted(*run, project.spec()) ? std::move(run) : std::nullopt;
}

Result<Run> runToResume(const Project& project) {
    auto interrupted = loadInterrupted(project);
    const Status fits = interrupted ? checkInterrupted(*interrupted, project.spec()) : Status();
    if (interrupted && fits)
        return std::move(*interrupted);
    auto run = openRun(project, 0, Staleness::Refused);
    const Status chosen = run ? checkResume(*run, project.spec().settings) : Status(forward(run));
    if (!chosen)
        return fits ? forward(chosen) : forward(fits);
    return run;
}

} // namespace tmw

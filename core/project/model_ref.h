// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/plan/plan.h"
#include "core/project/line.h"

#include <optional>
#include <string>

namespace tmw {

/// A MODEL as people write it: a .tflite file, or PROJECT:KIND.
struct OpenModel {
    TfliteModel model;
    std::filesystem::path file;
    std::optional<ModelKind> kind; ///< of a project's model
    std::optional<Run> run;        ///< of a project's model
    std::filesystem::path project; ///< empty: a file of its own
    bool fast = false;             ///< PlanOptions::fast: convert.fast of the project

    /// What turns raw values into the network's input; none for a file of its own.
    const Affine* inputContract() const { return run ? &run->inputContract : nullptr; }
};

/// Errors: those of the file; convert.unknown_kind; project.not_converted.
Result<OpenModel> openModel(const std::string& reference, int run = 0);
/// The project's model of that kind.
Result<OpenModel> openModel(const Project& project, ModelKind kind, int run = 0);

/// The model's plan for a core, with the input contract of its run.
Result<Plan> planOf(const OpenModel& open, rt::CoreFamily core);

/// One tensor an input.
using Inputs = std::vector<Tensor>;

/// What a model is tried on before it becomes the running one: samples of the run's test split,
/// chosen by `seed`, or the generator's (core/plan/generated_input.h) without a run or its data; at
/// least one, at most `most`, of at most 16 KB together.
Result<std::vector<Inputs>> testVectors(const OpenModel& open, const Plan& plan, uint64_t seed,
                                        size_t most = 16);

} // namespace tmw

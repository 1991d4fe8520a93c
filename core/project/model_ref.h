// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

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

    /// What turns raw values into the network's input; none for a file of its own.
    const Affine* inputContract() const { return run ? &run->inputContract : nullptr; }
};

/// Errors: those of the file; convert.unknown_kind; project.not_converted.
Result<OpenModel> openModel(const std::string& reference, int run = 0);
/// The project's model of that kind.
Result<OpenModel> openModel(const Project& project, ModelKind kind, int run = 0);

} // namespace tmw

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/plan/plan.h"
#include "core/tflite/tflite_model.h"

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace tmw {

/// What a model can leave the house as.
enum class ExportKind : uint8_t {
    CArray,  ///< the .tflite as a C array, for TensorFlow Lite Micro
    Cpp,     ///< the plan as C++14 source with the kernels it calls; CMake; no other dependency
    Arduino, ///< the same as an Arduino library with an example sketch
    Plan,    ///< the plan's bytes
    ArduinoCompanion, ///< the companion firmware as an Arduino library, with the model built in
};
std::string_view toText(ExportKind kind); ///< "c-array", "cpp", ...
/// Errors: export.unknown_kind, with the kinds there are.
Result<ExportKind> parseExportKind(std::string_view word);

struct ExportOptions {
    /// What the model is called; made an identifier by identifierOf.
    std::string name = "model";
    /// What ships with the program (resourceFolder() of core/project); CArray and Plan need none.
    std::filesystem::path resources;
};

/// Writes source to build elsewhere into the folder `out`, which is made where it is missing; other
/// files in it are left alone. `plan`: what the core runs, needed for all but CArray; Arduino takes
/// and ArduinoCompanion take one for the generic core. The same model, plan and options give the
/// same bytes. Returns the files, relative to `out`. Errors: export.no_plan, export.plan_refused,
/// export.arduino_core, export.resource, and those of writeFile.
Result<std::vector<std::filesystem::path>> exportModel(const TfliteModel& model, const Plan* plan,
                                                       ExportKind kind,
                                                       const ExportOptions& options,
                                                       const std::filesystem::path& out);

} // namespace tmw

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/codegen/source_file.h"
#include "core/plan/plan.h"

#include <string>
#include <vector>

namespace tmw {

/// What the templates of the C++ and Arduino exports need to know of a plan.
struct ModelSource {
    Fields fields;
    /// Sources of the runtime that the model calls, as roots of runtimeSources().
    std::vector<std::string> roots;
};

/// `name` is an identifier. Errors: export.plan_refused; export.kernel for a kernel without source.
Result<ModelSource> modelSource(const TfliteModel& model, const Plan& plan,
                                const std::string& name);

/// Inputs of the seeded generator and what the plan answers on the desktop, as fields of
/// test_vectors.h. Errors: those of Runner.
Result<Fields> testVectorFields(const Plan& plan, size_t count);

} // namespace tmw

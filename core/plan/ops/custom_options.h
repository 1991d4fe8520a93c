// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/plan/op_planner.h"

#include <string_view>

namespace tmw {

/// Numbers by name, from a custom operator's FlexBuffers map.
class CustomOptions {
public:
    /// plan.unsupported_form: there is no map.
    static Result<CustomOptions> of(const OpPlanner& planner);

    bool has(std::string_view name) const;
    /// Within [low, high]; `otherwise` where it is not there. plan.unsupported_form.
    Result<int64_t> integer(std::string_view name, int64_t low, int64_t high) const;
    Result<int64_t> integer(std::string_view name, int64_t low, int64_t high,
                            int64_t otherwise) const;
    /// Finite. plan.unsupported_form.
    Result<float> real(std::string_view name) const;

private:
    explicit CustomOptions(const OpPlanner& planner) : planner_(planner) {}
    const OpPlanner& planner_;
};

} // namespace tmw

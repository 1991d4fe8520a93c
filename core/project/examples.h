// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/project/project.h"

#include <span>
#include <string_view>

namespace tmw {

/// A project that comes with the program.
struct Example {
    std::string_view name;
    std::string_view title;
    std::string_view summary;
    /// What to expect of it, with the measure it is given in.
    std::string_view expected;
};

std::span<const Example> examples();
bool isExample(std::string_view name);

/// Makes a project of the example in `folder`, its data inside. `seed` 0 keeps the example's own.
/// Errors: example.unknown (names those there are), example.damaged, those of Project::create.
Result<Project> createExample(const std::filesystem::path& folder, std::string_view name,
                              int64_t seed = 0);

} // namespace tmw

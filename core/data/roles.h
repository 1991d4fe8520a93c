// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/data/dataset.h"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tmw {

/// What is told about the columns; what is not told is found.
struct RoleOptions {
    std::string label{};
    std::vector<std::string> targets{};
    std::string group{};
    std::string time{};
    std::string weight{};
    /// The inputs; empty: all that are left. Other columns become Ignored.
    std::vector<std::string> columns{};
    /// Any role by column name, over all of the above.
    std::map<std::string, ColumnRole> roles{};
};

/// The phrase of a column that has one value.
inline constexpr std::string_view kConstant = TMW_PHRASE("Error", "constant");

/// Gives every column its role, and its note where something was noticed: constant, without
/// values, a number of the row or an id (every value different), too many different words, a value
/// that looks like a code for "missing". The first four become Ignored. What to learn is, where it
/// is not told, a column named label, class, species, target or the like, else the last column: a
/// label where it holds few words or few small whole numbers, else a target.
/// Errors: import.no_such_column.
Status assignRoles(Dataset& data, const RoleOptions& options);

/// Only what is told. Errors: import.no_such_column.
Status applyRoles(Dataset& data, const RoleOptions& options);

/// "input", "target", "label", "group", "time", "weight", "ignored".
std::string_view nameOf(ColumnRole role);
std::optional<ColumnRole> roleFrom(std::string_view name);

} // namespace tmw

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/data/dataset.h"

#include <string_view>

namespace tmw {

/// Adds the rows of `more`, which come from `file`, to `data`; an empty `data` becomes `more`.
/// Columns are matched by name. Error: import.columns_differ, import.other_kind,
/// import.shapes_differ, and `data` is unchanged.
Status appendRows(Dataset& data, Dataset more, std::string_view file);

} // namespace tmw

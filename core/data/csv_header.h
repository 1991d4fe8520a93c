// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/csv_format.h"
#include "core/data/dataset.h"

#include <vector>

namespace tmw {

/// Columns with names and units, without values: from the header, or "column_1" on.
std::vector<Column> readHeader(const TextBytes& text, const TableFormat& format);

} // namespace tmw

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/csv_text.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tmw {

/// How a table is written, as it was found or told.
struct TableFormat {
    char delimiter = ',';
    bool decimalComma = false;
    bool header = false;
    bool latin1 = false;
    size_t width = 0; ///< values in most records
    /// The first record is "rows,columns,class,class,..." as scikit-learn's tables have it: the
    /// names of the classes of the last column, in order.
    std::vector<std::string> classNames;
};

/// What is told rather than found.
struct FormatHints {
    std::optional<char> delimiter{};
    std::optional<bool> decimalComma{};
    std::optional<bool> header{};
    std::optional<bool> latin1{};
};

/// Looks at the first 256 KiB. `width` is 0 where there is no record.
TableFormat detectFormat(const TextBytes& text, const FormatHints& hints);

} // namespace tmw

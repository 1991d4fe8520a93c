// SPDX-License-Identifier: GPL-3.0-or-later
// Any bytes as a table: an error or a table whose parts agree.
#include "core/data/csv.h"
#include "core/data/features.h"
#include "core/data/roles.h"
#include "core/data/summary.h"

#include <cmath>
#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
    using namespace tmw;
    auto table = parseCsv({reinterpret_cast<const char*>(data), size}, "fuzz.csv");
    if (!table)
        return 0;
    for (const Column& column : table->data.columns) {
        if (column.values.size() != table->data.rows)
            std::abort();
        for (const double value : column.values)
            if (column.type == ColumnType::Category && !std::isnan(value) &&
                !(value >= 0 && value < static_cast<double>(column.categories.size())))
                std::abort();
    }
    if (!assignRoles(table->data, {}))
        std::abort();
    (void)summarise(table->data);
    (void)makeFeatures(table->data, {});
    return 0;
}

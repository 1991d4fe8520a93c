// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/plan/arithmetic/record_reader.h"

namespace tmw {

/// A row of the input, of Stored numbers, and which of it the element is.
template <typename Stored, typename T>
struct Row {
    std::vector<T> values;
    size_t own = 0;

    Row(RecordReader& reader, size_t field, size_t depth) : own(reader.element() % depth) {
        const size_t first = reader.element() - own;
        for (size_t i = 0; i < depth; ++i)
            values.push_back(static_cast<Stored>(i == own ? reader.read(field, first + i)
                                                          : reader.readAlone(field, first + i)));
    }
};

/// The same, and the steps of how far the element is from the greatest.
template <typename Stored, typename T>
struct RowBelow : Row<Stored, T> {
    T greatest{};
    T difference{};

    RowBelow(RecordReader& reader, size_t field, size_t depth)
        : Row<Stored, T>(reader, field, depth) {
        greatest = this->values[0];
        for (const T each : this->values)
            greatest = each > greatest ? each : greatest;
        reader.step(StepKind::Greatest, greatest, depth);
        const T value = this->values[this->own];
        difference =
            reader.step(StepKind::Subtracted, static_cast<T>(value - greatest), value, greatest);
    }
};

} // namespace tmw

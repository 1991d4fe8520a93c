// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/viewmodels/row_cells.h"

#include "widgets/viewmodels/words.h"

#include <algorithm>
#include <cmath>

namespace tmw::ui {

namespace {

constexpr size_t kLookedAt = 1000;
constexpr int kMostDigits = 6;

/// So many that no value of the first rows loses one, within six digits.
int decimalsOf(const Column& column) {
    qsizetype decimals = 0;
    double most = 0;
    for (size_t row = 0; row < std::min(column.values.size(), kLookedAt); ++row) {
        const double value = column.values[row];
        if (!std::isfinite(value))
            continue;
        most = std::max(most, std::abs(value));
        const QString text = QString::number(value, 'g', kMostDigits);
        const qsizetype dot = text.indexOf('.');
        if (dot >= 0 && !text.contains('e'))
            decimals = std::max(decimals, text.size() - dot - 1);
    }
    const int whole = most < 1 ? 1 : static_cast<int>(std::log10(most)) + 1;
    return std::clamp(static_cast<int>(decimals), 0, std::max(0, kMostDigits - whole));
}

} // namespace

RowCells::RowCells(std::shared_ptr<const Dataset> data) : data_(std::move(data)) {
    if (data_)
        for (const Column& column : data_->columns)
            decimals_.push_back(decimalsOf(column));
}

bool RowCells::isText(size_t column) const {
    return data_->columns[column].type == ColumnType::Category;
}

QString RowCells::text(size_t row, size_t column) const {
    const Column& shown = data_->columns[column];
    const double value = shown.values[row];
    if (std::isnan(value))
        return QStringLiteral("-");
    if (shown.type == ColumnType::Category)
        return QString::fromStdString(shown.categories[static_cast<size_t>(value)]);
    if (std::abs(value) >= 1e9)
        return numberText(value, kMostDigits);
    return QString::number(value, 'f', decimals_[column]);
}

QString columnHead(const QString& name, const QString& unit) {
    return unit.isEmpty() ? name : name + ' ' + unit;
}

} // namespace tmw::ui

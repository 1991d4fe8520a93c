// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/dataset.h"

#include <QString>

#include <memory>
#include <vector>

namespace tmw::ui {

/// The values of a table as people read them: one number of decimals down a column, "-" for none.
class RowCells {
public:
    RowCells() = default;
    explicit RowCells(std::shared_ptr<const Dataset> data);

    /// Null without a table.
    const Dataset* data() const { return data_.get(); }
    size_t rows() const { return data_ ? data_->rows : 0; }
    size_t columns() const { return data_ ? data_->columns.size() : 0; }
    bool isText(size_t column) const;
    QString text(size_t row, size_t column) const;

private:
    std::shared_ptr<const Dataset> data_;
    std::vector<int> decimals_;
};

/// "Length s".
QString columnHead(const QString& name, const QString& unit);

} // namespace tmw::ui

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/parts/row_table.h"
#include "widgets/theme/theming.h"
#include "widgets/viewmodels/layer_checks.h"

namespace tmw::ui {

/// Layer checks on as many boards as there are, a mark behind each board's CRC.
class LayerCheckTable : public RowTable {
    Q_OBJECT
public:
    /// `model` has its columns.
    LayerCheckTable(const QString& key, const QString& name, const Theming& theming,
                    GridModel* model, QWidget* parent = nullptr);

    /// Nothing was compared, and why nothing can be; without a word: not yet.
    void showWhyNot(const QString& why = {});
};

} // namespace tmw::ui

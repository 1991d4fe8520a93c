// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/parts/mono_delegate.h"
#include "widgets/parts/row_table.h"
#include "widgets/viewmodels/layer_checks.h"

namespace tmw::ui {

/// Layer checks on as many boards as there are: the result takes the room that is left.
class LayerCheckTable : public RowTable {
public:
    LayerCheckTable(const QString& key, const QString& name, GridModel* model,
                    QWidget* parent = nullptr)
        : RowTable(key, name, parent) {
        constexpr int kMostBoards = 16;
        setModel(model);
        setWideColumn(kCheckResultColumn);
        auto* mono = new MonoDelegate(this);
        for (int i = 0; i <= kMostBoards; ++i)
            setItemDelegateForColumn(kFirstCrcColumn + i, mono);
    }
};

} // namespace tmw::ui

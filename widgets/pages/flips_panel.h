// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/parts/panel.h"
#include "widgets/theme/theming.h"
#include "widgets/viewmodels/flip_rows.h"

#include <array>

class QPushButton;

namespace tmw::ui {

class Table;

/// The samples that one model alone gets right; a switch in the head says which one.
class FlipsPanel : public Panel {
    Q_OBJECT
public:
    explicit FlipsPanel(const Theming& theming, QWidget* parent = nullptr);
    void show(const Compared& compared);

private:
    void showSide(RightOne right);

    ModelKind kind_ = ModelKind::Int8;
    std::array<QList<GridRow>, 2> rows_; ///< by RightOne
    std::array<QPushButton*, 2> sides_;
    GridModel* flips_;
    Table* table_;
};

} // namespace tmw::ui

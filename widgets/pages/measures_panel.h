// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/quant/model_kind.h"
#include "widgets/parts/panel.h"
#include "widgets/theme/theming.h"

class QPushButton;

namespace tmw::ui {

struct Compared;
class GridModel;
class Table;

/// Float and the other model side by side, a row a measure.
class MeasuresPanel : public Panel {
    Q_OBJECT
public:
    explicit MeasuresPanel(const Theming& theming, QWidget* parent = nullptr);
    void show(const Compared& compared);
    void showCounting(bool counting, bool counted);

signals:
    void countWanted();
    void kindChanged();

private:
    QWidget* makeLegend(const Theming& theming);

    ModelKind kind_ = ModelKind::Int8;
    GridModel* measures_;
    Table* table_;
    QPushButton* count_;
};

} // namespace tmw::ui

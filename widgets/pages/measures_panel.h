// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/parts/panel.h"
#include "widgets/theme/theming.h"

class QPushButton;

namespace tmw::ui {

struct Compared;
class GridModel;
class Table;

/// Float and int8 side by side, a row a measure.
class MeasuresPanel : public Panel {
    Q_OBJECT
public:
    explicit MeasuresPanel(const Theming& theming, QWidget* parent = nullptr);
    void show(const Compared& compared);
    void showCounting(bool counting, bool counted);

signals:
    void countWanted();

private:
    QWidget* makeLegend(const Theming& theming);

    GridModel* measures_;
    Table* table_;
    QPushButton* count_;
};

} // namespace tmw::ui

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/parts/panel.h"
#include "widgets/theme/theming.h"
#include "widgets/viewmodels/workflow.h"

class QPushButton;

namespace tmw::ui {

class PlotView;

/// The learning-rate range test: loss over growing rates, and the rate it suggests.
class RatePanel : public Panel {
    Q_OBJECT
public:
    explicit RatePanel(const Theming& theming, QWidget* parent = nullptr);

    void show(const RateTest& test, Task task);
    PlotView* plot() const { return plot_; }
    QPushButton* useButton() const { return use_; }

signals:
    void chosen(double rate);
    void closed();

private:
    PlotView* plot_;
    QPushButton* use_;
    double suggestion_ = 0;
};

} // namespace tmw::ui

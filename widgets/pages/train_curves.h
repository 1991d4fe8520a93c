// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/parts/panel.h"
#include "widgets/theme/theming.h"
#include "widgets/viewmodels/workflow.h"

class QCheckBox;
class QComboBox;

namespace tmw::ui {

class PlotView;

/// Loss and metric over the epochs of a training, with a second run to look back at.
class TrainCurves : public Panel {
    Q_OBJECT
public:
    explicit TrainCurves(const Theming& theming, QWidget* parent = nullptr);

    struct Shown {
        std::vector<EpochRecord> history;
        int epochs = 0; ///< the end of the axis
        int best = 0;   ///< 0: that of the least loss
        bool atWork = false;
        Task task = Task::Regression;
        QString lossUnit;
        std::vector<EpochRecord> other; ///< empty: none
        QString otherName;
    };
    void show(const Shown& shown);

    PlotView* lossPlot() const { return loss_; }
    PlotView* metricPlot() const { return metric_; }

private:
    void draw();
    void showBelow();

    PlotView* loss_;
    PlotView* metric_;
    QComboBox* below_;
    QCheckBox* log_;
    QCheckBox* smooth_;
    Shown shown_;
};

} // namespace tmw::ui

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/theme/theming.h"
#include "widgets/viewmodels/layer_rows.h"
#include "widgets/viewmodels/range_bars.h"

#include <QWidget>

class QLabel;

namespace tmw::ui {

class PairList;
class PlotView;

/// The layer that is chosen on Compare: what it adds to the error, its weights, what it reads and
/// answers, and its values in the calibration with the range that was chosen for them. Below, how
/// to convert and to plan.
class CompareInspector : public QWidget {
    Q_OBJECT
public:
    CompareInspector(Workflow& workflow, const Theming& theming, QWidget* parent = nullptr);
    /// `layer` as in layerFacts.
    void show(const Compared& compared, int layer);

private:
    void showWeights(const LayerFacts& facts);
    void showValues(const RangeBars& bars);

    QLabel* title_;
    PairList* error_;
    QLabel* weightsTitle_;
    PlotView* weights_;
    PairList* input_;
    PairList* output_;
    QLabel* valuesTitle_;
    PlotView* values_;
};

} // namespace tmw::ui

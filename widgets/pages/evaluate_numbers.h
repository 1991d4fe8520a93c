// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/parts/panel.h"
#include "widgets/theme/theming.h"
#include "widgets/viewmodels/evaluation_rows.h"

#include <QWidget>

class QComboBox;

namespace tmw::ui {

class PlotView;
class Table;

/// How well a network predicts numbers: against truth, over the input where there is one, residuals
/// with their histogram, and the worst samples.
class EvaluateNumbers : public QWidget {
    Q_OBJECT
public:
    explicit EvaluateNumbers(const Theming& theming, QWidget* parent = nullptr);
    void show(const Evaluated& evaluated);
    const NumberAnswer* selected() const;
    size_t target() const;

    PlotView* truthPlot() const { return truth_; }

signals:
    void sampleChosen();

private:
    void makeLayout(const Theming& theming);
    void showTarget();
    void showTruth(const QString& name);
    void showInput(const QString& name);
    void showResiduals(const QString& name);
    void choose(int worstRow);

    std::shared_ptr<const Features> features_;
    std::vector<float> predictions_;
    std::vector<NumberAnswer> answers_; ///< as the test part
    std::vector<NumberAnswer> worst_;
    int row_ = -1;
    PlotView* truth_;
    PlotView* overInput_;
    PlotView* residuals_;
    PlotView* histogram_;
    GridModel* worstModel_;
    Table* worstTable_;
    Panel* inputPanel_;
    Panel* worstPanel_;
    QComboBox* targets_;
};

} // namespace tmw::ui

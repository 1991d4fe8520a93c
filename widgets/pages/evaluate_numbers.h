// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/pages/number_series.h"
#include "widgets/parts/tab_panel.h"
#include "widgets/theme/theming.h"

#include <optional>

class QCheckBox;
class QComboBox;

namespace tmw::ui {

class PlotView;
class Table;

/// How well a network predicts numbers, in float and as int8: over the input where there is one,
/// against truth, residuals with their histogram, and the worst samples.
class EvaluateNumbers : public TabPanel {
    Q_OBJECT
public:
    explicit EvaluateNumbers(const Theming& theming, QWidget* parent = nullptr);
    void show(const Evaluated& evaluated);

    /// The chosen sample, within the part.
    std::optional<size_t> selected() const { return selected_; }
    /// Of the target that is shown; int8 is empty where there is none.
    const std::vector<NumberAnswer>& inFloat() const { return inFloat_; }
    const std::vector<NumberAnswer>& int8() const { return int8_; }

signals:
    void sampleChosen();
    void rowWanted(size_t row);

private:
    void makeViews(const Theming& theming);
    QCheckBox* makeSwitch(const QString& name);
    void connectAll();
    void showTarget();
    void showPlots();
    void showPredictions(const std::vector<NumberSeries>& shown, const ResidualStats& stats);
    void showAgainst(PlotView* plot, const std::vector<NumberSeries>& shown,
                     const ResidualStats& stats);
    void showResiduals(const NumberSeries& lead, const ResidualStats& stats);
    void switched(QCheckBox* one, QCheckBox* other);
    bool hasOneInput() const;
    bool int8Leads() const;
    void choose(size_t at);
    void ring();
    const Features& features() const { return *evaluated_.features; }

    Evaluated evaluated_;
    std::vector<NumberAnswer> inFloat_; ///< as the part
    std::vector<NumberAnswer> int8_;
    std::vector<NumberAnswer> worst_;
    std::optional<size_t> selected_;
    PlotView* main_; ///< over the only input, or against truth
    PlotView* residuals_;
    PlotView* histogram_;
    PlotView* truth_; ///< where `main_` does not show it
    GridModel* worstModel_;
    Table* worstTable_;
    QComboBox* targets_;
    QCheckBox* showsFloat_;
    QCheckBox* showsInt8_;
};

} // namespace tmw::ui

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/parts/panel.h"
#include "widgets/theme/theming.h"
#include "widgets/viewmodels/error_rows.h"

#include <QWidget>

class QDoubleSpinBox;
class QPushButton;

namespace tmw::ui {

class PlotView;
class Table;

/// How well a network makes samples again: errors over the threshold, the classes above it, and a
/// sample beside what was made of it.
class EvaluateErrors : public QWidget {
    Q_OBJECT
public:
    explicit EvaluateErrors(const Theming& theming, QWidget* parent = nullptr);
    void show(const Evaluated& evaluated);
    /// Null without one.
    const SampleError* selected() const;

signals:
    void sampleChosen();
    void rowWanted(size_t row);
    void percentileWanted(double percentile);

private:
    void makeTools(const Theming& theming);
    void showHistogram();
    void showSample(int row);
    const Features& features() const { return *evaluated_.features; }
    const AnomalyMetrics& metrics() const { return *evaluated_.chosen().result.anomalies; }
    SeriesRole role() const;
    QString model() const;

    Evaluated evaluated_;
    std::vector<SampleError> errors_;
    int row_ = -1;
    PlotView* histogram_;
    PlotView* sample_;
    GridModel* classModel_;
    GridModel* errorModel_;
    Table* classTable_;
    Table* errorTable_;
    Panel* histogramPanel_;
    Panel* samplePanel_;
    Panel* classPanel_;
    Panel* errorPanel_;
    QDoubleSpinBox* percentile_;
    QPushButton* showRow_;
};

} // namespace tmw::ui

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/parts/panel.h"
#include "widgets/theme/theming.h"
#include "widgets/viewmodels/evaluation_rows.h"

#include <QWidget>

class QPushButton;

namespace tmw::ui {

class ConfusionModel;
class ConfusionView;
class ShareBars;
class Table;

/// How a network tells classes apart: matrix, classes, the samples of a cell and what was said of
/// one of them.
class EvaluateClasses : public QWidget {
    Q_OBJECT
public:
    explicit EvaluateClasses(const Theming& theming, QWidget* parent = nullptr);
    void show(const Evaluated& evaluated);
    const ClassAnswer* selected() const;
    void chooseCell(int truth, int predicted);

signals:
    void sampleChosen();
    void rowWanted(size_t row);

private:
    QWidget* matrixBody();
    void addTools();
    void showCell(int truth, int predicted);
    void showSample(int row);

    std::shared_ptr<const Features> features_;
    std::vector<ClassAnswer> all_;
    std::vector<ClassAnswer> cell_;
    int row_ = -1;
    ConfusionModel* matrix_;
    ConfusionView* matrixView_;
    GridModel* classModel_;
    GridModel* cellModel_;
    Table* cellTable_;
    ShareBars* bars_;
    Panel* matrixPanel_;
    Panel* cellPanel_;
    Panel* samplePanel_;
    QPushButton* showRow_;
};

} // namespace tmw::ui

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/pages/page.h"
#include "widgets/viewmodels/grid_model.h"

class QStackedWidget;

namespace tmw::ui {

class Panel;
class PlotView;
class Table;

/// Float against int8: sizes, work, quality, error by layer, and the samples they disagree about.
class ComparePage : public Page {
    Q_OBJECT
public:
    explicit ComparePage(PageContext& context);

    void runAgain() override;

protected:
    void showEvent(QShowEvent* event) override;

private:
    void makeMeasures();
    void makeBody();
    QWidget* makeCard();
    void compareIfFresh();
    void showState();
    void showMessage();
    void showComparison();
    void showLayers();
    void showSamples();

    QStackedWidget* stack_;
    QLabel* missing_;
    GridModel* measures_;
    Table* measureTable_;
    Panel* measurePanel_;
    PlotView* layers_;
    Panel* layerPanel_;
    QLabel* cost_;
    QLabel* flipsText_;
    QLabel* filesText_;
    GridModel* flips_;
    Table* flipTable_;
    PlotView* answers_;
    Panel* samplePanel_;
    QStackedWidget* samples_;
    QPushButton* again_;
    QPushButton* count_;
    bool starting_ = false;
};

} // namespace tmw::ui

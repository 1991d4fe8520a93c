// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/pages/page.h"

class QStackedWidget;

namespace tmw::ui {

struct ConversionCure;
class CompareInspector;
class FlipsPanel;
class LayerErrorPanel;
class LossCard;
class MeasuresPanel;
class Panel;
class PlotView;

/// Float against int8: sizes, work, quality, error by layer, and the samples they disagree about.
class ComparePage : public Page {
    Q_OBJECT
public:
    explicit ComparePage(PageContext& context);

    QWidget* inspector() override;
    void runAgain() override;

protected:
    void showEvent(QShowEvent* event) override;

private:
    void makeBody();
    void apply(const ConversionCure& cure);
    void compareIfFresh();
    void showState();
    void showMessage();
    void showComparison();
    void showSamples();

    QStackedWidget* stack_;
    QLabel* missing_;
    MeasuresPanel* measures_;
    LayerErrorPanel* layers_;
    LossCard* card_;
    FlipsPanel* flips_;
    PlotView* answers_;
    Panel* answersPanel_;
    QStackedWidget* samples_;
    CompareInspector* inspector_;
    QPushButton* again_;
    bool starting_ = false;
};

} // namespace tmw::ui

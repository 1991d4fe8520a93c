// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/pages/page.h"

#include <array>
#include <string>
#include <tuple>

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
    /// What tells one comparison from another: models, how they were converted, data.
    std::tuple<std::array<uint8_t, 32>, std::array<uint8_t, 32>, std::string, const Features*>
        shown_;
    bool starting_ = false;
};

} // namespace tmw::ui

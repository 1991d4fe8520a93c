// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/pages/page.h"

class QCheckBox;
class QStackedWidget;

namespace tmw::ui {

class FeatureModel;
class PairList;
class Panel;
class PlotView;
class RowTable;

/// What stands between a sensor's values and the network: the inputs with scale and offset, and the
/// chosen one before and after.
class FeaturesPage : public Page {
    Q_OBJECT
public:
    explicit FeaturesPage(PageContext& context, QWidget* parent = nullptr);
    QWidget* inspector() override { return inspector_; }

protected:
    void showEvent(QShowEvent* event) override;

private:
    QWidget* inputsView();
    QWidget* wayView();
    QWidget* plotsView();
    QWidget* makeInspector();
    void showState();
    void showFeatures();
    void showInput();
    void showChosen(const QString& name, int row);
    static QString arrayWay(const Features& features, const SampleArray& array, bool standardised);
    void showWay();
    void showFacts();
    void set(const QString& name, const char* key, bool on);

    FeatureModel* inputs_;
    QStackedWidget* stack_;
    RowTable* table_;
    Panel* inputsPanel_;
    Panel* beforePanel_;
    Panel* afterPanel_;
    QWidget* plots_;
    PlotView* before_;
    PlotView* after_;
    QLabel* way_;
    QWidget* inspector_;
    QCheckBox* standardise_;
    QCheckBox* standardiseTargets_;
    PairList* shape_;
    PairList* chosen_;
    QLabel* chosenTitle_;
    bool plotsDue_ = false;
};

} // namespace tmw::ui

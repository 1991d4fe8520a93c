// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/pages/page.h"

#include <QTimer>

namespace tmw::ui {

class PairList;
class RatePanel;
class RunsPanel;
class SettingsForm;
class TrainCurves;

/// Trains: curves that grow, all runs of which one is chosen, and the settings of the next.
class TrainPage : public Page {
    Q_OBJECT
public:
    explicit TrainPage(PageContext& context);

    QWidget* inspector() override;
    void runAgain() override;

private:
    void makeInspector();
    void offerAugmentation();
    void showState();
    void showTrouble();
    void showInterrupted(const Run& left);
    void showRemarks();
    void showRateTest();
    void showRates(bool on);
    void showCurves();
    void showFacts();
    QString resultLine() const;
    /// Why the chosen run cannot go on; empty: it can.
    QString whyNotGoOn() const;
    const RunRow* rowOf(int run) const;

    TrainCurves* curves_;
    RatePanel* rates_;
    RunsPanel* runs_;
    QPushButton* findRate_;
    QPushButton* again_;
    QPushButton* goOn_;
    QPushButton* queue_;
    QWidget* inspector_;
    SettingsForm* augmentation_ = nullptr;
    SettingsForm* form_;
    QLabel* factsTitle_;
    PairList* facts_;
    QTimer drawing_;
};

} // namespace tmw::ui

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/pages/page.h"

class QStackedWidget;

namespace tmw::ui {

class EvaluateClasses;
class EvaluateNumbers;
class Figures;
class PairList;

/// The chosen run on the test split.
class EvaluatePage : public Page {
    Q_OBJECT
public:
    explicit EvaluatePage(PageContext& context);

    QWidget* inspector() override { return inspector_; }
    void runAgain() override;

protected:
    void showEvent(QShowEvent* event) override;

private:
    void evaluateIfFresh();
    void showState();
    void showMessage();
    void showEvaluation();
    void showSample();
    QString resultLine() const;

    Figures* figures_;
    QStackedWidget* stack_;
    QLabel* missing_;
    EvaluateClasses* classes_;
    EvaluateNumbers* numbers_;
    QPushButton* again_;
    QWidget* inspector_;
    QLabel* sampleTitle_;
    PairList* sample_;
    PairList* inputs_;
    bool starting_ = false;
};

} // namespace tmw::ui

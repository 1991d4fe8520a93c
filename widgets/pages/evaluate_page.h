// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/pages/page.h"

class QStackedWidget;

namespace tmw::ui {

class EvaluateClasses;
class EvaluateInspector;
class EvaluateNumbers;
class Figures;

/// The chosen run on the test split.
class EvaluatePage : public Page {
    Q_OBJECT
public:
    explicit EvaluatePage(PageContext& context);

    QWidget* inspector() override;
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
    EvaluateInspector* inspector_;
    bool starting_ = false;
};

} // namespace tmw::ui

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/pages/page.h"

class QComboBox;
class QStackedWidget;

namespace tmw::ui {

class EvaluateClasses;
class EvaluateErrors;
class EvaluateInspector;
class EvaluateNumbers;
class Figures;

/// The chosen run on one part of the samples, in float or as int8.
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
    void makeChoices();
    void showChoices();
    void showState();
    void showMessage();
    void showEvaluation();
    void showSample();
    QString resultLine() const;
    QString classesLine(const Evaluated& done) const;

    Figures* figures_;
    QStackedWidget* stack_;
    QLabel* missing_;
    EvaluateClasses* classes_;
    EvaluateNumbers* numbers_;
    EvaluateErrors* errors_;
    EvaluateInspector* inspector_;
    QComboBox* kind_;
    QComboBox* part_;
    bool starting_ = false;
};

} // namespace tmw::ui

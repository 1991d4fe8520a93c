// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/viewmodels/evaluation_rows.h"
#include "widgets/viewmodels/number_rows.h"

#include <QWidget>

#include <memory>

class QLabel;

namespace tmw::ui {

class PairList;
class Picture;

/// The sample that is chosen on Evaluate; for numbers also what is to be said of all residuals.
class EvaluateInspector : public QWidget {
    Q_OBJECT
public:
    explicit EvaluateInspector(QWidget* parent = nullptr);

    /// Samples that are drawn and not listed; none: inputs are numbers.
    void setPictures(std::shared_ptr<const SampleArray> pictures);
    void clear();
    void showClass(const Features& features, const ClassAnswer& answer);
    /// `int8` is empty where there is none; `step`: of its answers.
    void showNumber(const Features& features, const std::vector<NumberAnswer>& inFloat,
                    const std::vector<NumberAnswer>& int8, double step, size_t at);

private:
    void showInputs(const Features& features, size_t at);
    void showResiduals(const std::vector<NumberAnswer>& answers);

    QLabel* title_;
    PairList* sample_;
    PairList* inputs_;
    Picture* picture_;
    std::shared_ptr<const SampleArray> pictures_;
    QLabel* residualsTitle_;
    PairList* residuals_;
    QLabel* gapTitle_;
    PairList* gap_;
};

} // namespace tmw::ui

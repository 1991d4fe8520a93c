// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/theme/theming.h"
#include "widgets/viewmodels/error_rows.h"
#include "widgets/viewmodels/number_rows.h"

#include <QWidget>

#include <memory>

class QLabel;

namespace tmw::ui {

class PairList;
class Picture;
class RelabelBox;
class Swatch;
struct PageContext;

/// The sample that is chosen on Evaluate; for numbers also what is to be said of all residuals.
class EvaluateInspector : public QWidget {
    Q_OBJECT
public:
    explicit EvaluateInspector(PageContext& context, QWidget* parent = nullptr);

    void clear();
    void showClass(const Evaluated& evaluated, const ClassAnswer& answer);
    /// `int8` is empty where there is none.
    void showNumber(const Evaluated& evaluated, const std::vector<NumberAnswer>& inFloat,
                    const std::vector<NumberAnswer>& int8, size_t at);

    void showError(const Evaluated& evaluated, const SampleError& error);

signals:
    /// A cell of the matrix.
    void cellWanted(int truth, int predicted);

private:
    QWidget* makePart();
    void showPart(const Evaluated& evaluated);
    void showNearest(const Features& features, const ClassAnswer& answer);
    void showMixUps(const Evaluation& result);
    void paintLinks();
    QWidget* makeClassPart();
    void showInputs(const Evaluated& evaluated, uint32_t sample);
    void showResiduals(const std::vector<NumberAnswer>& answers);

    const Theming& theming_;
    QLabel* title_;
    PairList* sample_;
    QList<Swatch*> swatches_; ///< one a part; filled with part_
    QLabel* partWord_;
    QWidget* part_;
    PairList* nearest_;
    QLabel* relabelTitle_;
    RelabelBox* relabel_;
    QLabel* worst_;
    QString mixUps_;     ///< with @link for the colour of a link
    QWidget* classPart_; ///< what there is of classes alone
    QLabel* inputsTitle_;
    PairList* inputs_;
    Picture* picture_;
    QLabel* residualsTitle_;
    PairList* residuals_;
    QLabel* gapTitle_;
    PairList* gap_;
};

} // namespace tmw::ui

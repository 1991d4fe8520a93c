// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/viewmodels/grid_model.h"
#include "widgets/viewmodels/workflow.h"

#include <span>
#include <vector>

namespace tmw::ui {

/// A large number at the top of a page, and what it is.
struct Figure {
    QString value;
    QString caption;
};

/// Those of what is looked at; of numbers int8 beside float.
QList<Figure> figuresOf(const Evaluated& evaluated);
/// "420 test samples".
QString samplesText(size_t count, SplitPart part);

/// What a network said of a sample.
struct ClassAnswer {
    uint32_t sample = 0;
    int truth = 0;
    int predicted = 0;
    std::vector<double> probabilities; ///< one a class
};
std::vector<ClassAnswer> classAnswers(const Features& features, std::span<const uint32_t> part,
                                      const std::vector<float>& predictions);
/// Those of one cell of the confusion matrix, surest first; a table row each.
std::vector<ClassAnswer> answersOfCell(const std::vector<ClassAnswer>& all, int truth,
                                       int predicted);
QList<GridColumn> cellColumns();
QList<GridRow> cellRows(const Features& features, const std::vector<ClassAnswer>& answers);

/// Recall, precision, F1 and AUC of each class.
QList<GridColumn> classColumns();
QList<GridRow> classRows(const Evaluation& evaluation);

/// The line of the table that a sample came from, from 1.
qint64 rowNumber(const Features& features, uint32_t sample);
QString percentText(double share);

} // namespace tmw::ui

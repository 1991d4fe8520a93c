// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/viewmodels/model_file.h"

#include <QColor>
#include <QImage>
#include <QVector>

namespace tmw::ui {

/// Constants of a model to look at, as real numbers (scale * (stored - zero point)).
struct WeightFacts {
    QVector<double> x;      ///< middles of the bars
    QVector<double> counts; ///< values in each
    QList<std::pair<QString, QString>> pairs;
    Shape rows; ///< rows and columns of the picture
    bool isEmpty() const { return x.isEmpty(); }
};

/// Indices of the constants that an operator reads and that have numbers.
QList<int> constantsOf(const ModelFile& file, int op);
/// Bars of equal width from the least to the greatest value; one alone where all are the same.
WeightFacts weightFacts(const TfliteTensor& tensor);
/// A row for each output, a column for each value that it is made with; from `negative` over
/// `zero` to `positive`, by magnitude.
QImage weightImage(const TfliteTensor& tensor, QColor negative, QColor zero, QColor positive);

} // namespace tmw::ui

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/quant/convert.h"

#include <QVector>

#include <string>

namespace tmw::ui {

/// How often values were seen, in bars over them and over the range that is covered: heights are
/// log10(1 + count), so that tails show.
struct RangeBars {
    QVector<double> x; ///< middles
    QVector<double> inside;
    QVector<double> outside; ///< of the range: cut off
    bool isEmpty() const { return x.isEmpty(); }
};
RangeBars rangeBars(const Histogram& values, Range covered);

/// Of a layer, or of the input for any other tensor; null: there is none.
const Histogram* valuesOf(const Calibration* calibration, const std::string& tensor, bool input);

} // namespace tmw::ui

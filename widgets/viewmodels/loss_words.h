// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/viewmodels/grid_model.h"
#include "widgets/viewmodels/workflow.h"

namespace tmw::ui {

/// "Where and why": the layer with the largest error, and what stands out there.
QString causeSentence(const QuantizationLoss& loss, ModelKind kind);

/// Another way to convert, as a setting, and what it brought where it was tried.
struct ConversionCure {
    QString words;
    QString gain;
    std::string key;
    std::string value;
};
/// `settings`: of the project now.
QList<ConversionCure> curesOf(const Compared& compared, const Settings& settings);

/// Each tensor: the values seen, what integers cover, and how much of it is used.
QList<GridColumn> rangeColumns(ModelKind kind);
QList<GridRow> rangeRows(const Comparison& comparison);

} // namespace tmw::ui

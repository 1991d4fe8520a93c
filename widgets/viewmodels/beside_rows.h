// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/viewmodels/model_file.h"

namespace tmw::ui {

/// Two models side by side: sizes first, then their operators, those alike in one row. What differs
/// is bold.
QList<GridColumn> besideColumns(const QString& first, const QString& second);
QList<GridRow> besideRows(const ModelFile& first, const ModelFile& second);

} // namespace tmw::ui

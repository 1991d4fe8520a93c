// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/viewmodels/grid_model.h"
#include "widgets/viewmodels/import_reading.h"

namespace tmw::ui {

/// Files of a preview, a row each, and what was found in them.
QList<GridColumn> fileColumns();
QList<GridRow> fileRows(const ImportReading& reading);

/// "comma", "tab"...
QString separatorWord(char delimiter);
QString encodingWord(bool latin1);

} // namespace tmw::ui

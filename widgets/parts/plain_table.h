// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QAbstractItemModel;
class QTableView;

namespace tmw::ui {

/// A table as the program shows them: rows of 26 with one line below, whole rows selected, no grid;
/// the last column takes what is left. Ctrl+C copies the selected rows as tab-separated text.
QTableView* plainTable(QAbstractItemModel* model);

} // namespace tmw::ui

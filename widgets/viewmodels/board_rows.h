// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "device_runtime/host/boards.h"
#include "device_runtime/host/serial_ports.h"
#include "widgets/viewmodels/grid_model.h"

namespace tmw::ui {

/// The boards as a table; each row's first cell has the board's name as `extra`.
QList<GridColumn> boardListColumns();
QList<GridRow> boardListRows();

/// A way to a board: no port, for the emulated one, or a serial port.
struct PortChoice {
    QString port;  ///< empty: emulated
    QString words; ///< with the device behind it, or why it cannot be used
    bool usable = true;
};
/// Ports that may lead to this board, those that are known to be its first.
QList<PortChoice> portChoices(const BoardRow& board, const std::vector<SerialPort>& ports);

} // namespace tmw::ui

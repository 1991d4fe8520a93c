// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "device_runtime/host/serial_ports.h"
#include "device_runtime/host/verify.h"

#include <QList>
#include <QString>

namespace tmw::ui {

/// Where a board is: emulated, or at a serial port.
struct BoardSpot {
    const BoardRow* board = nullptr;
    QString port = {}; ///< empty: emulated

    friend bool operator==(const BoardSpot&, const BoardSpot&) = default;
};

/// Emulated boards, and those that may be at a port that can be used.
QList<BoardSpot> boardSpots(const std::vector<SerialPort>& ports);
/// "mps2-an386, emulated", "microbit at /dev/ttyACM0".
QString spotText(const BoardSpot& spot);
/// "mps2-an386 and microbit".
QString spotNames(const QList<BoardSpot>& spots);

/// To open it for a check; emulated as a copy, so that its models stay.
BoardPlace checkPlace(const BoardSpot& spot);

} // namespace tmw::ui

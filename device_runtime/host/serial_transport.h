// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "device_runtime/host/serial_ports.h"
#include "device_runtime/host/transport.h"

#include <memory>
#include <stop_token>
#include <string>

namespace tmw {

inline constexpr int kUsualBaud = 115200;

/// A serial port that is open.
class SerialLine : public Transport {
public:
    /// From now on. Errors: port.cannot_open.
    virtual Status setBaud(int baud) = 0;
};

/// Opens a serial port, 8N1, no flow control, for this program alone. Errors: port.absent,
/// port.permission, port.busy, port.cannot_open.
Result<std::unique_ptr<SerialLine>> openSerialPort(const std::string& name, int baud = kUsualBaud,
                                                   const SystemRoots& roots = {});

/// A port with a board that answers.
struct BoardPort {
    std::unique_ptr<Transport> line;
    SerialPort port; ///< so that it is found again
    int baud = kUsualBaud;
};

/// Opens a port on which a board with the companion firmware answers: tries the usual speed first,
/// then others. Errors: those of openSerialPort; port.bootloader; port.no_answer with the speeds
/// that were tried; line.*, job.cancelled.
Result<BoardPort> openBoardPort(const std::string& name, const SystemRoots& roots = {},
                                std::stop_token stop = {});

/// Waits for a device that went away: the one with the same serial number, which may have another
/// name now, or, where it has none, the same name. Errors: port.not_back; those of openSerialPort
/// where it is back and cannot be opened; job.cancelled.
Result<std::unique_ptr<Transport>> reopenPort(const SerialPort& port,
                                              Transport::Milliseconds patience,
                                              std::stop_token stop = {},
                                              const SystemRoots& roots = {}, int baud = kUsualBaud);

/// Opens and closes a port at 1200 baud, which brings boards into their bootloader, and waits for
/// the port that the bootloader has; the same port where none shows up. Errors: those of
/// openSerialPort, job.cancelled.
Result<SerialPort> touchPort(const SerialPort& port, Transport::Milliseconds patience,
                             std::stop_token stop = {}, const SystemRoots& roots = {});

} // namespace tmw

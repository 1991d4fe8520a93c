// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "device_runtime/host/transport.h"

#include <memory>
#include <string>
#include <vector>

namespace tmw {

struct SerialPort {
    std::string name; ///< "/dev/ttyACM0"
    std::string description;
    std::string serialNumber;
    std::string board; ///< name in boards(), or empty
    bool usable = false;
    std::string reason; ///< why not
};

/// The serial ports of this computer. Errors: ports.cannot_list.
Result<std::vector<SerialPort>> serialPorts();

/// Opens a serial port at 115200 baud, 8N1, no flow control. Errors: port.cannot_open.
Result<std::unique_ptr<Transport>> openSerialPort(const std::string& name);

} // namespace tmw

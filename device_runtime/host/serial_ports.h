// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/remark.h"
#include "device_runtime/host/system_roots.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tmw {

struct SerialPort {
    std::string name{}; ///< "/dev/ttyACM0"
    std::string description{};
    std::string serialNumber{};
    std::string board{}; ///< name in boards(), or empty where several share the USB numbers
    bool usable = false;
    Remark reason{};                   ///< why not, with the cure
    std::vector<std::string> boards{}; ///< all that it may be
    bool bootloader = false;
    std::optional<uint16_t> usbVendor{};
    std::optional<uint16_t> usbProduct{};

    friend bool operator==(const SerialPort&, const SerialPort&) = default;
};

/// The serial ports of this computer, by name. Errors: ports.cannot_list.
Result<std::vector<SerialPort>> serialPorts(const SystemRoots& roots = {},
                                            const SystemUser& user = SystemUser::current());

/// The port of that device, whatever number it has now. Errors: port.absent, ports.cannot_list.
Result<SerialPort> findPortBySerialNumber(std::string_view serialNumber,
                                          const SystemRoots& roots = {});
/// By its name or another that leads to it (udev's links). Errors: port.absent, ports.cannot_list.
Result<SerialPort> findPort(const std::string& name, const SystemRoots& roots = {});

/// Whether a port can be opened now. Errors: port.absent, port.not_a_port, port.permission with the
/// group and the command, port.busy with process and program.
Status checkPort(const std::string& name, const SystemRoots& roots = {},
                 const SystemUser& user = SystemUser::current());

/// A process that has a device open.
struct DeviceHolder {
    pid_t process = 0;
    std::string program{};
};
std::optional<DeviceHolder> holderOf(const std::string& device, const SystemRoots& roots = {});

/// port.busy, with the process that holds it where it can be seen.
Error busyPort(const std::string& name, const SystemRoots& roots = {});

inline constexpr ErrorKind kNotAPort{"port.not_a_port",
                                     "%1 is %2 and no serial port. \"tmw ports\" lists the ports."};
inline constexpr ErrorKind kPortAbsent{
    "port.absent", "There is no serial port %1. Connect the board; \"tmw ports\" lists the ports."};

} // namespace tmw

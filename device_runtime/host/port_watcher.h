// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "device_runtime/host/serial_ports.h"

#include <QFileSystemWatcher>
#include <QObject>
#include <QTimer>

namespace tmw {

/// Tells, within a second, which serial ports came and went. Lives in a thread with an event loop.
class PortWatcher : public QObject {
    Q_OBJECT
public:
    /// Takes the ports that are there for known.
    explicit PortWatcher(SystemRoots roots = {}, QObject* parent = nullptr);

    const std::vector<SerialPort>& ports() const { return ports_; }

signals:
    /// A port whose board or usability changed was removed and added.
    void portsChanged(const std::vector<tmw::SerialPort>& added,
                      const std::vector<tmw::SerialPort>& removed);

private:
    void look();

    SystemRoots roots_;
    std::vector<SerialPort> ports_;
    QFileSystemWatcher folder_;
    QTimer settle_; ///< udev gives the device file its group a moment after it appears
    QTimer poll_;   ///< where the folder cannot be watched, or a rule changes rights alone
};

} // namespace tmw

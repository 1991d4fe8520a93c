// SPDX-License-Identifier: GPL-3.0-or-later
#include "device_runtime/host/port_watcher.h"

#include <algorithm>
#include <iterator>

namespace tmw {

namespace {

constexpr std::chrono::milliseconds kSettle{150};
constexpr std::chrono::milliseconds kPoll{900};

/// Those of `some` that `others` have not in the same state.
std::vector<SerialPort> missing(const std::vector<SerialPort>& some,
                                const std::vector<SerialPort>& others) {
    std::vector<SerialPort> list;
    std::ranges::copy_if(some, std::back_inserter(list), [&](const SerialPort& port) {
        return std::ranges::find(others, port) == others.end();
    });
    return list;
}

} // namespace

PortWatcher::PortWatcher(SystemRoots roots, QObject* parent)
    : QObject(parent), roots_(std::move(roots)) {
    ports_ = serialPorts(roots_).value_or(std::vector<SerialPort>{});
    folder_.addPath(QString::fromStdString(roots_.dev.string()));
    settle_.setSingleShot(true);
    settle_.setInterval(kSettle);
    poll_.setInterval(kPoll);
    connect(&folder_, &QFileSystemWatcher::directoryChanged, &settle_, qOverload<>(&QTimer::start));
    connect(&settle_, &QTimer::timeout, this, &PortWatcher::look);
    connect(&poll_, &QTimer::timeout, this, &PortWatcher::look);
    poll_.start();
}

void PortWatcher::look() {
    auto now = serialPorts(roots_);
    if (!now)
        return; // /sys went away for a moment: nothing is known to have changed
    const auto added = missing(*now, ports_);
    const auto removed = missing(ports_, *now);
    ports_ = std::move(*now);
    if (!added.empty() || !removed.empty())
        emit portsChanged(added, removed);
}

} // namespace tmw

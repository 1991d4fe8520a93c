// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "device_runtime/host/deploy.h"
#include "device_runtime/host/loopback_transport.h"

namespace tmw::test {

inline constexpr std::string_view kLoopbackName = "loopback";

/// A board of this process that runs on while lines to it come and go.
class LoopbackBoard {
public:
    /// Boots it; the platform must outlive it.
    explicit LoopbackBoard(MemoryPlatform& platform)
        : platform_(platform), server_(std::make_unique<rt::DeviceServer>(platform)) {
        server_->boot();
    }

    /// A session over a line with these faults; one that breaks is followed by another, with the
    /// next seed.
    Result<std::unique_ptr<BoardSession>> open(const LineFaults& faults = {},
                                               uint16_t session = 1) {
        const auto source =
            [this, faults, attempt = uint64_t{0}]() mutable -> Result<std::unique_ptr<Transport>> {
            LineFaults next = faults;
            next.seed += attempt++ << 32;
            return std::make_unique<FaultyTransport>(
                std::make_unique<LoopbackTransport>(platform_, *server_), next);
        };
        const DeviceLink::Reconnect reconnect = source;
        TMW_TRY(auto line, reconnect());
        TMW_TRY(auto link,
                DeviceLink::open(std::move(line), {.session = session, .reconnect = reconnect}));
        return std::make_unique<BoardSession>(row(), EmulatorMode::Run, nullptr, std::move(link));
    }

    static const BoardRow& row() {
        static const BoardRow kRow = [] {
            BoardRow row{};
            row.name = kLoopbackName;
            row.title = "This process";
            row.core = rt::CoreFamily::Generic;
            return row;
        }();
        return kRow;
    }

private:
    MemoryPlatform& platform_;
    std::unique_ptr<rt::DeviceServer> server_;
};

} // namespace tmw::test

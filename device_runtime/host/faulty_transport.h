// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/random.h"
#include "device_runtime/host/transport.h"

#include <memory>
#include <string_view>
#include <vector>

namespace tmw {

/// What a bad line does, as chances per byte.
struct LineFaults {
    double drop = 0;
    double flip = 0; ///< one bit
    double duplicate = 0;
    double stall = 0;      ///< nothing for a second
    double disconnect = 0; ///< for ever
    uint32_t delayMs = 0;  ///< before each piece that is read
    uint64_t seed = 1;
};

/// "drop=0.001,flip=0.0005,delay_ms=2,seed=7". Errors: fault.bad_option.
Result<LineFaults> parseLineFaults(std::string_view text);

/// Puts faults on a line, in both directions.
class FaultyTransport : public Transport {
public:
    FaultyTransport(std::unique_ptr<Transport> line, const LineFaults& faults);

    Status write(std::span<const uint8_t> bytes) override;
    Result<size_t> read(std::span<uint8_t> bytes, Milliseconds wait) override;

private:
    Status spoil(std::span<const uint8_t> bytes, std::vector<uint8_t>* out);

    std::unique_ptr<Transport> line_;
    LineFaults faults_;
    Random random_;
    bool disconnected_ = false;
    std::vector<uint8_t> pending_;
};

} // namespace tmw

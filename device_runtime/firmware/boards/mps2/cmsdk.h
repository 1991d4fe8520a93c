// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "device_runtime/firmware/boards/cortex_m/registers.h"

#include <stddef.h>
#include <stdint.h>

namespace tmw {
namespace rt {

/// CMSDK APB UART (Arm DDI 0479, 4.3), polled.
class CmsdkUart {
public:
    explicit constexpr CmsdkUart(uint32_t base) : base_(base) {}

    void start() {
        registerAt(base_ + kDivider) = 16; // the least there is
        registerAt(base_ + kControl) = 3;  // send and receive
        // A byte that waited for this is fetched by QEMU only after DATA was read.
        const uint32_t waiting = registerAt(base_);
        static_cast<void>(waiting);
    }
    size_t read(uint8_t* data, size_t bytes) {
        size_t got = 0;
        while (got < bytes && (registerAt(base_ + kState) & 2))
            data[got++] = static_cast<uint8_t>(registerAt(base_));
        return got;
    }
    void write(const uint8_t* data, size_t bytes) {
        for (size_t i = 0; i < bytes; ++i) {
            while (registerAt(base_ + kState) & 1) {
            }
            registerAt(base_) = data[i];
        }
    }

private:
    enum : uint32_t { kState = 0x04, kControl = 0x08, kDivider = 0x10 };
    uint32_t base_;
};

/// CMSDK APB watchdog (Arm DDI 0479, 4.5): the first time-out raises the non-maskable interrupt,
/// the second one restarts the board.
class CmsdkWatchdog {
public:
    explicit constexpr CmsdkWatchdog(uint32_t base) : base_(base) {}

    /// False where none answers.
    bool start(uint32_t ticksEachTimeOut) {
        registerAt(base_ + kLock) = 0x1acce551;
        registerAt(base_ + kLoad) = ticksEachTimeOut;
        registerAt(base_ + kControl) = kInterruptAndReset;
        return registerAt(base_ + kControl) == kInterruptAndReset;
    }
    void feed() { registerAt(base_ + kClear) = 1; }

private:
    enum : uint32_t { kLoad = 0x00, kControl = 0x08, kClear = 0x0c, kLock = 0xc00 };
    static constexpr uint32_t kInterruptAndReset = 3;
    uint32_t base_;
};

} // namespace rt
} // namespace tmw

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "device_runtime/firmware/boards/cortex_m/receive_ring.h"
#include "device_runtime/firmware/boards/cortex_m/registers.h"
#include "device_runtime/firmware/boards/nrf51/nrf51.h"

namespace tmw {
namespace rt {

/// UART0 at 115,200 baud, no parity, no flow control. Its own six bytes last half a millisecond,
/// so its interrupt takes them.
class Nrf51Uart {
public:
    void start(uint32_t txPin, uint32_t rxPin) {
        registerAt(kGpio + kPinOutSet) = 1u << txPin;
        registerAt(kGpio + kPinIsOutputSet) = 1u << txPin;
        registerAt(kGpio + kPinConfiguration + 4 * rxPin) = 0; // input, connected
        registerAt(kUart + kTxPin) = txPin;
        registerAt(kUart + kRxPin) = rxPin;
        registerAt(kUart + kBaud) = 0x01d7e000; // 115,200
        registerAt(kUart + kEnable) = 4;
        registerAt(kUart + kStartTx) = 1;
        registerAt(kUart + kStartRx) = 1;
        registerAt(kUart + kReceived) = 0;
        registerAt(kUart + kInterrupts) = kOnReceived;
        // A byte that waited for this is fetched by QEMU only after RXD was read.
        const uint32_t waiting = registerAt(kUart + kRxData);
        static_cast<void>(waiting);
        enableInterrupt(kUartInterrupt);
    }

    size_t read(uint8_t* data, size_t bytes) { return ring_.take(data, bytes); }

    void write(const uint8_t* data, size_t bytes) {
        for (size_t i = 0; i < bytes; ++i) {
            registerAt(kUart + kSent) = 0;
            registerAt(kUart + kTxData) = data[i];
            while (registerAt(kUart + kSent) == 0) {
            }
        }
    }

    /// From the interrupt.
    void onReceived() {
        while (registerAt(kUart + kReceived) != 0) {
            // In this order (29.5), or a byte that comes between is overlooked.
            registerAt(kUart + kReceived) = 0;
            ring_.put(static_cast<uint8_t>(registerAt(kUart + kRxData)));
        }
    }

private:
    enum : uint32_t {
        kStartRx = 0x000,
        kStartTx = 0x008,
        kReceived = 0x108,
        kSent = 0x11c,
        kInterrupts = 0x304,
        kEnable = 0x500,
        kTxPin = 0x50c,
        kRxPin = 0x514,
        kRxData = 0x518,
        kTxData = 0x51c,
        kBaud = 0x524,
        kOnReceived = 1u << 2,
    };
    ReceiveRing<256> ring_;
};

} // namespace rt
} // namespace tmw

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "device_runtime/firmware/boards/cortex_m/receive_ring.h"
#include "device_runtime/firmware/boards/cortex_m/registers.h"
#include "device_runtime/firmware/boards/stm32f4/stm32f4.h"

namespace tmw {
namespace rt {

/// USART1 on PA9 and PA10 at 115,200 baud, no parity, no flow control. It holds one byte, so its
/// interrupt takes them.
class Stm32Uart {
public:
    void start() {
        registerAt(kRccAhb1Enable) = registerAt(kRccAhb1Enable) | 1u << 0; // GPIOA
        registerAt(kRccApb2Enable) = registerAt(kRccApb2Enable) | 1u << 4; // USART1
        usePin(9);
        usePin(10);
        registerAt(kUsart1 + kBaud) = (kClockHz + 57600) / 115200;
        registerAt(kUsart1 + kControl) = kEnable | kReceivedInterrupt | kSends | kReceives;
        // A byte that waited for this is fetched by QEMU only after DR was read.
        const uint32_t waiting = registerAt(kUsart1 + kData);
        static_cast<void>(waiting);
        enableInterrupt(kUsart1Interrupt);
    }

    size_t read(uint8_t* data, size_t bytes) { return ring_.take(data, bytes); }

    void write(const uint8_t* data, size_t bytes) {
        for (size_t i = 0; i < bytes; ++i) {
            while (!(registerAt(kUsart1 + kState) & kSendEmpty)) {
            }
            registerAt(kUsart1 + kData) = data[i];
        }
    }

    /// From the interrupt. An overrun ends with the read of DR after SR (30.6.1).
    void onReceived() {
        while (registerAt(kUsart1 + kState) & (kReceived | kOverrun))
            ring_.put(static_cast<uint8_t>(registerAt(kUsart1 + kData)));
    }

private:
    enum : uint32_t {
        kState = 0x00,
        kData = 0x04,
        kBaud = 0x08,
        kControl = 0x0c,
        kOverrun = 1u << 3,
        kReceived = 1u << 5,
        kSendEmpty = 1u << 7,
        kReceives = 1u << 2,
        kSends = 1u << 3,
        kReceivedInterrupt = 1u << 5,
        kEnable = 1u << 13,
    };

    /// Alternate function 7, pulled up.
    static void usePin(uint32_t pin) {
        setField(kGpioA + 0x00, pin * 2, 3, 2);       // MODER
        setField(kGpioA + 0x0c, pin * 2, 3, 1);       // PUPDR
        setField(kGpioA + 0x24, pin * 4 - 32, 15, 7); // AFRH
    }
    static void setField(uint32_t address, uint32_t shift, uint32_t mask, uint32_t value) {
        registerAt(address) = (registerAt(address) & ~(mask << shift)) | value << shift;
    }

    ReceiveRing<1024> ring_;
};

} // namespace rt
} // namespace tmw

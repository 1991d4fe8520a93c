// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "device_runtime/firmware/boards/arduino/image_flash.h"

#include <Arduino.h>

/// Earle Philhower's core for RP2040 and RP2350; Arduino's own (Mbed) has another flash interface.
#if defined(ARDUINO_ARCH_RP2040) && !defined(ARDUINO_ARCH_MBED)
#define TMW_HAS_PICO_FLASH 1
#else
#define TMW_HAS_PICO_FLASH 0
#endif

#if TMW_HAS_PICO_FLASH
namespace tmw {
namespace rt {

class PicoFlash : public ImageFlash {
public:
    bool erase(uint32_t offset) override;
    bool program(uint32_t offset, const uint8_t* data, size_t bytes) override;

protected:
    using ImageFlash::ImageFlash;
    ~PicoFlash() = default;
};

} // namespace rt
} // namespace tmw
#endif

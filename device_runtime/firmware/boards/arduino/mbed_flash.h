// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "device_runtime/firmware/boards/arduino/image_flash.h"

#include <Arduino.h>

/// Arduino's Mbed core on nRF52840 (Nano 33 BLE), which programs single words of pages of 4 KB.
/// Mbed's other parts program larger pieces, once, or have larger pages.
#if defined(ARDUINO_ARCH_MBED) &&                                                                  \
    (defined(NRF52840_XXAA) || defined(TARGET_NRF52840) || defined(ARDUINO_ARCH_NRF52840))
#define TMW_HAS_MBED_FLASH 1
#else
#define TMW_HAS_MBED_FLASH 0
#endif

#if TMW_HAS_MBED_FLASH
#include <FlashIAP.h>

namespace tmw {
namespace rt {

class MbedFlash : public ImageFlash {
public:
    bool begin() override;
    bool erase(uint32_t offset) override;
    bool program(uint32_t offset, const uint8_t* data, size_t bytes) override;

protected:
    using ImageFlash::ImageFlash;
    ~MbedFlash() = default;

private:
    mbed::FlashIAP flash_;
};

} // namespace rt
} // namespace tmw
#endif

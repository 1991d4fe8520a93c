// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "device_runtime/firmware/boards/arduino/flash_area.h"
#include "device_runtime/firmware/boards/arduino/mbed_flash.h"
#include "device_runtime/firmware/boards/arduino/pico_flash.h"

namespace tmw {
namespace rt {

// Sizes that leave at least a third of the RAM to the sketch, by the smallest board of each kind.
#if defined(ARDUINO_ARCH_ESP32) || defined(ARDUINO_ARCH_RP2040) || defined(ARDUINO_ARCH_MBED) ||   \
    defined(NRF52840_XXAA) || defined(__SAMD51__) || defined(__IMXRT1062__)
constexpr uint32_t kDefaultArenaBytes = 24 * 1024; // 192 KB and more
#elif defined(ARDUINO_ARCH_SAM) || defined(ARDUINO_ARCH_ESP8266)
constexpr uint32_t kDefaultArenaBytes = 8 * 1024; // 80 KB and more
#else
constexpr uint32_t kDefaultArenaBytes = 4 * 1024; // 32 KB
#endif

#if TMW_HAS_PICO_FLASH
constexpr uint32_t kDefaultSlotBytes = 64 * 1024;
template <uint32_t SlotBytes>
using DefaultModels = InImage<PicoFlash, SlotBytes>;
#elif TMW_HAS_MBED_FLASH
constexpr uint32_t kDefaultSlotBytes = 64 * 1024;
template <uint32_t SlotBytes>
using DefaultModels = InImage<MbedFlash, SlotBytes>;
#else
constexpr uint32_t kDefaultSlotBytes = kDefaultArenaBytes;
template <uint32_t SlotBytes>
using DefaultModels = RamFlash<SlotBytes>;
#endif

} // namespace rt
} // namespace tmw

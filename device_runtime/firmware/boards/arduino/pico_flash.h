// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "device_runtime/firmware/boards/arduino/flash_area.h"

#include <Arduino.h>

/// Earle Philhower's core for RP2040 and RP2350; Arduino's own (Mbed) has another flash interface.
#if defined(ARDUINO_ARCH_RP2040) && !defined(ARDUINO_ARCH_MBED)
#define TMW_HAS_PICO_FLASH 1
#else
#define TMW_HAS_PICO_FLASH 0
#endif

#if TMW_HAS_PICO_FLASH
#include <hardware/flash.h>

namespace tmw {
namespace rt {

/// Models in the board's own flash, in room that the program's image keeps for them: no file system
/// and no linker script has to know. A restart keeps them, a new sketch empties them.
class PicoFlashArea : public FlashArea {
public:
    bool begin() override;
    const uint8_t* pointer() const override { return start_; }
    uint32_t pageBytes() const override { return kPageBytes; }
    uint32_t slotBytes() const override { return slotBytes_; }
    bool isVolatile() const override { return false; }
    bool erase(uint32_t offset) override;
    bool program(uint32_t offset, const uint8_t* data, size_t bytes) override;

protected:
    static constexpr uint32_t kPageBytes = FLASH_SECTOR_SIZE;

    PicoFlashArea(const uint8_t* start, uint32_t slotBytes);
    ~PicoFlashArea() = default;

private:
    bool isBlankImage(uint32_t page) const;

    const uint8_t* start_;
    uint32_t slotBytes_;
};

template <uint32_t SlotBytes>
class PicoFlash final : public PicoFlashArea {
public:
    PicoFlash() : PicoFlashArea(kRoom.bytes, kSlotBytes) {}

private:
    static constexpr uint32_t kSlotBytes = roundUp(SlotBytes, kPageBytes);
    struct Room {
        alignas(FLASH_SECTOR_SIZE) uint8_t bytes[areaBytes(kPageBytes, kSlotBytes)];
    };
    static const Room kRoom;
};

template <uint32_t SlotBytes>
const typename PicoFlash<SlotBytes>::Room PicoFlash<SlotBytes>::kRoom = {};

} // namespace rt
} // namespace tmw
#endif

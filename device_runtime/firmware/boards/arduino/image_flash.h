// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "device_runtime/firmware/boards/arduino/flash_area.h"

namespace tmw {
namespace rt {

/// What the flash of the cores that have an ImageFlash erases at once.
constexpr uint32_t kImagePageBytes = 4096;

/// Models in the board's own flash, in room that the program's image keeps for them: no file system
/// and no linker script has to know. A restart keeps them, a new sketch empties them.
class ImageFlash : public FlashArea {
public:
    bool begin() override;
    const uint8_t* pointer() const override { return start_; }
    uint32_t pageBytes() const override { return kImagePageBytes; }
    uint32_t slotBytes() const override { return slotBytes_; }
    bool isVolatile() const override { return false; }

protected:
    ImageFlash(const uint8_t* start, uint32_t slotBytes);
    ~ImageFlash() = default;

    const uint8_t* at(uint32_t offset) const { return start_ + offset; }
    bool isErased(uint32_t page) const;

private:
    const uint8_t* start_;
    uint32_t slotBytes_;
};

/// `Area`: an ImageFlash that knows how its core erases and programs.
template <typename Area, uint32_t SlotBytes>
class InImage final : public Area {
public:
    InImage() : Area(kRoom.bytes, kSlotBytes) {}

private:
    static constexpr uint32_t kSlotBytes = roundUp(SlotBytes, kImagePageBytes);
    struct alignas(kImagePageBytes) Room {
        uint8_t bytes[areaBytes(kImagePageBytes, kSlotBytes)];
    };
    static const Room kRoom;
};

template <typename Area, uint32_t SlotBytes>
const typename InImage<Area, SlotBytes>::Room InImage<Area, SlotBytes>::kRoom = {};

} // namespace rt
} // namespace tmw

// SPDX-License-Identifier: Apache-2.0
#include "device_runtime/firmware/boards/arduino/pico_flash.h"

#if TMW_HAS_PICO_FLASH
#include <hardware/flash.h>

namespace tmw {
namespace rt {

namespace {

/// Nothing may run from the flash while it is written: neither an interrupt nor the other core.
class FlashAlone {
public:
    FlashAlone() {
        noInterrupts();
        rp2040.idleOtherCore();
    }
    ~FlashAlone() {
        rp2040.resumeOtherCore();
        interrupts();
    }
    FlashAlone(const FlashAlone&) = delete;
    FlashAlone& operator=(const FlashAlone&) = delete;
};

uint32_t flashOffset(const uint8_t* address) {
    return static_cast<uint32_t>(reinterpret_cast<uintptr_t>(address) - XIP_BASE);
}

} // namespace

bool PicoFlash::erase(uint32_t offset) {
    static_assert(kImagePageBytes == FLASH_SECTOR_SIZE, "a page is what the flash erases");
    {
        const FlashAlone alone;
        flash_range_erase(flashOffset(at(offset)), kImagePageBytes);
    }
    return isErased(offset);
}

bool PicoFlash::program(uint32_t offset, const uint8_t* data, size_t bytes) {
    // The flash takes 256 bytes at a time; ones leave what stands there.
    uint8_t block[FLASH_PAGE_SIZE];
    size_t done = 0;
    while (done < bytes) {
        const uint32_t place = offset + static_cast<uint32_t>(done);
        const uint32_t within = place % FLASH_PAGE_SIZE;
        const size_t room = FLASH_PAGE_SIZE - within;
        const size_t take = bytes - done < room ? bytes - done : room;
        memset(block, 0xff, sizeof block);
        for (size_t i = 0; i < take; ++i)
            block[within + i] = static_cast<uint8_t>(at(place)[i] & data[done + i]);
        {
            const FlashAlone alone;
            flash_range_program(flashOffset(at(place - within)), block, sizeof block);
        }
        if (memcmp(at(place), block + within, take) != 0)
            return false;
        done += take;
    }
    return true;
}

} // namespace rt
} // namespace tmw
#endif

// SPDX-License-Identifier: Apache-2.0
#include "device_runtime/firmware/boards/arduino/pico_flash.h"

#if TMW_HAS_PICO_FLASH

namespace tmw {
namespace rt {

constexpr uint32_t PicoFlashArea::kPageBytes;

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

PicoFlashArea::PicoFlashArea(const uint8_t* start, uint32_t slotBytes)
    : start_(start), slotBytes_(slotBytes) {
    // The compiler may not take the room's zeros for what will always be read there.
    __asm__ volatile("" : "+r"(start_));
}

bool PicoFlashArea::isBlankImage(uint32_t page) const {
    for (uint32_t i = 0; i < kPageBytes; ++i)
        if (start_[page * kPageBytes + i] != 0)
            return false;
    return true;
}

bool PicoFlashArea::begin() {
    // The image brings zeros where erased flash has ones.
    for (uint32_t page = 0; page < 2; ++page)
        if (isBlankImage(page) && !erase(page * kPageBytes))
            return false;
    return true;
}

bool PicoFlashArea::erase(uint32_t offset) {
    {
        const FlashAlone alone;
        flash_range_erase(flashOffset(start_ + offset), kPageBytes);
    }
    return start_[offset] == 0xff;
}

bool PicoFlashArea::program(uint32_t offset, const uint8_t* data, size_t bytes) {
    // The flash takes 256 bytes at a time; ones leave what stands there.
    uint8_t block[FLASH_PAGE_SIZE];
    size_t done = 0;
    while (done < bytes) {
        const uint32_t at = offset + static_cast<uint32_t>(done);
        const uint32_t within = at % FLASH_PAGE_SIZE;
        const size_t room = FLASH_PAGE_SIZE - within;
        const size_t take = bytes - done < room ? bytes - done : room;
        memset(block, 0xff, sizeof block);
        for (size_t i = 0; i < take; ++i)
            block[within + i] = static_cast<uint8_t>(start_[at + i] & data[done + i]);
        {
            const FlashAlone alone;
            flash_range_program(flashOffset(start_ + at - within), block, sizeof block);
        }
        if (memcmp(start_ + at, block + within, take) != 0)
            return false;
        done += take;
    }
    return true;
}

} // namespace rt
} // namespace tmw
#endif

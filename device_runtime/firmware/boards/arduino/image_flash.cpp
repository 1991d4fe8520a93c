// SPDX-License-Identifier: Apache-2.0
#include "device_runtime/firmware/boards/arduino/image_flash.h"

namespace tmw {
namespace rt {

namespace {

bool isFilledWith(const uint8_t* bytes, uint32_t count, uint8_t value) {
    for (uint32_t i = 0; i < count; ++i)
        if (bytes[i] != value)
            return false;
    return true;
}

} // namespace

ImageFlash::ImageFlash(const uint8_t* start, uint32_t slotBytes)
    : start_(start), slotBytes_(slotBytes) {
    // The compiler may not take the room's zeros for what will always be read there.
    __asm__ volatile("" : "+r"(start_));
}

bool ImageFlash::isErased(uint32_t page) const {
    return isFilledWith(start_ + page, kImagePageBytes, 0xff);
}

bool ImageFlash::begin() {
    // A new image brings zeros where erased flash has ones.
    for (uint32_t page = 0; page < 2 * kImagePageBytes; page += kImagePageBytes)
        if (isFilledWith(start_ + page, kImagePageBytes, 0) && !erase(page))
            return false;
    return true;
}

} // namespace rt
} // namespace tmw

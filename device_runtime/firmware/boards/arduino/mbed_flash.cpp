// SPDX-License-Identifier: Apache-2.0
#include "device_runtime/firmware/boards/arduino/mbed_flash.h"

#if TMW_HAS_MBED_FLASH

namespace tmw {
namespace rt {

namespace {

/// What slots and journal are written in.
constexpr uint32_t kUnit = 8;

uint32_t addressOf(const uint8_t* at) {
    return static_cast<uint32_t>(reinterpret_cast<uintptr_t>(at));
}

} // namespace

bool MbedFlash::begin() {
    return flash_.init() == 0 && kUnit % flash_.get_page_size() == 0 &&
           flash_.get_sector_size(addressOf(at(0))) == kImagePageBytes && ImageFlash::begin();
}

bool MbedFlash::erase(uint32_t offset) {
    return flash_.erase(addressOf(at(offset)), kImagePageBytes) == 0 && isErased(offset);
}

bool MbedFlash::program(uint32_t offset, const uint8_t* data, size_t bytes) {
    return flash_.program(data, addressOf(at(offset)), static_cast<uint32_t>(bytes)) == 0 &&
           memcmp(at(offset), data, bytes) == 0;
}

} // namespace rt
} // namespace tmw
#endif

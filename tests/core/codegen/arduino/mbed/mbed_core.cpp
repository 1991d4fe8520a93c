// SPDX-License-Identifier: GPL-3.0-or-later
#include "../strict_flash.h"
#include "FlashIAP.h"

namespace mbed {

int FlashIAP::init() {
    ready_ = true;
    return 0;
}

int FlashIAP::erase(uint32_t address, uint32_t size) {
    demand(ready_ && size == kSectorBytes, "not begun, or not a sector");
    eraseSector(address);
    return 0;
}

int FlashIAP::program(const void* buffer, uint32_t address, uint32_t size) {
    demand(ready_, "not begun");
    programFlash(address, static_cast<const uint8_t*>(buffer), size, get_page_size());
    return 0;
}

uint32_t FlashIAP::get_page_size() const {
    return 4;
}

uint32_t FlashIAP::get_sector_size(uint32_t) const {
    return kSectorBytes;
}

} // namespace mbed

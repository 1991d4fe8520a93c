// SPDX-License-Identifier: GPL-3.0-or-later
// Mbed's flash interface as an nRF52840 has it, for a program on the desktop.
#pragma once

#include <stdint.h>

namespace mbed {

class FlashIAP {
public:
    int init();
    int erase(uint32_t address, uint32_t size);
    int program(const void* buffer, uint32_t address, uint32_t size);
    uint32_t get_page_size() const;
    uint32_t get_sector_size(uint32_t address) const;

private:
    bool ready_ = false;
};

} // namespace mbed

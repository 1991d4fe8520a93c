// SPDX-License-Identifier: GPL-3.0-or-later
// The Pico SDK's flash calls for a program on the desktop (linked at fixed addresses).
#pragma once

#include <stddef.h>
#include <stdint.h>

#define FLASH_PAGE_SIZE (1u << 8)
#define FLASH_SECTOR_SIZE (1u << 12)
#define XIP_BASE 0x1000

void flash_range_erase(uint32_t offset, size_t bytes);
void flash_range_program(uint32_t offset, const uint8_t* data, size_t bytes);

void noInterrupts();
void interrupts();

class RP2040 {
public:
    void idleOtherCore();
    void resumeOtherCore();
};
extern RP2040 rp2040;

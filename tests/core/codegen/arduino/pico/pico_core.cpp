// SPDX-License-Identifier: GPL-3.0-or-later
#include "../strict_flash.h"
#include "hardware/flash.h"

namespace {

bool interruptsOn = true;
bool otherCoreRuns = true;

void demandQuiet() {
    demand(!interruptsOn && !otherCoreRuns, "an interrupt or the other core may run from it");
}

} // namespace

RP2040 rp2040;

void RP2040::idleOtherCore() {
    otherCoreRuns = false;
}
void RP2040::resumeOtherCore() {
    otherCoreRuns = true;
}
void noInterrupts() {
    interruptsOn = false;
}
void interrupts() {
    interruptsOn = true;
}

void flash_range_erase(uint32_t offset, size_t bytes) {
    demandQuiet();
    demand(bytes == FLASH_SECTOR_SIZE, "not a sector");
    eraseSector(offset + XIP_BASE);
}

void flash_range_program(uint32_t offset, const uint8_t* data, size_t bytes) {
    demandQuiet();
    programFlash(offset + XIP_BASE, data, bytes, FLASH_PAGE_SIZE);
}

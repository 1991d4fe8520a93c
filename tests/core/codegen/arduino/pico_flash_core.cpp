// SPDX-License-Identifier: GPL-3.0-or-later
// Flash that is as strict as the real one, and a file that brings back at the next start what was
// done to it.
#include "hardware/flash.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

namespace {

bool interruptsOn = true;
bool otherCoreRuns = true;

struct Deed {
    uint32_t offset;
    uint32_t bytes; ///< 0: a sector is erased
};

void demand(bool holds, const char* what) {
    if (holds)
        return;
    fprintf(stderr, "flash: %s\n", what);
    abort();
}

uint8_t* writable(uint32_t offset, size_t bytes) {
    auto* at = reinterpret_cast<uint8_t*>(static_cast<uintptr_t>(offset) + XIP_BASE);
    auto* page = reinterpret_cast<uint8_t*>(reinterpret_cast<uintptr_t>(at) & ~uintptr_t{4095});
    const size_t span = static_cast<size_t>(at - page) + bytes;
    demand(mprotect(page, span, PROT_READ | PROT_WRITE) == 0, "no such address");
    return at;
}

void erase(uint32_t offset) {
    memset(writable(offset, FLASH_SECTOR_SIZE), 0xff, FLASH_SECTOR_SIZE);
}

void program(uint32_t offset, const uint8_t* data, size_t bytes) {
    uint8_t* at = writable(offset, bytes);
    for (size_t i = 0; i < bytes; ++i)
        at[i] = static_cast<uint8_t>(at[i] & data[i]);
}

void keep(Deed deed, const uint8_t* data) {
    FILE* file = fopen("flash.log", "ab");
    demand(file && fwrite(&deed, sizeof deed, 1, file) == 1 &&
               (!data || fwrite(data, 1, deed.bytes, file) == deed.bytes) && fclose(file) == 0,
           "cannot be kept");
}

/// Before the sketch starts.
struct PowerOn {
    PowerOn() {
        FILE* file = fopen("flash.log", "rb");
        Deed deed = {};
        uint8_t data[FLASH_PAGE_SIZE];
        while (file && fread(&deed, sizeof deed, 1, file) == 1) {
            if (deed.bytes == 0)
                erase(deed.offset);
            else if (fread(data, 1, deed.bytes, file) == deed.bytes)
                program(deed.offset, data, deed.bytes);
        }
        if (file)
            fclose(file);
    }
} powerOn;

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
    demand(offset % FLASH_SECTOR_SIZE == 0 && bytes == FLASH_SECTOR_SIZE, "not a sector");
    keep({offset, 0}, nullptr);
    erase(offset);
}

void flash_range_program(uint32_t offset, const uint8_t* data, size_t bytes) {
    demandQuiet();
    demand(offset % FLASH_PAGE_SIZE == 0 && bytes == FLASH_PAGE_SIZE, "not a page");
    keep({offset, static_cast<uint32_t>(bytes)}, data);
    program(offset, data, bytes);
}

// SPDX-License-Identifier: GPL-3.0-or-later
#include "strict_flash.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

void demand(bool holds, const char* what) {
    if (holds)
        return;
    fprintf(stderr, "flash: %s\n", what);
    abort();
}

namespace {

constexpr size_t kMost = 256;

struct Deed {
    uint32_t address;
    uint32_t bytes; ///< 0: a sector is erased
};

uint8_t* writable(uint32_t address, size_t bytes) {
    auto* at = reinterpret_cast<uint8_t*>(static_cast<uintptr_t>(address));
    auto* page = reinterpret_cast<uint8_t*>(static_cast<uintptr_t>(address) & ~uintptr_t{4095});
    const size_t span = static_cast<size_t>(at - page) + bytes;
    demand(mprotect(page, span, PROT_READ | PROT_WRITE) == 0, "no such address");
    return at;
}

void perform(const Deed& deed, const uint8_t* data) {
    if (deed.bytes == 0) {
        memset(writable(deed.address, kSectorBytes), 0xff, kSectorBytes);
        return;
    }
    uint8_t* at = writable(deed.address, deed.bytes);
    for (size_t i = 0; i < deed.bytes; ++i)
        at[i] = static_cast<uint8_t>(at[i] & data[i]);
}

void keep(const Deed& deed, const uint8_t* data) {
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
        uint8_t data[kMost];
        while (file && fread(&deed, sizeof deed, 1, file) == 1) {
            demand(deed.bytes <= kMost && fread(data, 1, deed.bytes, file) == deed.bytes,
                   "was kept badly");
            perform(deed, data);
        }
        if (file)
            fclose(file);
    }
} powerOn;

} // namespace

void eraseSector(uint32_t address) {
    demand(address % kSectorBytes == 0, "not a sector");
    keep({address, 0}, nullptr);
    perform({address, 0}, nullptr);
}

void programFlash(uint32_t address, const uint8_t* data, size_t bytes, uint32_t unit) {
    demand(address % unit == 0 && bytes % unit == 0 && bytes > 0, "not a piece it takes");
    for (size_t done = 0; done < bytes; done += kMost) {
        const size_t left = bytes - done;
        const Deed deed = {address + static_cast<uint32_t>(done),
                           static_cast<uint32_t>(left < kMost ? left : kMost)};
        keep(deed, data + done);
        perform(deed, data + done);
    }
}

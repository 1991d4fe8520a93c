// SPDX-License-Identifier: Apache-2.0
#include "device_runtime/firmware/boards/mps2/flash_file.h"

#include "device_runtime/firmware/boards/cortex_m/cortex_m.h"
#include "device_runtime/firmware/boards/mps2/semihosting.h"

#include <string.h>

namespace tmw {
namespace rt {

namespace {
/// In the folder that holds the board's state.
constexpr const char* kFlashFile = "flash.bin";
} // namespace

constexpr uint32_t FlashFile::kPageBytes;

void FlashFile::start() {
    memset(tmwModelsStart, 0xff, modelsBytes());
    file_ = semihosting::open(kFlashFile, semihosting::Mode::Update);
    if (file_ >= 0)
        semihosting::read(file_, tmwModelsStart, modelsBytes());
}

bool FlashFile::erasePage(uint32_t offset) {
    memset(tmwModelsStart + offset, 0xff, kPageBytes);
    return store(offset, kPageBytes);
}

bool FlashFile::program(uint32_t offset, const uint8_t* data, size_t bytes) {
    uint8_t* const to = tmwModelsStart + offset;
    for (size_t i = 0; i < bytes; ++i)
        to[i] = static_cast<uint8_t>(to[i] & data[i]);
    return store(offset, bytes);
}

bool FlashFile::store(uint32_t offset, size_t bytes) {
    uint8_t* const at = tmwModelsStart + offset;
    if (file_ < 0 || (semihosting::seek(file_, offset) && semihosting::write(file_, at, bytes)))
        return true;
    // What can be read now is what the next start finds.
    if (semihosting::seek(file_, offset))
        semihosting::read(file_, at, bytes);
    return false;
}

} // namespace rt
} // namespace tmw

// SPDX-License-Identifier: Apache-2.0
#include "device_runtime/firmware/boards/stm32f4/stm32f4_flash.h"

#include "device_runtime/firmware/boards/cortex_m/cortex_m.h"
#include "device_runtime/firmware/boards/cortex_m/registers.h"
#include "device_runtime/firmware/boards/stm32f4/stm32f4.h"

#include <string.h>

namespace tmw {
namespace rt {

namespace {

// Of the flash controller (RM0090, 3.9).
constexpr uint32_t kKey = kFlash + 0x04;
constexpr uint32_t kState = kFlash + 0x0c;
constexpr uint32_t kControl = kFlash + 0x10;
enum : uint32_t {
    kBusy = 1u << 16,
    kErrors = 0xf2, ///< of SR; written to clear them
    kWrites = 1u << 0,
    kErases = 1u << 1,
    kSectorShift = 3,
    kBy32 = 2u << 8, ///< the supply is above 2.7 V
    kStart = 1u << 16,
    kLocked = 1u << 31,
};

constexpr uint32_t kSectorBytes = 128 * 1024;
constexpr uint32_t kFirstSector = 6;
constexpr uint32_t kStandInPage = 1024;

void unlock() {
    if (!(registerAt(kControl) & kLocked))
        return;
    registerAt(kKey) = 0x45670123;
    registerAt(kKey) = 0xcdef89ab;
}

void waitWhileBusy() {
    while (registerAt(kState) & kBusy) {
    }
}

} // namespace

constexpr uint32_t Stm32Flash::kStandInBytes;

void Stm32Flash::start(uint8_t* standIn) {
    // Locked after a reset, so the bit says that the controller is there.
    present_ = (registerAt(kControl) & kLocked) != 0;
    memory_ = present_ ? tmwModelsStart : standIn;
    // What a desktop loaded there before the start, or a restart left, is no zero at its front.
    if (!present_ && standIn[0] == 0)
        memset(standIn, 0xff, kStandInBytes);
}

uint32_t Stm32Flash::pageBytes() const {
    return present_ ? kSectorBytes : kStandInPage;
}

uint32_t Stm32Flash::bytes() const {
    return present_ ? modelsBytes() : kStandInBytes;
}

bool Stm32Flash::finish() {
    waitWhileBusy();
    const bool well = (registerAt(kState) & kErrors) == 0;
    registerAt(kState) = kErrors;
    registerAt(kControl) = kLocked;
    return well;
}

bool Stm32Flash::erasePage(uint32_t offset) {
    if (!present_) {
        memset(memory_ + offset, 0xff, kStandInPage);
        return true;
    }
    const uint32_t sector = kFirstSector + offset / kSectorBytes;
    waitWhileBusy();
    unlock();
    registerAt(kState) = kErrors;
    registerAt(kControl) = kErases | sector << kSectorShift | kBy32;
    registerAt(kControl) = kErases | sector << kSectorShift | kBy32 | kStart;
    return finish();
}

bool Stm32Flash::program(uint32_t offset, const uint8_t* data, size_t bytes) {
    volatile uint32_t* const words = reinterpret_cast<volatile uint32_t*>(memory_ + offset);
    if (present_) {
        waitWhileBusy();
        unlock();
        registerAt(kState) = kErrors;
        registerAt(kControl) = kWrites | kBy32;
    }
    bool well = true;
    for (size_t i = 0; well && i < bytes / sizeof(uint32_t); ++i) {
        uint32_t word = 0;
        memcpy(&word, data + i * sizeof word, sizeof word);
        const uint32_t wanted = words[i] & word;
        if (wanted != words[i])
            words[i] = wanted;
        if (present_)
            waitWhileBusy();
        well = words[i] == wanted;
    }
    return present_ ? finish() && well : well;
}

} // namespace rt
} // namespace tmw

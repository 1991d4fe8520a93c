// SPDX-License-Identifier: Apache-2.0
#include "device_runtime/firmware/boards/nrf51/nrf51_flash.h"

#include "device_runtime/firmware/boards/cortex_m/registers.h"
#include "device_runtime/firmware/boards/nrf51/nrf51.h"

#include <string.h>

namespace {

using tmw::rt::registerAt;

// Of NVMC (nRF51 Series Reference Manual 3.0, 6).
constexpr uint32_t kReady = tmw::rt::kFlash + 0x400;
constexpr uint32_t kConfig = tmw::rt::kFlash + 0x504;
constexpr uint32_t kErasePage = tmw::rt::kFlash + 0x508;
enum : uint32_t { kReadOnly = 0, kWrites = 1, kErases = 2 };

void waitForFlash() {
    while (registerAt(kReady) == 0) {
    }
}

} // namespace

__attribute__((noinline)) void tmwFlashStep(uint32_t mode, volatile uint32_t* where,
                                            uint32_t value) {
    registerAt(kConfig) = mode;
    waitForFlash();
    *where = value;
    waitForFlash();
    registerAt(kConfig) = kReadOnly;
    waitForFlash();
}

namespace tmw {
namespace rt {

bool eraseFlashPage(uint8_t* page) {
    const volatile uint32_t* const words = reinterpret_cast<const volatile uint32_t*>(page);
    tmwFlashStep(kErases, &registerAt(kErasePage), reinterpret_cast<uint32_t>(page));
    for (uint32_t i = 0; i < kFlashPageBytes / sizeof(uint32_t); ++i)
        if (words[i] != 0xffffffffu)
            return false;
    return true;
}

bool programFlash(uint8_t* to, const uint8_t* data, size_t bytes) {
    volatile uint32_t* const words = reinterpret_cast<volatile uint32_t*>(to);
    for (size_t i = 0; i < bytes / sizeof(uint32_t); ++i) {
        uint32_t word = 0;
        memcpy(&word, data + i * sizeof word, sizeof word);
        const uint32_t wanted = words[i] & word;
        // A word takes two writes between erases (nRF51822 Product Specification 3.3, 8.19).
        if (wanted != words[i])
            tmwFlashStep(kWrites, words + i, word);
        if (words[i] != wanted)
            return false;
    }
    return true;
}

} // namespace rt
} // namespace tmw

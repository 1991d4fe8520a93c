// SPDX-License-Identifier: Apache-2.0
#include "device_runtime/firmware/boards/cortex_m/cortex_m.h"
#include "device_runtime/firmware/boards/cortex_m/registers.h"

namespace tmw {
namespace rt {

namespace {

/// Told from what memory holds when power comes by both words being each other's complement.
struct Note {
    uint32_t cause;
    uint32_t complement;
};
__attribute__((section(".noinit"))) Note note;

} // namespace

void noteCause(StartCause cause) {
    note.cause = static_cast<uint32_t>(cause);
    note.complement = ~note.cause;
}

StartCause takeNotedCause() {
    const bool kept = note.complement == ~note.cause;
    const StartCause cause = kept ? static_cast<StartCause>(note.cause) : StartCause::PowerOn;
    noteCause(StartCause::Pin);
    return cause;
}

void restart() {
    constexpr uint32_t kKeyAndRequest = 0x05fa0004;
    __asm__ volatile("dsb" ::: "memory");
    registerAt(kAircr) = kKeyAndRequest;
    __asm__ volatile("dsb" ::: "memory");
    for (;;) {
    }
}

} // namespace rt
} // namespace tmw

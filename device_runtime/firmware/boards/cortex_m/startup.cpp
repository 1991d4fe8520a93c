// SPDX-License-Identifier: Apache-2.0
#include "device_runtime/firmware/boards/cortex_m/cortex_m.h"
#include "device_runtime/firmware/boards/cortex_m/registers.h"
#include "device_runtime/firmware/platform.h"

#include <stddef.h>
#include <string.h>

extern "C" {
extern uint8_t tmwDataLoad[], tmwDataStart[], tmwDataEnd[], tmwBssStart[], tmwBssEnd[];
int main();
[[noreturn]] void tmwReset();
void tmwFault(); // fault.cpp
/// A board that uses the non-maskable interrupt defines its own.
__attribute__((weak)) void tmwNmi();
}

using Handler = void (*)();
struct VectorTable {
    const uint32_t* stackTop;
    Handler handlers[15];
};

// An interrupt that nobody enabled is a fault like others. A board's interrupts follow in
// `.vectors.interrupts`.
extern "C" __attribute__((section(".vectors"), used)) const VectorTable tmwVectors = {
    tmwStackTop,
    {tmwReset, tmwNmi, tmwFault, tmwFault, tmwFault, tmwFault, tmwFault, nullptr, nullptr, nullptr,
     tmwFault, tmwFault, nullptr, tmwFault, tmwFault}};

namespace {

using tmw::rt::registerAt;

/// What lies below the frame of the function that calls.
inline __attribute__((always_inline)) void paintStack() {
    constexpr uint32_t kOwnWords = 32;
    uint32_t* const end = static_cast<uint32_t*>(__builtin_frame_address(0)) - kOwnWords;
    // Volatile, lest it becomes a call of memset.
    for (volatile uint32_t* word = tmwStackBottom; word < end; ++word)
        *word = tmw::rt::kStackPaint;
}

void setUpCore() {
#if __ARM_ARCH >= 7
    registerAt(tmw::rt::kVtor) = reinterpret_cast<uint32_t>(&tmwVectors);
    // MemManage, BusFault and UsageFault have handlers of their own, so that a crash has a kind.
    registerAt(tmw::rt::kShcsr) = registerAt(tmw::rt::kShcsr) | 7u << 16;
#endif
#if defined(__ARM_FP) || TMW_RT_HAS_MVE
    // Full access to CP10 and CP11, before the first float or vector instruction.
    registerAt(tmw::rt::kCpacr) = registerAt(tmw::rt::kCpacr) | 0xfu << 20;
#endif
    __asm__ volatile("dsb\n isb" ::: "memory");
}

} // namespace

void tmwReset() {
    setUpCore();
    paintStack();
    memcpy(tmwDataStart, tmwDataLoad, static_cast<size_t>(tmwDataEnd - tmwDataStart));
    memset(tmwBssStart, 0, static_cast<size_t>(tmwBssEnd - tmwBssStart));
    main();
    tmw::rt::restart();
}

void tmwNmi() {
    tmwFault();
}

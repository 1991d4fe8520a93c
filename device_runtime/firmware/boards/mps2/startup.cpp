// SPDX-License-Identifier: Apache-2.0
#include "device_runtime/firmware/boards/mps2/semihosting.h"

#include <stdint.h>
#include <string.h>

extern "C" {
extern uint8_t tmwDataLoad[], tmwDataStart[], tmwDataEnd[], tmwBssStart[], tmwBssEnd[];
extern uint8_t tmwStackTop[];
int main();
[[noreturn]] void tmwReset();
[[noreturn]] void tmwFault();
}

void tmwReset() {
#if defined(__ARM_FP)
    // CPACR: full access to CP10 and CP11, before the first float instruction.
    volatile uint32_t* const cpacr = reinterpret_cast<volatile uint32_t*>(0xe000ed88u);
    *cpacr = *cpacr | 0xfu << 20;
    __asm__ volatile("dsb\n isb");
#endif
    memcpy(tmwDataStart, tmwDataLoad, static_cast<size_t>(tmwDataEnd - tmwDataStart));
    memset(tmwBssStart, 0, static_cast<size_t>(tmwBssEnd - tmwBssStart));
    main();
    semihosting::exit(true);
}

/// A processor fault ends the emulator, which the desktop sees as a lost board.
void tmwFault() {
    semihosting::exit(false);
}

using Handler = void (*)();
struct VectorTable {
    const uint8_t* stackTop;
    Handler handlers[15];
};

extern "C" __attribute__((section(".vectors"), used)) const VectorTable tmwVectors = {
    tmwStackTop,
    {tmwReset, tmwFault, tmwFault, tmwFault, tmwFault, tmwFault, nullptr, nullptr, nullptr, nullptr,
     tmwFault, tmwFault, nullptr, tmwFault, tmwFault}};

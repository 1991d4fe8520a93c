// SPDX-License-Identifier: Apache-2.0
#include "device_runtime/firmware/boards/cortex_m/cortex_m.h"
#include "device_runtime/firmware/boards/cortex_m/registers.h"
#include "device_runtime/firmware/device/crash.h"

extern "C" {
void tmwFault();
[[noreturn]] void tmwCrashed(const uint32_t* frame);
}

namespace tmw {
namespace rt {

namespace {

CrashKind kindOfException() {
    uint32_t exception = 0;
    __asm__ volatile("mrs %0, ipsr" : "=r"(exception));
    switch (exception & 0x1ff) {
    case 4:
        return CrashKind::MemoryFault;
    case 5:
        return CrashKind::BusFault;
    case 6:
        return CrashKind::Usage;
    default:
        return CrashKind::HardFault;
    }
}

void describeAccess(CrashReport* report) {
#if __ARM_ARCH >= 7
    constexpr uint32_t kMmfarValid = 1u << 7;
    constexpr uint32_t kBfarValid = 1u << 15;
    report->faultStatus = registerAt(kCfsr);
    if (report->faultStatus & kMmfarValid)
        report->faultAddress = registerAt(kMmfar);
    else if (report->faultStatus & kBfarValid)
        report->faultAddress = registerAt(kBfar);
#else
    static_cast<void>(report); // Armv6-M tells nothing
#endif
}

/// An exception frame: r0 to r3, r12, lr, pc, xpsr.
constexpr size_t kFrameWords = 8;

bool isInStack(const uint32_t* frame) {
    return frame >= tmwStackBottom && frame + kFrameWords <= tmwStackTop;
}

} // namespace

} // namespace rt
} // namespace tmw

/// Handler of every fault. The stack may be what is broken: where its pointer left the stack, or
/// has little of it below, the handler starts it anew, before it uses any.
__attribute__((naked)) void tmwFault() {
    __asm__ volatile(".syntax unified\n"
                     "mrs r0, msp\n"
                     "ldr r1, =tmwStackBottom + 256\n"
                     "ldr r2, =tmwStackTop\n"
                     "cmp r0, r1\n"
                     "blo 1f\n"
                     "cmp r0, r2\n"
                     "bls 2f\n"
                     "1: mov sp, r2\n"
                     "2: ldr r1, =tmwCrashed\n"
                     "bx r1\n"
                     ".ltorg\n");
}

void tmwCrashed(const uint32_t* frame) {
    using namespace tmw::rt;
    CrashReport report = {};
    report.kind = static_cast<uint32_t>(kindOfException());
    if (isInStack(frame)) {
        report.linkRegister = frame[5];
        report.programCount = frame[6];
    }
    describeAccess(&report);
    keepCrash(report);
    noteCause(StartCause::Software);
    restart();
}

// SPDX-License-Identifier: GPL-3.0-or-later
#include "device_runtime/engine/interpreter.h"
#include "plan_source.h"

#include <string.h>

// Runs a plan on an emulated mps2 or mps3 board and prints the instructions of one invoke, from
// the input written to the output readable. Virtual time counts instructions under
// `-icount shift=0`; the board's counter ticks every kPerTick of them.

namespace {

#ifdef TMW_MPS3
volatile uint32_t* const kCounter = reinterpret_cast<uint32_t*>(0x59302018);
constexpr uint32_t kPerTick = 50;
#else
volatile uint32_t* const kCounter = reinterpret_cast<uint32_t*>(0x40028018);
constexpr uint32_t kPerTick = 40;
#endif

alignas(8) uint8_t arena[(kArenaBytes + 7) / 8 * 8 + 8];
alignas(8) uint8_t noState[8];

// What runs between these two is what a trace weighs.
__attribute__((noinline, no_icf)) void opens() {
    __asm__ volatile("");
}
__attribute__((noinline, no_icf)) void closes() {
    __asm__ volatile("");
}

void semihost(int operation, const void* argument) {
    register int r0 __asm__("r0") = operation;
    register const void* r1 __asm__("r1") = argument;
    __asm__ volatile("bkpt 0xab" : "+r"(r0) : "r"(r1) : "memory");
}

void print(const char* name, uint32_t value) {
    char text[64];
    size_t length = strlen(name);
    memcpy(text, name, length);
    char digits[10];
    size_t count = 0;
    do
        digits[count++] = static_cast<char>('0' + value % 10);
    while ((value /= 10) > 0);
    while (count > 0)
        text[length++] = digits[--count];
    text[length++] = '\n';
    text[length] = 0;
    semihost(4, text);
}

void run() {
    using namespace tmw::rt;
    PlanView view;
    const Status opened = PlanView::open(Span<const uint8_t>(kPlan, kPlanBytes), kBuiltCore, &view);
    Interpreter interpreter;
    const Status ready =
        interpreter.init(view, Span<uint8_t>(arena), Span<uint8_t>(noState), fullKernels());
    if (opened != Status::Ok || ready != Status::Ok) {
        print("refused=", static_cast<uint32_t>(opened) * 256 + static_cast<uint32_t>(ready));
        return;
    }
#ifdef TMW_LAYERS
    constexpr uint32_t kRuns = 1;
#else
    constexpr uint32_t kRuns = kMacs > 100000 ? 4 : 400;
#endif
    uint32_t ticks = 0;
    for (uint32_t i = 0; i < kRuns; ++i) {
        memcpy(interpreter.input(0).data(), kInput, kInputBytes);
#ifdef TMW_LAYERS
        interpreter.restart();
        Status next = Status::Ok;
        while (next == Status::Ok) {
            opens();
            next = interpreter.runNext();
            closes();
        }
#else
        opens();
        const uint32_t start = *kCounter;
        interpreter.invoke();
        ticks += *kCounter - start;
        closes();
#endif
        if (kMacs > 100000)
            continue;
        // A tick is coarse beside a small model: move the start against it.
        for (volatile uint32_t wait = i % 13; wait > 0;)
            wait = wait - 1;
    }
    const Span<const uint8_t> output = interpreter.output(0);
    print("identical=", memcmp(output.data(), kOutput, kOutputBytes) == 0);
    print("instructions=", static_cast<uint32_t>(uint64_t(ticks) * kPerTick / kRuns));
    print("runs=", kRuns);
    print("arena=", kArenaBytes);
    print("plan=", kPlanBytes);
}

} // namespace

extern "C" {
extern uint32_t stackTop, dataStart, dataEnd, dataLoad, bssStart, bssEnd;

void reset() {
#if defined(__ARM_FP)
    *reinterpret_cast<volatile uint32_t*>(0xE000ED88) |= 0xFu << 20; // FPU and MVE on
    __asm__ volatile("dsb\nisb");
#endif
    memcpy(&dataStart, &dataLoad,
           static_cast<size_t>(reinterpret_cast<char*>(&dataEnd) -
                               reinterpret_cast<char*>(&dataStart)));
    memset(
        &bssStart, 0,
        static_cast<size_t>(reinterpret_cast<char*>(&bssEnd) - reinterpret_cast<char*>(&bssStart)));
    run();
    semihost(0x18, reinterpret_cast<const void*>(0x20026));
    for (;;) {
    }
}

void fault() {
    print("fault=", 1);
    semihost(0x18, reinterpret_cast<const void*>(0x20026));
    for (;;) {
    }
}

__attribute__((section(".vectors"), used)) const void* const vectors[] = {
    &stackTop,
    reinterpret_cast<void*>(reset),
    reinterpret_cast<void*>(fault),
    reinterpret_cast<void*>(fault),
    reinterpret_cast<void*>(fault),
    reinterpret_cast<void*>(fault),
    reinterpret_cast<void*>(fault),
};
}

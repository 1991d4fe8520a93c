// SPDX-License-Identifier: GPL-3.0-or-later
#include "device_runtime/engine/interpreter.h"
#include "device_runtime/kernels/kernel_table.h"
#include "tests/device_runtime/portable/plan_cases.h"

#include <stdio.h>
#include <string.h>

// run_plan_cases [FILE]: runs the cases of plan_cases.h, planned for the core that it is built for,
// and prints the number of each that is not as it must be, then how many are. Built for processors
// of 32 bits, with memory of a fixed size and no libraries but those of C.

using namespace tmw::rt;

namespace {

constexpr uint32_t kMemory = 15u << 20;
alignas(8) __attribute__((section(".bss.cases"))) uint8_t memory[kMemory];
uint32_t taken = 0;

uint8_t* take(uint32_t bytes) {
    if (kMemory - taken < padded(bytes))
        return nullptr;
    uint8_t* const at = memory + taken;
    taken += padded(bytes);
    return at;
}

/// Null where the file ends before.
const uint8_t* read(FILE* file, uint32_t bytes) {
    uint8_t* const to = take(bytes);
    return to && fread(to, 1, padded(bytes), file) == padded(bytes) ? to : nullptr;
}

bool answers(const PlanCase& head, const uint8_t* plan, const uint8_t* inputs,
             const uint8_t* outputs) {
    PlanView view;
    if (PlanView::open(Span<const uint8_t>(plan, head.planBytes), kBuiltCore, &view) != Status::Ok)
        return false;
    uint8_t* const arena = take(view.arenaBytes() + 8);
    uint8_t* const state = take(view.stateBytes() + 8);
    Interpreter interpreter;
    if (!arena || !state ||
        interpreter.init(view, Span<uint8_t>(arena, view.arenaBytes() + 8),
                         Span<uint8_t>(state, view.stateBytes() + 8), fullKernels()) != Status::Ok)
        return false;
    uint32_t at = 0;
    for (size_t i = 0; i < interpreter.inputCount(); ++i) {
        const Span<uint8_t> to = interpreter.input(i);
        memcpy(to.data(), inputs + at, to.size());
        at += static_cast<uint32_t>(to.size());
    }
    if (at != head.inputBytes || interpreter.invoke() != Status::Ok)
        return false;
    at = 0;
    for (size_t i = 0; i < interpreter.outputCount(); ++i) {
        const Span<const uint8_t> from = interpreter.output(i);
        if (memcmp(from.data(), outputs + at, from.size()) != 0)
            return false;
        at += static_cast<uint32_t>(from.size());
    }
    return at == head.outputBytes;
}

} // namespace

#if defined(__ARM_ARCH_PROFILE) && __ARM_ARCH_PROFILE == 'M'
extern "C" {
extern uint32_t __stack;
void _start();

/// Not where the emulator says: that is the large memory.
void* _sbrk(int bytes) {
    alignas(8) static char heap[32768];
    static int used = 0;
    if (used + bytes > static_cast<int>(sizeof heap))
        return reinterpret_cast<void*>(-1);
    used += bytes;
    return heap + used - bytes;
}

void reset() {
#if defined(__ARM_FP)
    *reinterpret_cast<volatile uint32_t*>(0xE000ED88) |= 0xFu << 20; // FPU and MVE on
    __asm__ volatile("dsb\nisb");
#endif
    _start();
}

__attribute__((section(".vectors"), used))
const void* const vectors[] = {&__stack, reinterpret_cast<void*>(reset)};
}
#endif

int main(int argc, char** argv) {
    static_assert(sizeof(void*) == 4, "for processors of 32 bits");
    FILE* const file = fopen(argc > 1 ? argv[1] : "plan_cases.bin", "rb");
    PlanCaseFile head;
    if (!file || fread(&head, 1, sizeof head, file) != sizeof head ||
        head.magic != kPlanCaseMagic) {
        printf("no cases\n");
        return 1;
    }
    uint32_t equal = 0;
    for (uint32_t i = 0; i < head.cases; ++i) {
        taken = 0;
        PlanCase each;
        if (fread(&each, 1, sizeof each, file) != sizeof each)
            break;
        const uint8_t* const plan = read(file, each.planBytes);
        const uint8_t* const inputs = read(file, each.inputBytes);
        const uint8_t* const outputs = read(file, each.outputBytes);
        if (!plan || !inputs || !outputs)
            break;
        if (answers(each, plan, inputs, outputs))
            ++equal;
        else
            printf("case %u\n", static_cast<unsigned>(i));
    }
    printf("%u of %u equal\n", static_cast<unsigned>(equal), static_cast<unsigned>(head.cases));
    fclose(file);
    return equal == head.cases ? 0 : 1;
}

// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/run_plan.h"

/// Opens the input as a plan, its hash made right where its size allows, and runs what passes.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size);
extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
    std::vector<uint8_t> plan(data, data + size);
    if (size >= sizeof(tmw::rt::PlanHeader)) {
        const auto total = static_cast<uint32_t>(size);
        std::memcpy(plan.data() + offsetof(tmw::rt::PlanHeader, totalBytes), &total, sizeof total);
        tmw::sealPlan(plan);
    }
    tmw::test::openAndRun(plan);
    return 0;
}

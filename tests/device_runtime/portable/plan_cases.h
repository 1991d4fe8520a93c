// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <stdint.h>

/// A file of plans with inputs and the outputs that they must give, for run_plan_cases.cpp: a
/// PlanCaseFile, then for each case a PlanCase, the plan, the inputs and the outputs, each padded
/// to 8 bytes. Little-endian.
struct PlanCaseFile {
    uint32_t magic;
    uint32_t cases;
};
constexpr uint32_t kPlanCaseMagic = 0x50435431; // "PCT1"

struct PlanCase {
    uint32_t planBytes;
    uint32_t inputBytes;  ///< of all inputs
    uint32_t outputBytes; ///< of all outputs
    uint32_t reserved;
};

constexpr uint32_t padded(uint32_t bytes) {
    return (bytes + 7u) & ~7u;
}

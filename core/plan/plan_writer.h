// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "device_runtime/plan/plan_format.h"

#include <array>
#include <cstdint>
#include <span>
#include <vector>

namespace tmw {

/// The parts of a plan, which `write` lays out and hashes.
struct PlanParts {
    rt::CoreFamily core = rt::CoreFamily::Generic;
    uint32_t arenaBytes = 0;
    std::array<uint8_t, 32> modelSha256{};
    std::vector<uint8_t> records; ///< one after another
    uint32_t recordCount = 0;
    std::vector<uint8_t> constants;
    std::vector<uint8_t> state; ///< what its extent begins with
    std::vector<rt::PlanTensor> inputs;
    std::vector<rt::PlanTensor> outputs;
    std::vector<rt::InputContract> contract;
};

/// A plan's bytes. Empty sections are left out.
std::vector<uint8_t> writePlan(const PlanParts& parts);

/// Writes the hash of the body into the header, after a change of the bytes.
void sealPlan(std::span<uint8_t> plan);

} // namespace tmw

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/plan_writer.h"

#include "device_runtime/base/sha256.h"

#include <algorithm>
#include <cstring>

namespace tmw {

namespace {

struct Body {
    rt::PlanSection section;
    const void* data;
};

template <typename T>
Body bodyOf(rt::SectionKind kind, const std::vector<T>& items, size_t count) {
    return {{static_cast<uint32_t>(kind), 0, static_cast<uint32_t>(items.size() * sizeof(T)),
             static_cast<uint32_t>(count)},
            items.data()};
}

size_t roundUp(size_t value) {
    return (value + 7) / 8 * 8;
}

} // namespace

void sealPlan(std::span<uint8_t> plan) {
    rt::sha256(plan.data() + sizeof(rt::PlanHeader), plan.size() - sizeof(rt::PlanHeader),
               plan.data() + offsetof(rt::PlanHeader, bodySha256));
}

std::vector<uint8_t> writePlan(const PlanParts& parts) {
    // Zeros at the end need not be written: what is missing begins as zero.
    std::vector<uint8_t> state = parts.state;
    while (!state.empty() && state.back() == 0)
        state.pop_back();
    std::vector<Body> bodies = {
        bodyOf(rt::SectionKind::Records, parts.records, parts.recordCount),
        bodyOf(rt::SectionKind::Inputs, parts.inputs, parts.inputs.size()),
        bodyOf(rt::SectionKind::Outputs, parts.outputs, parts.outputs.size()),
        bodyOf(rt::SectionKind::Contract, parts.contract, parts.contract.size()),
        bodyOf(rt::SectionKind::Constants, parts.constants, 1),
        bodyOf(rt::SectionKind::State, state, 1),
    };
    std::erase_if(bodies, [](const Body& body) { return body.section.bytes == 0; });

    size_t end = sizeof(rt::PlanHeader) + bodies.size() * sizeof(rt::PlanSection);
    for (Body& body : bodies) {
        body.section.offset = static_cast<uint32_t>(roundUp(end));
        end = body.section.offset + body.section.bytes;
    }
    std::vector<uint8_t> plan(roundUp(end));
    rt::PlanHeader header{};
    header.magic = rt::kPlanMagic;
    header.major = rt::kPlanMajor;
    header.minor = rt::kPlanMinor;
    header.totalBytes = static_cast<uint32_t>(plan.size());
    header.kernelSet = rt::kKernelSet;
    header.core = static_cast<uint8_t>(parts.core);
    header.arenaBytes = parts.arenaBytes;
    header.stateBytes = static_cast<uint32_t>(parts.state.size());
    header.sectionCount = static_cast<uint32_t>(bodies.size());
    std::ranges::copy(parts.modelSha256, header.modelSha256);
    std::memcpy(plan.data(), &header, sizeof header);
    for (size_t i = 0; i < bodies.size(); ++i) {
        const rt::PlanSection& section = bodies[i].section;
        std::memcpy(plan.data() + sizeof header + i * sizeof section, &section, sizeof section);
        std::memcpy(plan.data() + section.offset, bodies[i].data, section.bytes);
    }
    sealPlan(plan);
    return plan;
}

} // namespace tmw

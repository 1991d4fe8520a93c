// SPDX-License-Identifier: GPL-3.0-or-later
#include "device_runtime/host/deploy.h"

#include <algorithm>

namespace tmw {

namespace {
constexpr ErrorKind kNeedsCounting{"profile.needs_counting",
                                   "Instructions are counted on an emulated board in counting "
                                   "mode only."};
} // namespace

Result<ProfileReport> profileModel(BoardSession& session, const Plan& plan) {
    TMW_TRY(const rt::HelloReply hello, session.link().hello());
    if (hello.instructionsPerTick == 0 || session.mode() != EmulatorMode::Count)
        return fail(kNeedsCounting);
    TMW_TRY(const rt::Target target, placeModel(session, plan));
    DeviceLink& link = session.link();
    TMW_TRY(const uint64_t once, link.profile(target, rt::kWholeModel, 1));
    // About four million instructions, so that the counter's steps of tens do not matter.
    const uint64_t rough = std::max<uint64_t>(once * hello.instructionsPerTick, 1);
    const auto repeats = static_cast<uint32_t>(std::clamp<uint64_t>(4000000 / rough, 4, 1000));
    const auto instructions = [&](uint32_t records) -> Result<uint64_t> {
        TMW_TRY(const uint64_t ticks, link.profile(target, records, repeats));
        return (ticks * hello.instructionsPerTick + repeats / 2) / repeats;
    };
    ProfileReport report;
    TMW_TRY(report.instructions, instructions(rt::kWholeModel));
    uint32_t records = 0;
    for (const TracedOperator& op : plan.operators)
        records = std::max(records, op.record ? *op.record + 1 : 0);
    // One record is the whole, less what goes around it.
    std::vector<uint64_t> upTo(records + 1, 0);
    TMW_TRY(upTo[0], instructions(0));
    for (uint32_t k = 1; k < records; ++k) {
        TMW_TRY(upTo[k], instructions(k));
    }
    upTo[records] = std::max(report.instructions, records > 0 ? upTo[records - 1] : 0);
    for (const TracedOperator& op : plan.operators)
        if (op.record)
            report.operators.push_back(
                {op.index,
                 upTo[*op.record + 1] - std::min(upTo[*op.record], upTo[*op.record + 1])});
    return report;
}

} // namespace tmw

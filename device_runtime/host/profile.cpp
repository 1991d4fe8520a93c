// SPDX-License-Identifier: GPL-3.0-or-later
#include "device_runtime/host/deploy.h"

#include <algorithm>
#include <map>

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
    std::map<uint32_t, size_t> lasts; // records to places in the report
    for (const TracedOperator& op : plan.operators)
        if (op.record) {
            lasts[*op.record] = report.operators.size();
            report.operators.push_back({op.index, 0});
        }
    // An operator is what its last record ends, less what the one before it ended; the last one
    // ends with the whole.
    TMW_TRY(uint64_t before, instructions(0));
    for (const auto& [record, at] : lasts) {
        uint64_t upTo = report.instructions;
        if (record != lasts.rbegin()->first) {
            TMW_TRY(upTo, instructions(record + 1));
        }
        upTo = std::max(upTo, before);
        report.operators[at].instructions = upTo - before;
        before = upTo;
    }
    return report;
}

} // namespace tmw

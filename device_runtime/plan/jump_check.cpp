// SPDX-License-Identifier: Apache-2.0
#include "device_runtime/plan/jump_check.h"

namespace tmw {
namespace rt {

bool JumpCheck::reach(uint32_t record, uint32_t offset) {
    while (depth_ > 0) {
        Open& inner = open_[depth_ - 1];
        if (inner.isReached || inner.to.record > record)
            break;
        if (inner.to.record < record || inner.to.offset != offset)
            return false;
        inner.isReached = inner.isLoop;
        depth_ -= inner.isLoop ? 0 : 1;
    }
    return true;
}

bool JumpCheck::open(const Open& jump, Place next) {
    Open* inner = depth_ > 0 ? &open_[depth_ - 1] : nullptr;
    const bool leaves = inner && !inner->isReached && jump.to.record > inner->to.record;
    if (leaves) {
        // Only the last record of an if may, over its else.
        if (jump.isLoop || inner->isLoop || inner->to.record != next.record ||
            inner->to.offset != next.offset)
            return false;
        --depth_;
        inner = depth_ > 0 ? &open_[depth_ - 1] : nullptr;
        if (inner && !inner->isReached && jump.to.record > inner->to.record)
            return false;
    }
    if (depth_ == kMostNestedJumps)
        return false;
    open_[depth_++] = jump;
    return true;
}

bool JumpCheck::repeat(Place to) {
    if (depth_ == 0 || !open_[depth_ - 1].isReached)
        return false;
    const Place body = open_[--depth_].body;
    return to.record == body.record && to.offset == body.offset;
}

bool JumpCheck::pass(const PlanRecord& passed, uint32_t record, uint32_t offset) {
    const KernelId kernel = static_cast<KernelId>(passed.kernel);
    if (kernel != KernelId::Skip && kernel != KernelId::EnterLoop && kernel != KernelId::Repeat)
        return true;
    const JumpRecord& jump = reinterpret_cast<const JumpRecord&>(passed);
    const Place next = {record, offset};
    const Place to = {record + static_cast<uint32_t>(jump.records),
                      offset + static_cast<uint32_t>(jump.bytes)};
    if (kernel == KernelId::Repeat)
        return repeat(to);
    // No sum has wrapped.
    return to.record >= record && to.offset >= offset &&
           open(Open{to, next, kernel == KernelId::EnterLoop, false}, next);
}

} // namespace rt
} // namespace tmw

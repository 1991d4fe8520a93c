// SPDX-License-Identifier: Apache-2.0
#include "device_runtime/kernels/kernels.h"

namespace tmw {
namespace rt {

namespace {

bool isTrue(const JumpRecord& jump, const KernelContext& context) {
    return *context.read<uint8_t>(jump.condition) != 0;
}

bool isForward(const JumpRecord& jump) {
    return jump.records >= 0 && jump.bytes >= 0;
}

} // namespace

uint16_t runSkip(const PlanRecord& record, const KernelContext& context) {
    const JumpRecord& jump = as<JumpRecord>(record);
    return jump.condition == kNowhere || !isTrue(jump, context) ? kJump : 0;
}

Status checkSkip(const PlanRecord& record, const Extents& extents) {
    const JumpRecord& jump = as<JumpRecord>(record);
    if (!isForward(jump))
        return Status::BadRecord;
    return jump.condition == kNowhere || extents.canRead(jump.condition, 1, 1)
               ? Status::Ok
               : Status::OutOfExtent;
}

uint16_t runEnterLoop(const PlanRecord& record, const KernelContext& context) {
    (void)record;
    (void)context;
    return kJump;
}

Status checkEnterLoop(const PlanRecord& record, const Extents& extents) {
    (void)extents;
    const JumpRecord& jump = as<JumpRecord>(record);
    return isForward(jump) && jump.condition == kNowhere ? Status::Ok : Status::BadRecord;
}

uint16_t runRepeat(const PlanRecord& record, const KernelContext& context) {
    return isTrue(as<JumpRecord>(record), context) ? kJump : 0;
}

Status checkRepeat(const PlanRecord& record, const Extents& extents) {
    const JumpRecord& jump = as<JumpRecord>(record);
    if (jump.records >= 0 || jump.bytes >= 0)
        return Status::BadRecord;
    return extents.canRead(jump.condition, 1, 1) ? Status::Ok : Status::OutOfExtent;
}

} // namespace rt
} // namespace tmw

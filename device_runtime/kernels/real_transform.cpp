// SPDX-License-Identifier: Apache-2.0
#include "device_runtime/kernels/real_transform.h"

namespace tmw {
namespace rt {

bool TransformStages::set(uint32_t length) {
    constexpr uint8_t kBranches[] = {4, 2, 3, 5};
    count = 0;
    uint32_t step = 1;
    for (const uint32_t branches : kBranches)
        for (; length % branches == 0 && count < kMost; step *= branches) {
            length /= branches;
            stages[count++] = {branches, length, step};
        }
    return length == 1;
}

SampleOrder::SampleOrder(const TransformStages& stages) : stages_(stages), source_(0) {
    for (uint32_t& digit : digits_)
        digit = 0;
}

uint32_t SampleOrder::next() {
    const uint32_t source = source_;
    for (uint32_t i = stages_.count; i-- > 0;) {
        const TransformStage& stage = stages_.stages[i];
        source_ += stage.step;
        if (++digits_[i] < stage.branches)
            break;
        digits_[i] = 0;
        source_ -= stage.branches * stage.step;
    }
    return source;
}

namespace {

/// Of rows of numbers of `width` bytes.
Status checkTransform(const PlanRecord& record, const Extents& extents, uint32_t width,
                      bool inverse) {
    const SignalFftRecord& r = as<SignalFftRecord>(record);
    const bool even = record.kernel < static_cast<uint16_t>(KernelId::SignalFftMixed);
    TransformStages stages;
    if (r.length < 4 || r.length > 65536 || r.length % 2 != 0 || !stages.set(r.length / 2) ||
        (even && (r.length & (r.length - 1)) != 0) || r.rows > 0xffffu ||
        (inverse ? r.size != r.length + 2 : r.size > r.length))
        return Status::BadRecord;
    const uint64_t rows = uint64_t(width) * r.rows, half = uint64_t(width) * r.length;
    return extents.canRead(r.input, rows * r.size, width) &&
                   extents.canWrite(r.output, rows * (inverse ? r.length : r.length + 2), width) &&
                   extents.canRead(r.twiddles, half, width) &&
                   extents.canRead(r.finish, uint64_t(width) * (r.length / 4 * 2), width) &&
                   extents.canWrite(r.scratch, half, width)
               ? Status::Ok
               : Status::OutOfExtent;
}

} // namespace

Status checkSignalFft(const PlanRecord& record, const Extents& extents) {
    return checkTransform(record, extents, sizeof(int16_t), false);
}

Status checkSignalInverseFft(const PlanRecord& record, const Extents& extents) {
    return checkTransform(record, extents, sizeof(int16_t), true);
}

Status checkSignalFftInt32(const PlanRecord& record, const Extents& extents) {
    return checkTransform(record, extents, sizeof(int32_t), false);
}

Status checkSignalInverseFftInt32(const PlanRecord& record, const Extents& extents) {
    return checkTransform(record, extents, sizeof(int32_t), true);
}

Status checkSignalFftFloat(const PlanRecord& record, const Extents& extents) {
    return checkTransform(record, extents, sizeof(float), false);
}

Status checkSignalInverseFftFloat(const PlanRecord& record, const Extents& extents) {
    return checkTransform(record, extents, sizeof(float), true);
}

} // namespace rt
} // namespace tmw

// SPDX-License-Identifier: Apache-2.0
#include "device_runtime/kernels/kernels.h"
#include "device_runtime/kernels/signal.h"

namespace tmw {
namespace rt {

namespace {

/// Constants, which alone do not change after they were checked.
const int16_t* tableOf(Location at, uint32_t count, const Extents& extents) {
    const bool fixed = at >> 30 == static_cast<uint32_t>(Memory::Constants);
    return fixed && extents.canRead(at, 2 * uint64_t(count), 2)
               ? reinterpret_cast<const int16_t*>(extents.constants.data() + (at & kLocationOffset))
               : nullptr;
}

} // namespace

uint16_t runSignalFilterBank(const PlanRecord& record, const KernelContext& context) {
    const SignalFilterBankRecord& r = as<SignalFilterBankRecord>(record);
    const uint32_t* const in = context.read<uint32_t>(r.input);
    const int16_t* const weights = context.read<int16_t>(r.weights);
    const int16_t* const unweights = context.read<int16_t>(r.unweights);
    const int16_t* const starts = context.read<int16_t>(r.starts);
    const int16_t* const weightStarts = context.read<int16_t>(r.weightStarts);
    const int16_t* const widths = context.read<int16_t>(r.widths);
    uint64_t* const out = context.write<uint64_t>(r.output);
    uint64_t carried = 0;
    for (uint32_t band = 0; band <= r.channels; ++band) {
        uint64_t sum = carried;
        carried = 0;
        for (int32_t j = 0; j < widths[band]; ++j) {
            const uint64_t energy = in[starts[band] + j];
            sum += static_cast<uint64_t>(int64_t(weights[weightStarts[band] + j])) * energy;
            carried += static_cast<uint64_t>(int64_t(unweights[weightStarts[band] + j])) * energy;
        }
        if (band > 0)
            out[band - 1] = sum;
    }
    return 0;
}

Status checkSignalFilterBank(const PlanRecord& record, const Extents& extents) {
    const SignalFilterBankRecord& r = as<SignalFilterBankRecord>(record);
    if (r.channels > 0x7fffu || r.bins > 0xffffu || r.weightCount > 0xffffu)
        return Status::BadRecord;
    const uint32_t bands = r.channels + 1;
    const int16_t* const starts = tableOf(r.starts, bands, extents);
    const int16_t* const weightStarts = tableOf(r.weightStarts, bands, extents);
    const int16_t* const widths = tableOf(r.widths, bands, extents);
    if (!starts || !weightStarts || !widths || !extents.canRead(r.input, 4 * uint64_t(r.bins), 4) ||
        !extents.canRead(r.weights, 2 * uint64_t(r.weightCount), 2) ||
        !extents.canRead(r.unweights, 2 * uint64_t(r.weightCount), 2) ||
        !extents.canWrite(r.output, 8 * uint64_t(r.channels), 8))
        return Status::OutOfExtent;
    for (uint32_t i = 0; i < bands; ++i)
        if (widths[i] > 0 && (starts[i] < 0 || weightStarts[i] < 0 ||
                              static_cast<uint32_t>(starts[i] + widths[i]) > r.bins ||
                              static_cast<uint32_t>(weightStarts[i] + widths[i]) > r.weightCount))
            return Status::BadRecord;
    return Status::Ok;
}

uint16_t runSignalRoot(const PlanRecord& record, const KernelContext& context) {
    const SignalRootRecord& r = as<SignalRootRecord>(record);
    const uint64_t* const in = context.read<uint64_t>(r.input);
    const int32_t bits = *context.read<int32_t>(r.bits);
    const uint32_t shift = bits < 0 ? 0 : bits > 31 ? 31 : static_cast<uint32_t>(bits);
    uint32_t* const out = context.write<uint32_t>(r.output);
    for (uint32_t i = 0; i < r.count; ++i)
        out[i] = nearestRoot(in[i]) >> shift;
    return 0;
}

Status checkSignalRoot(const PlanRecord& record, const Extents& extents) {
    const SignalRootRecord& r = as<SignalRootRecord>(record);
    return extents.canRead(r.input, 8 * uint64_t(r.count), 8) && extents.canRead(r.bits, 4, 4) &&
                   extents.canWrite(r.output, 4 * uint64_t(r.count), 4)
               ? Status::Ok
               : Status::OutOfExtent;
}

} // namespace rt
} // namespace tmw

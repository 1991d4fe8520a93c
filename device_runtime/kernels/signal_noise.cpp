// SPDX-License-Identifier: Apache-2.0
#include "device_runtime/base/fixed_point.h"
#include "device_runtime/kernels/kernels.h"
#include "device_runtime/kernels/signal.h"

namespace tmw {
namespace rt {

uint16_t runSignalSubtraction(const PlanRecord& record, const KernelContext& context) {
    const SignalSubtractionRecord& r = as<SignalSubtractionRecord>(record);
    const uint32_t* const in = context.read<uint32_t>(r.input);
    uint32_t* const out = context.write<uint32_t>(r.output);
    uint32_t* const noise = context.write<uint32_t>(r.noise);
    uint32_t* const kept = context.write<uint32_t>(r.kept);
    for (uint32_t i = 0; i < r.channels; ++i) {
        const uint32_t signal = in[i];
        const uint32_t fine = signal << r.smoothingBits;
        const uint64_t mixed =
            uint64_t(fine) * r.smoothing[i % 2] + uint64_t(kept[i]) * r.oneMinusSmoothing[i % 2];
        kept[i] = static_cast<uint32_t>(mixed >> r.subtractionBits);
        uint32_t estimate = kept[i];
        if (estimate > fine) {
            estimate = fine;
            if (r.clamps != 0)
                kept[i] = fine;
        }
        const uint32_t least =
            static_cast<uint32_t>((uint64_t(signal) * r.leastRemaining) >> r.subtractionBits);
        const uint32_t rest = (fine - estimate) >> r.smoothingBits;
        out[i] = rest > least ? rest : least;
        noise[i] = kept[i];
    }
    return 0;
}

Status checkSignalSubtraction(const PlanRecord& record, const Extents& extents) {
    const SignalSubtractionRecord& r = as<SignalSubtractionRecord>(record);
    if (r.smoothingBits > 31 || r.subtractionBits > 63)
        return Status::BadRecord;
    const uint64_t bytes = 4 * uint64_t(r.channels);
    return extents.canRead(r.input, bytes, 4) && extents.canWrite(r.output, bytes, 4) &&
                   extents.canWrite(r.noise, bytes, 4) &&
                   r.kept >> 30 == static_cast<uint32_t>(Memory::State) &&
                   extents.canWrite(r.kept, bytes, 4)
               ? Status::Ok
               : Status::OutOfExtent;
}

uint16_t runSignalGain(const PlanRecord& record, const KernelContext& context) {
    const SignalGainRecord& r = as<SignalGainRecord>(record);
    const uint32_t* const in = context.read<uint32_t>(r.input);
    const uint32_t* const noise = context.read<uint32_t>(r.noise);
    const int16_t* const gains = context.read<int16_t>(r.gains);
    uint32_t* const out = context.write<uint32_t>(r.output);
    for (uint32_t i = 0; i < r.count; ++i) {
        const uint32_t gain = static_cast<uint32_t>(int32_t(gainOf(noise[i], gains)));
        out[i] = squashed(static_cast<uint32_t>((uint64_t(in[i]) * gain) >> r.shift));
    }
    return 0;
}

Status checkSignalGain(const PlanRecord& record, const Extents& extents) {
    const SignalGainRecord& r = as<SignalGainRecord>(record);
    if (r.shift > 63)
        return Status::BadRecord;
    const uint64_t bytes = 4 * uint64_t(r.count);
    return extents.canRead(r.input, bytes, 4) && extents.canRead(r.noise, bytes, 4) &&
                   extents.canRead(r.gains, 2 * kSignalGains, 2) &&
                   extents.canWrite(r.output, bytes, 4)
               ? Status::Ok
               : Status::OutOfExtent;
}

uint16_t runSignalLog(const PlanRecord& record, const KernelContext& context) {
    constexpr uint32_t kHalf = 32768;
    const SignalLogRecord& r = as<SignalLogRecord>(record);
    const uint32_t* const in = context.read<uint32_t>(r.input);
    const uint16_t* const table = context.read<uint16_t>(r.table);
    int16_t* const out = context.write<int16_t>(r.output);
    for (uint32_t i = 0; i < r.count; ++i) {
        const uint32_t value = in[i] << r.correction;
        uint32_t answer = 0;
        if (value > 1) {
            const uint64_t natural = (kLogOf2 * binaryLog(value, table) + kHalf) >> 16;
            answer = (r.scale * static_cast<uint32_t>(natural) + kHalf) >> 16;
        }
        out[i] = static_cast<int16_t>(answer < 32767 ? answer : 32767);
    }
    return 0;
}

Status checkSignalLog(const PlanRecord& record, const Extents& extents) {
    const SignalLogRecord& r = as<SignalLogRecord>(record);
    if (r.correction > 31)
        return Status::BadRecord;
    return extents.canRead(r.input, 4 * uint64_t(r.count), 4) &&
                   extents.canRead(r.table, 2 * kSignalLogs, 2) &&
                   extents.canWrite(r.output, 2 * uint64_t(r.count), 2)
               ? Status::Ok
               : Status::OutOfExtent;
}

} // namespace rt
} // namespace tmw

// SPDX-License-Identifier: Apache-2.0
#include "device_runtime/base/fixed_point.h"
#include "device_runtime/kernels/kernels.h"
#include "device_runtime/kernels/signal.h"

namespace tmw {
namespace rt {

namespace {

int32_t greatestMagnitude(const int16_t* in, uint32_t count) {
    int32_t greatest = 0;
    for (uint32_t i = 0; i < count; ++i) {
        const int32_t magnitude = in[i] < 0 ? -in[i] : in[i];
        greatest = magnitude > greatest ? magnitude : greatest;
    }
    return greatest < 32767 ? greatest : 32767;
}

} // namespace

uint16_t runSignalWindow(const PlanRecord& record, const KernelContext& context) {
    const SignalWindowRecord& r = as<SignalWindowRecord>(record);
    const int16_t* in = context.read<int16_t>(r.input);
    const int16_t* const window = context.read<int16_t>(r.window);
    int16_t* out = context.write<int16_t>(r.output);
    for (uint32_t row = 0; row < r.rows; ++row)
        for (uint32_t i = 0; i < r.size; ++i)
            *out++ = static_cast<int16_t>(clamp((*in++ * window[i]) >> r.shift, -32768, 32767));
    return 0;
}

Status checkSignalWindow(const PlanRecord& record, const Extents& extents) {
    const SignalWindowRecord& r = as<SignalWindowRecord>(record);
    if (!areCounts(r.rows, r.size, 1) || r.shift > 31)
        return Status::BadRecord;
    const uint64_t bytes = 2 * (uint64_t(r.rows) * r.size);
    return extents.canRead(r.input, bytes, 2) &&
                   extents.canRead(r.window, 2 * uint64_t(r.size), 2) &&
                   extents.canWrite(r.output, bytes, 2)
               ? Status::Ok
               : Status::OutOfExtent;
}

uint16_t runSignalAutoScale(const PlanRecord& record, const KernelContext& context) {
    const SignalAutoScaleRecord& r = as<SignalAutoScaleRecord>(record);
    const int16_t* const in = context.read<int16_t>(r.input);
    int16_t* const out = context.write<int16_t>(r.output);
    const uint32_t bits = 15 - highestBit(static_cast<uint32_t>(greatestMagnitude(in, r.count)));
    for (uint32_t i = 0; i < r.count; ++i)
        out[i] = static_cast<int16_t>(in[i] * (int32_t(1) << bits));
    *context.write<int32_t>(r.bits) = static_cast<int32_t>(bits);
    return 0;
}

Status checkSignalAutoScale(const PlanRecord& record, const Extents& extents) {
    const SignalAutoScaleRecord& r = as<SignalAutoScaleRecord>(record);
    const uint64_t bytes = 2 * uint64_t(r.count);
    return extents.canRead(r.input, bytes, 2) && extents.canWrite(r.output, bytes, 2) &&
                   extents.canWrite(r.bits, 4, 4)
               ? Status::Ok
               : Status::OutOfExtent;
}

uint16_t runSignalEnergy(const PlanRecord& record, const KernelContext& context) {
    const SignalEnergyRecord& r = as<SignalEnergyRecord>(record);
    const Complex<int16_t>* const in = context.read<Complex<int16_t>>(r.input);
    uint32_t* const out = context.write<uint32_t>(r.output);
    for (uint32_t i = 0; i < r.count; ++i) {
        const int32_t real = in[i].real, imaginary = in[i].imaginary;
        const bool inside = i >= r.start && i < r.end;
        out[i] = inside ? static_cast<uint32_t>(real * real) +
                              static_cast<uint32_t>(imaginary * imaginary)
                        : 0;
    }
    return 0;
}

Status checkSignalEnergy(const PlanRecord& record, const Extents& extents) {
    const SignalEnergyRecord& r = as<SignalEnergyRecord>(record);
    const uint64_t bytes = 4 * uint64_t(r.count);
    return extents.canRead(r.input, bytes, 2) && extents.canWrite(r.output, bytes, 4)
               ? Status::Ok
               : Status::OutOfExtent;
}

} // namespace rt
} // namespace tmw

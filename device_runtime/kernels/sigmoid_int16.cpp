// SPDX-License-Identifier: Apache-2.0
#include "device_runtime/kernels/kernels.h"

namespace tmw {
namespace rt {

namespace {

/// The table's value at `u` with `bits` of fraction below its index; 2^16 - 1 from its end on.
uint32_t between(const uint16_t* table, uint32_t u, uint32_t bits, uint32_t most) {
    const uint32_t index = u >> bits;
    if (index >= kSigmoidTable - 1)
        return most << bits;
    const uint32_t rise = static_cast<uint32_t>(table[index + 1]) - table[index];
    return (static_cast<uint32_t>(table[index]) << bits) + (u & ((1u << bits) - 1)) * rise;
}

/// The table has one bit more than the answer.
int16_t logisticOf(const uint16_t* table, int32_t u) {
    const uint32_t value = between(table, static_cast<uint32_t>(u < 0 ? -u : u), 9, 0xfffe);
    const uint32_t half = 1u << 9;
    return static_cast<int16_t>((u < 0 ? (1u << 25) - value + half - 1 : value + half) >> 10);
}

/// tanh(x) = 2 logistic(2 x) - 1.
int16_t tanhOf(const uint16_t* table, int32_t u) {
    const int32_t value = static_cast<int32_t>(
        between(table, static_cast<uint32_t>(u < 0 ? -u : u), 8, 0xffff) - (1u << 23));
    return static_cast<int16_t>((u < 0 ? -value + (1 << 7) - 1 : value + (1 << 7)) >> 8);
}

} // namespace

uint16_t runSigmoidInt16(const PlanRecord& record, const KernelContext& context) {
    const SigmoidInt16Record& sigmoid = as<SigmoidInt16Record>(record);
    const int16_t* in = context.read<int16_t>(sigmoid.input);
    const uint16_t* table = context.read<uint16_t>(sigmoid.table);
    int16_t* out = context.write<int16_t>(sigmoid.output);
    const bool isTanh = sigmoid.function == static_cast<uint16_t>(SigmoidFunction::Tanh);
    const int32_t half = sigmoid.shift > 0 ? static_cast<int32_t>(1u << (sigmoid.shift - 1)) : 0;
    for (uint32_t i = 0; i < sigmoid.count; ++i) {
        const int64_t product = int64_t(in[i]) * sigmoid.multiplier + half;
        const int32_t u = static_cast<int32_t>(product >> sigmoid.shift);
        out[i] = isTanh ? tanhOf(table, u) : logisticOf(table, u);
    }
    return 0;
}

Status checkSigmoidInt16(const PlanRecord& record, const Extents& extents) {
    const SigmoidInt16Record& sigmoid = as<SigmoidInt16Record>(record);
    if (sigmoid.multiplier < 0 || sigmoid.multiplier > 32767 || sigmoid.shift > 31 ||
        sigmoid.function > static_cast<uint16_t>(SigmoidFunction::Tanh))
        return Status::BadRecord;
    const uint64_t bytes = 2 * uint64_t(sigmoid.count);
    return extents.canRead(sigmoid.input, bytes, 2) && extents.canWrite(sigmoid.output, bytes, 2) &&
                   extents.canRead(sigmoid.table, 2 * kSigmoidTable, 2)
               ? Status::Ok
               : Status::OutOfExtent;
}

} // namespace rt
} // namespace tmw

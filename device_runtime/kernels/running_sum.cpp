// SPDX-License-Identifier: Apache-2.0
#include "device_runtime/base/data_type.h"
#include "device_runtime/kernels/kernels.h"
#include "device_runtime/kernels/sum_scale.h"

namespace tmw {
namespace rt {

namespace {

/// Numbers as they are: T holds its own sum.
template <typename T>
struct Plain {
    using Element = T;
    using Sum = T;
    Sum start() const { return 0; }
    Sum term(T value) const { return value; }
    T result(Sum sum) const { return sum; }
};

struct Scaled {
    using Element = int8_t;
    using Sum = uint32_t;
    SumScale scale;
    Sum start() const { return static_cast<uint32_t>(termOf(scale, 0)); }
    Sum term(int8_t value) const { return static_cast<uint32_t>(termOf(scale, value)); }
    int8_t result(Sum sum) const { return scaledSum(scale, static_cast<int32_t>(sum)); }
};

template <typename Arithmetic>
void runSums(const RunningSumRecord& r, const KernelContext& context, const Arithmetic& by) {
    using T = typename Arithmetic::Element;
    const T* in = context.read<T>(r.input);
    T* out = context.write<T>(r.output);
    const uint32_t block = r.axis * r.inner;
    for (uint32_t o = 0; o < r.outer; ++o, in += block, out += block)
        for (uint32_t i = 0; i < r.inner; ++i) {
            typename Arithmetic::Sum sum = by.start();
            for (uint32_t k = 0; k < r.axis; ++k) {
                const uint32_t at = (r.backwards ? r.axis - 1 - k : k) * r.inner + i;
                const typename Arithmetic::Sum next = sum + by.term(in[at]);
                out[at] = by.result(r.exclusive ? sum : next);
                sum = next;
            }
        }
}

} // namespace

uint16_t runRunningSum(const PlanRecord& record, const KernelContext& context) {
    const RunningSumRecord& r = as<RunningSumRecord>(record);
    switch (static_cast<DataType>(r.type)) {
    case DataType::Float32:
        runSums(r, context, Plain<float>());
        break;
    case DataType::Int8:
        runSums(r, context, Scaled{r.scale});
        break;
    case DataType::Int32:
        runSums(r, context, Plain<uint32_t>());
        break;
    default:
        runSums(r, context, Plain<uint64_t>());
        break;
    }
    return 0;
}

Status checkRunningSum(const PlanRecord& record, const Extents& extents) {
    const RunningSumRecord& r = as<RunningSumRecord>(record);
    const DataType type = static_cast<DataType>(r.type);
    if ((type != DataType::Float32 && type != DataType::Int8 && type != DataType::Int32 &&
         type != DataType::Int64) ||
        !areCounts(r.outer, r.axis, r.inner) || r.axis < 1 || r.inner < 1 || !isSumScale(r.scale) ||
        uint64_t(r.axis) * r.inner > kMostElements)
        return Status::BadRecord;
    const uint64_t elements = uint64_t(r.axis) * r.inner * r.outer;
    if (elements > kMostElements)
        return Status::BadRecord;
    const uint32_t width = static_cast<uint32_t>(sizeOf(type));
    return extents.canRead(r.input, width * elements, width) &&
                   extents.canWrite(r.output, width * elements, width)
               ? Status::Ok
               : Status::OutOfExtent;
}

} // namespace rt
} // namespace tmw

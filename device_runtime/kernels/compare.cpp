// SPDX-License-Identifier: Apache-2.0
#include "device_runtime/kernels/broadcast.h"
#include "device_runtime/kernels/integers.h"
#include "device_runtime/kernels/kernels.h"

namespace tmw {
namespace rt {

namespace {

template <typename T>
bool holds(CompareFunction function, T a, T b) {
    switch (function) {
    case CompareFunction::Equal:
        return a == b;
    case CompareFunction::NotEqual:
        return a != b;
    case CompareFunction::Greater:
        return a > b;
    case CompareFunction::GreaterEqual:
        return a >= b;
    case CompareFunction::Less:
        return a < b;
    case CompareFunction::LessEqual:
        return a <= b;
    case CompareFunction::Or:
        return a != T(0) || b != T(0);
    case CompareFunction::And:
        return a != T(0) && b != T(0);
    }
    return false;
}

} // namespace

uint16_t runCompare(const PlanRecord& record, const KernelContext& context) {
    const CompareRecord& r = as<CompareRecord>(record);
    const CompareFunction function = static_cast<CompareFunction>(r.function);
    const DataType type = static_cast<DataType>(r.type);
    const void* inA = context.read<uint8_t>(r.a);
    const void* inB = context.read<uint8_t>(r.b);
    uint8_t* output = context.write<uint8_t>(r.output);
    if (type == DataType::Int64) {
        forEachElement(r.shape, [&](uint32_t a, uint32_t b, uint32_t out) {
            output[out] = holds(function, static_cast<const int64_t*>(inA)[a],
                                static_cast<const int64_t*>(inB)[b]);
        });
        return 0;
    }
    forEachElement(r.shape, [&](uint32_t a, uint32_t b, uint32_t out) {
        output[out] = type == DataType::Float32
                          ? holds(function, static_cast<const float*>(inA)[a],
                                  static_cast<const float*>(inB)[b])
                          : holds(function, loadInteger(inA, a, type), loadInteger(inB, b, type));
    });
    return 0;
}

Status checkCompare(const PlanRecord& record, const Extents& extents) {
    const CompareRecord& r = as<CompareRecord>(record);
    BroadcastExtents reach;
    if (r.function > static_cast<uint16_t>(CompareFunction::And) ||
        (r.type != static_cast<uint16_t>(DataType::Float32) &&
         r.type != static_cast<uint16_t>(DataType::Int64) && !isInteger(r.type)) ||
        !extentsOf(r.shape, &reach))
        return Status::BadRecord;
    const uint32_t width = widthOf(r.type);
    return extents.canRead(r.a, width * reach.a, width) &&
                   extents.canRead(r.b, width * reach.b, width) &&
                   extents.canWrite(r.output, reach.out, 1)
               ? Status::Ok
               : Status::OutOfExtent;
}

} // namespace rt
} // namespace tmw

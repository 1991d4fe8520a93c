// SPDX-License-Identifier: Apache-2.0
#include "device_runtime/kernels/conv_int8.h"
#include "device_runtime/kernels/fully_connected_int8_dsp.h"
#include "device_runtime/kernels/kernels.h"

namespace tmw {
namespace rt {

uint16_t runConvInt8Dsp(const PlanRecord& record, const KernelContext& context) {
    const ConvInt8Record& conv = as<ConvInt8Record>(record);
    const Int8Rows rows = rowsOf(conv, context);
    int8_t* const out = context.write<int8_t>(conv.output);
    forEachTaps(conv, context, [&](const int8_t* taps, uint32_t pixel) {
        runInt8RowDsp(rows, taps, out + pixel * rows.outputs);
    });
    return 0;
}

Status checkConvInt8Dsp(const PlanRecord& record, const Extents& extents) {
    const ConvInt8Record& conv = as<ConvInt8Record>(record);
    const uint32_t depth = depthOf(conv);
    const Status fields = checkConvFields(conv, extents, paddedDepth(depth) - depth);
    return fields != Status::Ok
               ? fields
               : checkInt8RowsDsp(record, conv.weights, depth, conv.outputs, conv.rescale, extents);
}

} // namespace rt
} // namespace tmw

// SPDX-License-Identifier: Apache-2.0
#include "device_runtime/kernels/kernels.h"
#include "device_runtime/kernels/wide_sums.h"
#include "device_runtime/kernels/window.h"

namespace tmw {
namespace rt {

uint16_t runConvInt16(const PlanRecord& record, const KernelContext& context) {
    const ConvInt16Record& conv = as<ConvInt16Record>(record);
    const uint8_t* const stream = context.read<uint8_t>(conv.weights);
    int16_t* out = context.write<int16_t>(conv.output);
    int16_t* const scratch =
        conv.scratch == kNowhere ? nullptr : context.write<int16_t>(conv.scratch);
    const uint32_t depth = static_cast<uint32_t>(windowDepth(conv.window));
    const uint32_t stride = wideStride(depth);
    const uint32_t outputs = conv.outputs;
    const bool narrow = (record.flags & kNarrow) != 0;
    const int32_t low = conv.low, high = conv.high;
    forEachWindow(conv.window, context.read<int16_t>(conv.input), int16_t(0), scratch,
                  [&](const int16_t* taps, uint32_t) {
                      const uint8_t* at = stream;
                      for (uint32_t o = 0; o < outputs; ++o, at += stride) {
                          const WideOutput& output = *reinterpret_cast<const WideOutput*>(at);
                          const int8_t* weight =
                              reinterpret_cast<const int8_t*>(at + sizeof output);
                          *out++ = finishWide(output, dotInt16(taps, weight, depth, output.bias),
                                              narrow, low, high);
                      }
                  });
    return 0;
}

Status checkConvInt16(const PlanRecord& record, const Extents& extents) {
    const ConvInt16Record& conv = as<ConvInt16Record>(record);
    const WindowShape& w = conv.window;
    if (!isWindow(w) || !isClamp16(conv.low, conv.high) || conv.outputs < 1 ||
        conv.outputs > kMostElements || (conv.scratch == kNowhere && !isInOnePiece(w)))
        return Status::BadRecord;
    if (!extents.canRead(conv.input, 2 * inputElements(w), 2) ||
        (conv.scratch != kNowhere && !extents.canWrite(conv.scratch, 2 * windowDepth(w), 2)) ||
        !extents.canWrite(conv.output, 2 * outputPixels(w) * conv.outputs, 2))
        return Status::OutOfExtent;
    return checkWide(conv.weights, static_cast<uint32_t>(windowDepth(w)), conv.outputs,
                     (record.flags & kNarrow) != 0, extents);
}

} // namespace rt
} // namespace tmw

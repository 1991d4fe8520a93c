// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "device_runtime/kernels/fully_connected_int8.h"
#include "device_runtime/kernels/window.h"

namespace tmw {
namespace rt {

inline uint32_t depthOf(const ConvInt8Record& conv) {
    return static_cast<uint32_t>(windowDepth(conv.window));
}

inline Int8Rows rowsOf(const ConvInt8Record& conv, const KernelContext& context) {
    return Int8Rows{context.read<uint8_t>(conv.weights),
                    depthOf(conv),
                    conv.outputs,
                    conv.rescale,
                    conv.zeroPoint,
                    conv.low,
                    conv.high,
                    isPerChannel(conv.head),
                    hasRightShifts(conv.head)};
}

template <typename Each>
void forEachTaps(const ConvInt8Record& conv, const KernelContext& context, Each each) {
    int8_t* const scratch =
        conv.scratch == kNowhere ? nullptr : context.write<int8_t>(conv.scratch);
    forEachWindow(conv.window, context.read<int8_t>(conv.input),
                  static_cast<int8_t>(conv.inputZeroPoint), scratch, each);
}

/// All but the weights. `beyond`: bytes that are read, and ignored, after the last tap.
inline Status checkConvFields(const ConvInt8Record& conv, const Extents& extents, uint32_t beyond) {
    const WindowShape& w = conv.window;
    if (!isWindow(w) || !isClamp8(conv.zeroPoint, conv.low, conv.high) ||
        conv.inputZeroPoint < -128 || conv.inputZeroPoint > 127 || conv.outputs < 1 ||
        conv.outputs > kMostElements || (conv.scratch == kNowhere && !isInOnePiece(w)))
        return Status::BadRecord;
    const uint64_t depth = windowDepth(w);
    return extents.canRead(conv.input, inputElements(w) + beyond, 1) &&
                   (conv.scratch == kNowhere ||
                    extents.canWrite(conv.scratch, depth + beyond, 1)) &&
                   extents.canWrite(conv.output, outputPixels(w) * conv.outputs, 1)
               ? Status::Ok
               : Status::OutOfExtent;
}

} // namespace rt
} // namespace tmw

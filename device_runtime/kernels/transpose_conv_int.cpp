// SPDX-License-Identifier: Apache-2.0
#include "device_runtime/kernels/integers.h"
#include "device_runtime/kernels/kernels.h"
#include "device_runtime/kernels/transpose_conv.h"
#include "device_runtime/kernels/wide_sums.h"

namespace tmw {
namespace rt {

namespace {

template <typename T>
void runPixel(const TransposeConvIntRecord& r, const T* plane, const uint8_t* stream, uint32_t y,
              uint32_t x, T* out) {
    const WindowShape& w = r.window;
    const uint32_t stride = wideStride(static_cast<uint32_t>(windowDepth(w)));
    const bool narrow = (r.head.flags & kNarrow) != 0;
    const int32_t inputZeroPoint = r.inputZeroPoint;
    for (uint32_t o = 0; o < r.outputs; ++o, stream += stride) {
        const WideOutput& output = *reinterpret_cast<const WideOutput*>(stream);
        const int8_t* weights = reinterpret_cast<const int8_t*>(stream + sizeof output);
        int64_t sum = output.bias;
        forEachSource(w, y, x, [&](uint32_t source, uint32_t tap) {
            for (uint32_t c = 0; c < w.channels; ++c)
                sum += (plane[source + c] - inputZeroPoint) * weights[tap + c];
        });
        const int32_t scaled = scaledWide(output.rescale, sum, narrow);
        out[o] = static_cast<T>(clamp(wrappingAdd(scaled, r.zeroPoint), r.low, r.high));
    }
}

template <typename T>
void run(const TransposeConvIntRecord& r, const KernelContext& context) {
    const WindowShape& w = r.window;
    const T* in = context.read<T>(r.input);
    const uint8_t* stream = context.read<uint8_t>(r.weights);
    T* out = context.write<T>(r.output);
    for (uint32_t b = 0; b < w.batches; ++b, in += w.inHeight * w.inWidth * w.channels)
        for (uint32_t y = 0; y < w.outHeight; ++y)
            for (uint32_t x = 0; x < w.outWidth; ++x, out += r.outputs)
                runPixel(r, in, stream, y, x, out);
}

} // namespace

uint16_t runTransposeConvInt(const PlanRecord& record, const KernelContext& context) {
    const TransposeConvIntRecord& r = as<TransposeConvIntRecord>(record);
    if (r.type == static_cast<uint32_t>(DataType::Int8))
        run<int8_t>(r, context);
    else
        run<int16_t>(r, context);
    return 0;
}

Status checkTransposeConvInt(const PlanRecord& record, const Extents& extents) {
    const TransposeConvIntRecord& r = as<TransposeConvIntRecord>(record);
    const WindowShape& w = r.window;
    const bool narrow = r.type == static_cast<uint32_t>(DataType::Int8);
    if ((!narrow && r.type != static_cast<uint32_t>(DataType::Int16)) || !isWindow(w) ||
        r.outputs < 1 || r.outputs > kMostElements)
        return Status::BadRecord;
    const IntegerRange range = rangeOf(static_cast<DataType>(r.type));
    if (r.low < range.low || r.high > range.high || r.low > r.high ||
        r.inputZeroPoint < range.low || r.inputZeroPoint > range.high)
        return Status::BadRecord;
    const uint32_t width = widthOf(r.type);
    if (!extents.canRead(r.input, width * inputElements(w), width) ||
        !extents.canWrite(r.output, width * outputPixels(w) * r.outputs, width))
        return Status::OutOfExtent;
    return checkWide(r.weights, static_cast<uint32_t>(windowDepth(w)), r.outputs,
                     (record.flags & kNarrow) != 0, extents);
}

} // namespace rt
} // namespace tmw

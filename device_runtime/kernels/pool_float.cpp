// SPDX-License-Identifier: Apache-2.0
#include "device_runtime/kernels/kernels.h"
#include "device_runtime/kernels/pool.h"

namespace tmw {
namespace rt {

uint16_t runPoolFloat(const PlanRecord& record, const KernelContext& context) {
    const PoolFloatRecord& r = as<PoolFloatRecord>(record);
    const WindowShape& w = r.window;
    const uint32_t line = w.inWidth * w.channels;
    const bool max = r.function == static_cast<uint32_t>(PoolFunction::Max);
    float* out = context.write<float>(r.output);
    forEachPool(w, context.read<float>(r.input),
                [&](const float* at, uint32_t rows, uint32_t columns) {
                    float most = *at;
                    float sum = 0.0f;
                    for (uint32_t y = 0; y < rows; ++y)
                        for (uint32_t x = 0; x < columns; ++x) {
                            const float value = at[y * line + x * w.channels];
                            most = most < value ? value : most;
                            sum += value;
                        }
                    const float result = max ? most : sum / static_cast<float>(rows * columns);
                    *out++ = clampFloat(result, r.low, r.high);
                });
    return 0;
}

Status checkPoolFloat(const PlanRecord& record, const Extents& extents) {
    const PoolFloatRecord& r = as<PoolFloatRecord>(record);
    const WindowShape& w = r.window;
    if (!isWindow(w) || !everyWindowMeetsThePlane(w) ||
        r.function > static_cast<uint32_t>(PoolFunction::Average))
        return Status::BadRecord;
    return extents.canRead(r.input, 4 * inputElements(w), 4) &&
                   extents.canWrite(r.output, 4 * outputPixels(w) * w.channels, 4)
               ? Status::Ok
               : Status::OutOfExtent;
}

} // namespace rt
} // namespace tmw

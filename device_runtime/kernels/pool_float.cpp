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
    return checkPool(as<PoolFloatRecord>(record), PoolFunction::Average, extents);
}

} // namespace rt
} // namespace tmw

// SPDX-License-Identifier: Apache-2.0
#include "device_runtime/kernels/depthwise_planes_run.h"
#include "device_runtime/kernels/kernels.h"
#include "device_runtime/kernels/word_plane_rows.h"

namespace tmw {
namespace rt {

namespace {

/// A plane has one channel.
struct WordPlanes {
    static constexpr uint32_t kChannels = 2;

    static uint32_t padding(int8_t value) { return static_cast<uint32_t>(int32_t(value)); }

    static void store(const int8_t* at, uint32_t* to, uint32_t columns) {
        to[0] = static_cast<uint32_t>(int32_t(at[0]));
        to[columns] = static_cast<uint32_t>(int32_t(at[1]));
    }

    static void spread(const PlaneJob& job, const DepthwiseBlock& block, const int8_t* weights,
                       uint32_t c, uint32_t* to) {
        *to++ = static_cast<uint32_t>(block.bias[c]);
        const uint32_t across = job.shape.turned ? 12 : 4; // from tap to tap
        const uint32_t down = job.shape.turned ? 4 : 12;
        for (uint32_t row = 0; row < 3; ++row)
            for (uint32_t tap = 0; tap < 3; ++tap)
                *to++ = static_cast<uint32_t>(int32_t(weights[row * down + tap * across + c]));
        spreadRescale(job, block, c, to);
    }

    static void runRows(uint32_t stride, const uint32_t* block, const uint32_t* in, int8_t* out,
                        const PlaneRowsJob& job) {
        if (stride == 1)
            runWordPlaneRows<1>(block, in, out, job);
        else
            runWordPlaneRows<2>(block, in, out, job);
    }
};

} // namespace

uint16_t runDepthwiseInt8Words(const PlanRecord& record, const KernelContext& context) {
    return runDepthwisePlanes<WordPlanes>(record, context);
}

Status checkDepthwiseInt8Words(const PlanRecord& record, const Extents& extents) {
    return checkDepthwisePlanes(record, extents);
}

} // namespace rt
} // namespace tmw

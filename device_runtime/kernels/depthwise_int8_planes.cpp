// SPDX-License-Identifier: Apache-2.0
#include "device_runtime/kernels/depthwise_planes_run.h"
#include "device_runtime/kernels/dsp_plane_rows.h"
#include "device_runtime/kernels/kernels.h"

namespace tmw {
namespace rt {

namespace {

uint32_t halves(int8_t low, int8_t high) {
    return static_cast<uint16_t>(int16_t(low)) |
           static_cast<uint32_t>(static_cast<uint16_t>(int16_t(high))) << 16;
}

/// Channels c and c + 2 share the words of plane c.
struct DspPlanes {
    static constexpr uint32_t kChannels = 4;

    static uint32_t padding(int8_t value) { return halves(value, value); }

    static void store(const int8_t* at, uint32_t* to, uint32_t columns) {
        const uint32_t x = loadWord(at);
        to[0] = extendEven(x);
        to[columns] = extendOdd(x);
    }

    static void spread(const PlaneJob& job, const DepthwiseBlock& block, const int8_t* weights,
                       uint32_t c, uint32_t* to) {
        const uint32_t d = c + 2;
        *to++ = static_cast<uint32_t>(block.bias[c]);
        *to++ = static_cast<uint32_t>(block.bias[d]);
        const uint32_t across = job.shape.turned ? 12 : 4; // from tap to tap
        const uint32_t down = job.shape.turned ? 4 : 12;
        for (const int8_t* row = weights; row != weights + 3 * down; row += down) {
            const int8_t* const second = row + across;
            const int8_t* const third = second + across;
            if (job.shape.inner.stride == 1) {
                to[0] = halves(row[c], second[c]);
                to[1] = halves(second[c], third[c]);
                to[2] = halves(row[d], second[d]);
                to[3] = halves(second[d], third[d]);
                to += 4;
            } else {
                to[0] = halves(row[c], row[d]);
                to[1] = halves(second[c], second[d]);
                to[2] = halves(third[c], third[d]);
                to += 3;
            }
        }
        spreadRescale(job, block, d, spreadRescale(job, block, c, to));
    }

    static void runRows(uint32_t stride, const uint32_t* block, const uint32_t* in, int8_t* out,
                        const PlaneRowsJob& job) {
        if (stride == 1)
            runPlaneRows<1>(block, in, out, job);
        else
            runPlaneRows<2>(block, in, out, job);
    }
};

} // namespace

uint16_t runDepthwiseInt8Planes(const PlanRecord& record, const KernelContext& context) {
    return runDepthwisePlanes<DspPlanes>(record, context);
}

Status checkDepthwiseInt8Planes(const PlanRecord& record, const Extents& extents) {
    return checkDepthwisePlanes(record, extents);
}

} // namespace rt
} // namespace tmw

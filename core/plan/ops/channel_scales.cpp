// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/ops/channel_scales.h"

#include <algorithm>

namespace tmw {

Result<std::vector<rt::Rescale>> accumulatorRescales(const OpPlanner& planner, size_t channels,
                                                     int dimension, ScaleProduct product,
                                                     size_t input) {
    TMW_TRY(const AffineQuantization in, planner.affine(planner.input(input)));
    TMW_TRY(const AffineQuantization out, planner.affine(planner.output()));
    const TensorQuantization& q = planner.input(1).quantization;
    const bool perChannel = q.scales.size() > 1;
    if (q.scales.empty() ||
        (perChannel && (q.scales.size() != channels || q.dimension != dimension)))
        return planner.refuse(kQuantization, "the weights need a scale, or one for each output");
    if (std::ranges::any_of(q.zeroPoints, [](int64_t zero) { return zero != 0; }))
        return planner.refuse(kQuantization, "the zero point of the weights must be 0");
    const bool inFloat = product == ScaleProduct::FloatForOne && !perChannel;
    std::vector<rt::Rescale> result;
    for (const float scale : q.scales) {
        const double both = inFloat ? static_cast<double>(in.scale * scale)
                                    : static_cast<double>(in.scale) * static_cast<double>(scale);
        result.push_back(rescaleOf(both / static_cast<double>(out.scale)));
    }
    return result;
}

} // namespace tmw

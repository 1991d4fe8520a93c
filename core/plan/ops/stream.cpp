// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/ops/stream.h"

namespace tmw {

Result<std::vector<uint8_t>> packWide(const OpPlanner& planner, const std::vector<int8_t>& weights,
                                      uint32_t depth, const std::vector<rt::Rescale>& scales,
                                      const std::vector<int64_t>& bias, bool narrow) {
    std::vector<uint8_t> stream;
    const size_t outputs = weights.size() / depth;
    for (size_t o = 0; o < outputs; ++o) {
        const rt::Rescale& rescale = scales[scales.size() > 1 ? o : 0];
        if (!narrow && rescale.shift > 7)
            return planner.refuse(kQuantization,
                                  "the scale of the output is too small for the input's");
        append(stream, bias.empty() ? int64_t{0} : bias[o]);
        append(stream, rescale);
        const auto row = std::span(weights).subspan(o * depth, depth);
        stream.insert(stream.end(), row.begin(), row.end());
        stream.resize((stream.size() + 7) / 8 * 8);
    }
    return stream;
}

Status checkSymmetric(const OpPlanner& planner) {
    TMW_TRY(const AffineQuantization in, planner.affine(planner.input(0)));
    TMW_TRY(const AffineQuantization out, planner.affine(planner.output()));
    if (in.zeroPoint != 0 || out.zeroPoint != 0)
        return planner.refuse(kQuantization, "the zero point of int16 must be 0");
    return {};
}

} // namespace tmw

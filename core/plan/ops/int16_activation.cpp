// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/ops/int16_activation.h"

#include "core/plan/int16_tables.h"

#include <cstddef>

namespace tmw {

namespace {

/// Steps of 1/12288, in which the table's arguments are 512 apart, for one of the input.
struct Factor {
    double multiplier = 0;
    uint16_t shift = 0;
};

/// TensorFlow Lite shifts until the multiplier has 15 bits; at 1/4096 it is a whole number as it
/// is.
Factor factorOf(float scale) {
    Factor factor{static_cast<double>(scale) * 12288.0, 0};
    if (scale == 1.0F / 4096)
        return factor;
    for (; factor.multiplier <= 32767.0 / 2.0 && factor.shift <= 30; ++factor.shift)
        factor.multiplier *= 2;
    return factor;
}

} // namespace

Status planInt16Sigmoid(OpPlanner& planner, rt::SigmoidFunction function) {
    using R = rt::SigmoidInt16Record;
    TMW_TRY(const AffineQuantization in, planner.affine(planner.input(0)));
    TMW_TRY(const AffineQuantization out, planner.affine(planner.output()));
    if (in.zeroPoint != 0 || out.zeroPoint != 0 || out.scale != 1.0F / 32768)
        return planner.refuse(kQuantization, "both zero points must be 0, and the output's scale "
                                             "1/32768");
    const Factor factor = factorOf(in.scale);
    if (!(factor.multiplier < 32768))
        return planner.refuse(kQuantization, "the scale of the input must be below 2.67");
    const auto table = int16LogisticTable();
    R record{};
    record.table = planner.addConstants(std::span<const uint16_t>(table));
    record.count = static_cast<uint32_t>(planner.elements(planner.output()));
    record.multiplier = static_cast<int32_t>(factor.multiplier);
    record.shift = factor.shift;
    record.function = static_cast<uint16_t>(function);
    planner.emit(rt::KernelId::SigmoidInt16, record, {planner.read(offsetof(R, input), 0)},
                 planner.write(offsetof(R, output)), true);
    return {};
}

} // namespace tmw

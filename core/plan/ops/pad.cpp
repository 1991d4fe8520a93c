// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/ops/op_table.h"
#include "core/plan/ops/strided.h"
#include "core/plan/ops/window_padding.h"
#include "core/tflite/schema_generated.h"

namespace tmw {

namespace {

/// Before and after each dimension, whose sum the output's shape must be.
Result<std::vector<int64_t>> paddings(const OpPlanner& planner) {
    const Shape& in = planner.input(0).shape;
    const Shape& out = planner.output().shape;
    TMW_TRY(auto pads, constantIntegers(planner, 1));
    bool fits = pads.size() == 2 * in.size() && out.size() == in.size();
    for (size_t i = 0; fits && i < in.size(); ++i)
        fits = pads[2 * i] >= 0 && pads[2 * i + 1] >= 0 && pads[2 * i] <= out[i] &&
               pads[2 * i + 1] <= out[i] && in[i] + pads[2 * i] + pads[2 * i + 1] == out[i];
    if (!fits)
        return planner.refuse(kShape, toText(in) + " to " + toText(out));
    return pads;
}

/// The input inside the padded output.
Status emitInside(OpPlanner& planner, const std::vector<int64_t>& pads) {
    const Shape& in = planner.input(0).shape;
    const auto inStrides = stridesOf(in);
    const auto outStrides = stridesOf(planner.output().shape);
    std::vector<MoveAxis> axes;
    MoveEnds ends;
    for (size_t i = 0; i < in.size(); ++i) {
        axes.push_back({in[i], inStrides[i], outStrides[i]});
        ends.outStart += pads[2 * i] * outStrides[i];
    }
    return emitMove(planner, std::move(axes), ends);
}

Status planFilled(OpPlanner& planner, uint64_t value) {
    TMW_CHECK(checkSameType(planner));
    TMW_TRY(const auto pads, paddings(planner));
    if (becomesWindowPadding(planner, pads, value))
        return {};
    if (planner.elements(planner.input(0)) != planner.elements(planner.output()))
        emitFill(planner, value);
    return emitInside(planner, pads);
}

/// Reflected parts, one dimension after another: what is outside copies what the others wrote.
Status emitMirrored(OpPlanner& planner, const std::vector<int64_t>& pads, int64_t skip) {
    const Shape& in = planner.input(0).shape;
    const Shape& out = planner.output().shape;
    const auto inStrides = stridesOf(in);
    const auto outStrides = stridesOf(out);
    const size_t rank = in.size();
    // Each dimension has three parts: before, the input, after. All combinations of them.
    size_t combinations = 1;
    for (size_t i = 0; i < rank; ++i)
        combinations *= 3;
    for (size_t c = 0; c < combinations; ++c) {
        std::vector<MoveAxis> axes;
        MoveEnds ends;
        size_t rest = c;
        for (size_t i = 0; i < rank; ++i, rest /= 3) {
            const int64_t before = pads[2 * i], after = pads[2 * i + 1];
            const size_t part = rest % 3;
            if (part == 0) {
                axes.push_back({in[i], inStrides[i], outStrides[i]});
                ends.outStart += before * outStrides[i];
            } else if (part == 1) {
                axes.push_back({before, -inStrides[i], outStrides[i]});
                ends.inStart += (before - 1 + skip) * inStrides[i];
            } else {
                axes.push_back({after, -inStrides[i], outStrides[i]});
                ends.inStart += (in[i] - 1 - skip) * inStrides[i];
                ends.outStart += (before + in[i]) * outStrides[i];
            }
        }
        TMW_CHECK(emitMove(planner, std::move(axes), ends));
    }
    return {};
}

} // namespace

Status planPad(OpPlanner& planner) {
    TMW_CHECK(planner.expect(2, 1));
    const DataType type = planner.output().type;
    if (type != DataType::Int8 && type != DataType::UInt8 && type != DataType::Int16)
        return planFilled(planner, 0);
    int64_t zero = 0;
    if (planner.output().quantization.present()) {
        TMW_TRY(const AffineQuantization q, planner.affine(planner.output()));
        zero = q.zeroPoint;
    }
    return planFilled(planner, static_cast<uint64_t>(zero));
}

Status planPadV2(OpPlanner& planner) {
    TMW_CHECK(planner.expect(3, 1));
    TMW_CHECK(checkSameType(planner));
    TMW_CHECK(checkSameType(planner, 2));
    if (planner.elements(planner.input(2)) != 1)
        return planner.refuse(kShape, "it pads with " + toText(planner.input(2).shape));
    if (planner.isConstant(2)) {
        const auto bytes = planner.constant<uint8_t>(2);
        uint64_t value = 0;
        std::memcpy(&value, bytes.data(), std::min(bytes.size(), sizeof value));
        return planFilled(planner, value);
    }
    TMW_TRY(const auto pads, paddings(planner));
    const auto out = static_cast<int64_t>(planner.elements(planner.output()));
    TMW_CHECK(emitMove(planner, {{out, 0, 1}}, {.input = 2}));
    return emitInside(planner, pads);
}

Status planMirrorPad(OpPlanner& planner) {
    TMW_CHECK(planner.expect(2, 1));
    TMW_CHECK(checkSameType(planner));
    const auto* options = planner.options<schema::MirrorPadOptions>(
        static_cast<int32_t>(schema::BuiltinOptions::MirrorPadOptions));
    const int64_t skip = options && options->mode() == schema::MirrorPadMode::REFLECT ? 1 : 0;
    TMW_TRY(const auto pads, paddings(planner));
    const Shape& in = planner.input(0).shape;
    if (in.size() > 6)
        return planner.refuse(kUnsupportedForm, "it has more than six dimensions");
    for (size_t i = 0; i < in.size(); ++i)
        if (std::max(pads[2 * i], pads[2 * i + 1]) > in[i] - skip)
            return planner.refuse(kShape, toText(in) + " cannot mirror that much");
    return emitMirrored(planner, pads, skip);
}

} // namespace tmw

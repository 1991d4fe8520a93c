// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/ops/elementwise.h"
#include "core/plan/ops/op_table.h"
#include "core/plan/ops/strided.h"
#include "core/tflite/schema_generated.h"

#include <algorithm>
#include <cmath>
#include <cstddef>

namespace tmw {

namespace {

/// How input and output pixels lie over each other.
struct Pixels {
    bool alignCorners = false;
    bool halfPixel = false;
};

std::vector<rt::Between> betweenReal(int32_t in, int32_t out, const Pixels& pixels) {
    const float scale = pixels.alignCorners && out > 1
                            ? static_cast<float>(in - 1) / static_cast<float>(out - 1)
                            : static_cast<float>(in) / static_cast<float>(out);
    std::vector<rt::Between> table;
    for (int32_t i = 0; i < out; ++i) {
        const auto place = static_cast<float>(i);
        const float at = pixels.halfPixel ? (place + 0.5f) * scale - 0.5f : place * scale;
        rt::Between entry{};
        const int32_t lower = std::max(static_cast<int32_t>(std::floor(at)), 0);
        entry.lower = static_cast<uint32_t>(std::min(lower, in - 1));
        entry.upper =
            static_cast<uint32_t>(std::clamp(static_cast<int32_t>(std::ceil(at)), 0, in - 1));
        entry.weight.real = at - static_cast<float>(entry.lower);
        table.push_back(entry);
    }
    return table;
}

/// In steps of 1/1024 of a pixel.
std::vector<rt::Between> betweenFixed(int32_t in, int32_t out, const Pixels& pixels) {
    constexpr int32_t kOne = 1024;
    const int32_t scale = pixels.alignCorners && out > 1
                              ? (kOne * (in - 1) + (out - 1) / 2) / (out - 1)
                              : (kOne * in + out / 2) / out;
    std::vector<rt::Between> table;
    for (int32_t i = 0; i < out; ++i) {
        const int32_t at = pixels.halfPixel ? i * scale + scale / 2 - kOne / 2 : i * scale;
        rt::Between entry{};
        const int32_t lower = std::min(std::max(at / kOne, 0), in - 1);
        entry.lower = static_cast<uint32_t>(lower);
        entry.upper = static_cast<uint32_t>(std::clamp((at + kOne - 1) / kOne, 0, in - 1));
        entry.weight.fixed = std::clamp(at - kOne * lower, -kOne, kOne);
        table.push_back(entry);
    }
    return table;
}

/// One of the output's shape or the input's.
int32_t realsLike(OpPlanner& planner, const TfliteTensor& tensor) {
    TfliteTensor reals;
    reals.name = tensor.name;
    reals.type = DataType::Float32;
    reals.shape = tensor.shape;
    return planner.draft().addTensor(std::move(reals), planner.draft().originOf(planner.index()));
}

void emitCast(OpPlanner& planner, int32_t from, int32_t to) {
    using R = rt::CastRecord;
    const auto typeOf = [&](int32_t tensor) {
        return static_cast<uint16_t>(
            planner.draft().graph.tensors[static_cast<size_t>(tensor)].type);
    };
    const Operand read = planner.operand(offsetof(R, input), from);
    R record{};
    record.inputType = typeOf(from);
    record.outputType = typeOf(to);
    record.count =
        static_cast<uint32_t>(read.bytes / rt::sizeOf(static_cast<DataType>(record.inputType)));
    planner.emit(rt::KernelId::Cast, record, {read}, planner.operand(offsetof(R, output), to));
}

/// uint8 as floats, which are rounded to the nearest by a half that is added before they are cut.
void emitByReals(OpPlanner& planner, const rt::ResizeBilinearRecord& record) {
    using R = rt::ResizeBilinearRecord;
    using Binary = rt::BinaryFloatRecord;
    const int32_t in = realsLike(planner, planner.input(0));
    const int32_t out = realsLike(planner, planner.output());
    emitCast(planner, planner.inputIndex(0), in);
    planner.emit(rt::KernelId::ResizeBilinear, record, {planner.operand(offsetof(R, input), in)},
                 planner.operand(offsetof(R, output), out));
    const float half = 0.5f;
    Binary added{};
    added.b = planner.addConstants(std::span<const float>(&half, 1));
    added.function = static_cast<uint32_t>(rt::BinaryFunction::Add);
    added.shape = withOne(planner.elements(planner.output()));
    added.low = -INFINITY;
    added.high = INFINITY;
    planner.emit(rt::KernelId::BinaryFloat, added, {planner.operand(offsetof(Binary, a), out)},
                 planner.operand(offsetof(Binary, output), out));
    emitCast(planner, out, planner.outputIndex());
}

} // namespace

Status planResizeBilinear(OpPlanner& planner) {
    using R = rt::ResizeBilinearRecord;
    TMW_CHECK(planner.expect(2, 1));
    TMW_CHECK(checkSameType(planner));
    const auto* options = planner.options<schema::ResizeBilinearOptions>(
        static_cast<int32_t>(schema::BuiltinOptions::ResizeBilinearOptions));
    const Pixels pixels{options && options->align_corners(),
                        options && options->half_pixel_centers()};
    const DataType type = planner.output().type;
    if (type != DataType::Float32 && type != DataType::Int8 && type != DataType::UInt8)
        return planner.refuse(kUnsupportedType, planner.typeList());
    const Shape& in = planner.input(0).shape;
    const Shape& out = planner.output().shape;
    TMW_TRY(const auto size, constantIntegers(planner, 1));
    constexpr int32_t kMost = 0xffff;
    const auto isCount = [](int32_t d) { return d >= 1 && d <= kMost; };
    if (in.size() != 4 || out.size() != 4 || in[0] != out[0] || in[3] != out[3] ||
        size.size() != 2 || size[0] != out[1] || size[1] != out[2] ||
        !std::ranges::all_of(in, isCount) || !std::ranges::all_of(out, isCount))
        return planner.refuse(kShape, toText(in) + " to " + toText(out));
    const auto between = type == DataType::Int8 ? betweenFixed : betweenReal;
    const auto rows = between(in[1], out[1], pixels);
    const auto columns = between(in[2], out[2], pixels);
    R record{};
    record.rows = planner.addConstants(std::span<const rt::Between>(rows));
    record.columns = planner.addConstants(std::span<const rt::Between>(columns));
    record.batches = static_cast<uint32_t>(in[0]);
    record.inHeight = static_cast<uint32_t>(in[1]);
    record.inWidth = static_cast<uint32_t>(in[2]);
    record.channels = static_cast<uint32_t>(in[3]);
    record.outHeight = static_cast<uint32_t>(out[1]);
    record.outWidth = static_cast<uint32_t>(out[2]);
    record.type = static_cast<uint32_t>(type == DataType::UInt8 ? DataType::Float32 : type);
    if (type == DataType::UInt8) {
        emitByReals(planner, record);
        return {};
    }
    planner.emit(rt::KernelId::ResizeBilinear, record, {planner.read(offsetof(R, input), 0)},
                 planner.write(offsetof(R, output)));
    return {};
}

} // namespace tmw

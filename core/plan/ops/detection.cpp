// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/ops/custom_options.h"
#include "core/plan/ops/op_table.h"
#include "device_runtime/kernels/integers.h"

#include <cstddef>

namespace tmw {

namespace {

constexpr size_t kBoxes = 0;
constexpr size_t kScores = 1;
constexpr size_t kAnchors = 2;

Result<rt::MaybeQuantized> quantizedOf(const OpPlanner& planner, size_t input) {
    const TfliteTensor& tensor = planner.input(input);
    rt::MaybeQuantized made{static_cast<uint32_t>(tensor.type), 1, 0};
    if (tensor.type == DataType::Float32)
        return made;
    if (tensor.type != DataType::UInt8 && tensor.type != DataType::Int8)
        return planner.refuse(kUnsupportedType, planner.typeList());
    TMW_TRY(const AffineQuantization q, planner.affine(tensor));
    made.scale = q.scale;
    made.zeroPoint = q.zeroPoint;
    return made;
}

/// Constants as floats.
Result<std::vector<float>> anchorsOf(const OpPlanner& planner) {
    if (!planner.isConstant(kAnchors))
        return planner.refuse(kUnsupportedForm, "its anchors must be constants");
    TMW_TRY(const rt::MaybeQuantized q, quantizedOf(planner, kAnchors));
    if (planner.input(kAnchors).type == DataType::Float32)
        return planner.constant<float>(kAnchors);
    std::vector<float> anchors;
    const auto bytes = planner.constant<uint8_t>(kAnchors);
    for (uint32_t i = 0; i < bytes.size(); ++i) {
        const int32_t value = rt::loadInteger(bytes.data(), i, planner.input(kAnchors).type);
        anchors.push_back((static_cast<float>(value) - static_cast<float>(q.zeroPoint)) * q.scale);
    }
    return anchors;
}

Status readOptions(const OpPlanner& planner, rt::DetectionRecord& record) {
    TMW_TRY(const CustomOptions options, CustomOptions::of(planner));
    constexpr int64_t kMost = 0xffff;
    TMW_TRY(const int64_t regular, options.integer("use_regular_nms", 0, 1, 0));
    TMW_TRY(const int64_t perDetection, options.integer("max_classes_per_detection", 1, kMost));
    if (regular != 0 || perDetection != 1)
        return planner.refuse(kUnsupportedForm, "it looks at more than the best class of a box");
    TMW_TRY(const int64_t most, options.integer("max_detections", 1, kMost));
    TMW_TRY(const int64_t classes, options.integer("num_classes", 1, kMost));
    TMW_TRY(record.yScale, options.real("y_scale"));
    TMW_TRY(record.xScale, options.real("x_scale"));
    TMW_TRY(record.hScale, options.real("h_scale"));
    TMW_TRY(record.wScale, options.real("w_scale"));
    TMW_TRY(record.leastScore, options.real("nms_score_threshold"));
    TMW_TRY(record.mostOverlap, options.real("nms_iou_threshold"));
    record.most = static_cast<uint32_t>(most);
    record.classes = static_cast<uint32_t>(classes);
    return {};
}

} // namespace

/// LiteRT makes the outputs as large as they must be, whatever the file says.
Status planDetection(OpPlanner& planner) {
    using R = rt::DetectionRecord;
    TMW_CHECK(planner.expect(3, 4));
    for (size_t i = 0; i < 4; ++i)
        if (planner.output(i).type != DataType::Float32)
            return planner.refuse(kUnsupportedType, planner.typeList());
    R record{};
    TMW_CHECK(readOptions(planner, record));
    TMW_TRY(record.box, quantizedOf(planner, kBoxes));
    TMW_TRY(record.score, quantizedOf(planner, kScores));
    TMW_TRY(const std::vector<float> anchors, anchorsOf(planner));
    const Shape& boxes = planner.input(kBoxes).shape;
    const Shape& scores = planner.input(kScores).shape;
    const auto classes = static_cast<int64_t>(record.classes);
    if (boxes.size() != 3 || scores.size() != 3 || boxes[0] != 1 || scores[0] != 1 ||
        boxes[1] != scores[1] || boxes[2] < 4 || scores[2] < classes || scores[2] > classes + 1 ||
        anchors.size() != size_t{4} * static_cast<size_t>(boxes[1]))
        return planner.refuse(kShape, toText(boxes) + " and " + toText(scores));
    record.anchors = planner.addConstants(std::span<const float>(anchors));
    record.count = static_cast<uint32_t>(boxes[1]);
    record.boxStride = static_cast<uint32_t>(boxes[2]);
    record.background = static_cast<uint32_t>(scores[2] - classes);
    const auto most = static_cast<int32_t>(record.most);
    const auto write = [&](size_t field, size_t output, Shape shape) {
        uint64_t bytes = sizeof(float);
        for (const int32_t dimension : shape)
            bytes *= static_cast<uint64_t>(dimension);
        planner.draft().shapes[planner.outputIndex(output)] = std::move(shape);
        return Operand{field, planner.outputIndex(output), bytes};
    };
    planner.emitAll(
        rt::KernelId::Detection, record,
        {planner.read(offsetof(R, boxes), kBoxes), planner.read(offsetof(R, scores), kScores)},
        {write(offsetof(R, outBoxes), 0, {1, most, 4}),
         write(offsetof(R, outClasses), 1, {1, most}), write(offsetof(R, outScores), 2, {1, most}),
         write(offsetof(R, outCount), 3, {1})},
        false, {offsetof(R, scratch), 4 * uint64_t{record.count}});
    return {};
}

} // namespace tmw

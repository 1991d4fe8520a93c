// SPDX-License-Identifier: Apache-2.0
#include "device_runtime/base/float_math.h"
#include "device_runtime/kernels/integers.h"
#include "device_runtime/kernels/kernels.h"

#include <string.h>

namespace tmw {
namespace rt {

namespace {

struct Box {
    float top;
    float left;
    float bottom;
    float right;
};

float load(const MaybeQuantized& as, const void* values, uint32_t at) {
    if (as.type == static_cast<uint32_t>(DataType::Float32))
        return static_cast<const float*>(values)[at];
    const int32_t q = loadInteger(values, at, static_cast<DataType>(as.type));
    return (static_cast<float>(q) - static_cast<float>(as.zeroPoint)) * as.scale;
}

Box decode(const DetectionRecord& r, const void* boxes, const float* anchors, uint32_t index) {
    const float* const anchor = anchors + 4 * index;
    const uint32_t at = index * r.boxStride;
    const float y = load(r.box, boxes, at) / r.yScale * anchor[2] + anchor[0];
    const float x = load(r.box, boxes, at + 1) / r.xScale * anchor[3] + anchor[1];
    const float halfH = 0.5f * exponential(load(r.box, boxes, at + 2) / r.hScale) * anchor[2];
    const float halfW = 0.5f * exponential(load(r.box, boxes, at + 3) / r.wScale) * anchor[3];
    return {y - halfH, x - halfW, y + halfH, x + halfW};
}

float least(float a, float b) {
    return a < b ? a : b;
}
float most(float a, float b) {
    return a > b ? a : b;
}

float overlap(const Box& a, const Box& b) {
    const float areaA = (a.bottom - a.top) * (a.right - a.left);
    const float areaB = (b.bottom - b.top) * (b.right - b.left);
    if (areaA <= 0.0f || areaB <= 0.0f)
        return 0.0f;
    const float height = most(least(a.bottom, b.bottom) - most(a.top, b.top), 0.0f);
    const float width = most(least(a.right, b.right) - most(a.left, b.left), 0.0f);
    const float both = height * width;
    return both / (areaA + areaB - both);
}

/// The class with the best score, the first of equal ones.
uint32_t bestClass(const DetectionRecord& r, const void* scores, uint32_t anchor, float* score) {
    const uint32_t first = anchor * (r.background + r.classes) + r.background;
    uint32_t best = 0;
    *score = load(r.score, scores, first);
    for (uint32_t c = 1; c < r.classes; ++c) {
        const float value = load(r.score, scores, first + c);
        if (value > *score) {
            *score = value;
            best = c;
        }
    }
    return best;
}

/// The score of an anchor that takes no part any more.
constexpr float kOut = -3.402823466e38f;

/// The anchor with the best score that is enough, the first of equal ones; `count`: none.
uint32_t bestAnchor(const float* scores, uint32_t count, float leastScore) {
    uint32_t best = count;
    for (uint32_t i = 0; i < count; ++i)
        if (scores[i] >= leastScore && (best == count || scores[i] > scores[best]))
            best = i;
    return best;
}

uint32_t widthOf(const MaybeQuantized& as) {
    return rt::widthOf(as.type);
}

bool isReadable(const MaybeQuantized& as) {
    return as.type == static_cast<uint32_t>(DataType::Float32) ||
           as.type == static_cast<uint32_t>(DataType::Int8) ||
           as.type == static_cast<uint32_t>(DataType::UInt8);
}

} // namespace

uint16_t runDetection(const PlanRecord& record, const KernelContext& context) {
    const DetectionRecord& r = as<DetectionRecord>(record);
    const void* const scores = context.read<uint8_t>(r.scores);
    const void* const boxes = context.read<uint8_t>(r.boxes);
    const float* const anchors = context.read<float>(r.anchors);
    float* const best = context.write<float>(r.scratch);
    Box* const outBoxes = context.write<Box>(r.outBoxes);
    float* const outClasses = context.write<float>(r.outClasses);
    float* const outScores = context.write<float>(r.outScores);
    uint16_t fault = 0;
    for (uint32_t i = 0; i < r.count; ++i) {
        const Box box = decode(r, boxes, anchors, i);
        if (!(box.bottom > box.top && box.right > box.left))
            fault = kEmptyBoxFault;
        bestClass(r, scores, i, &best[i]);
    }
    memset(outBoxes, 0, r.most * sizeof(Box));
    memset(outClasses, 0, r.most * sizeof(float));
    memset(outScores, 0, r.most * sizeof(float));
    uint32_t found = 0;
    for (; found < r.most; ++found) {
        const uint32_t chosen = bestAnchor(best, r.count, r.leastScore);
        if (chosen == r.count)
            break;
        const Box box = decode(r, boxes, anchors, chosen);
        outBoxes[found] = box;
        outClasses[found] = static_cast<float>(bestClass(r, scores, chosen, &outScores[found]));
        best[chosen] = kOut;
        // Decoded again and again: kept, they would take four times the memory of the scores.
        for (uint32_t i = 0; i < r.count; ++i)
            if (best[i] >= r.leastScore &&
                overlap(box, decode(r, boxes, anchors, i)) > r.mostOverlap)
                best[i] = kOut;
    }
    *context.write<float>(r.outCount) = static_cast<float>(found);
    return fault;
}

Status checkDetection(const PlanRecord& record, const Extents& extents) {
    const DetectionRecord& r = as<DetectionRecord>(record);
    const uint64_t row = uint64_t(r.background) + r.classes;
    if (!isReadable(r.box) || !isReadable(r.score) || !areCounts(r.count, r.boxStride, r.most) ||
        r.boxStride < 4 || !(r.leastScore > kOut) || r.background > 1 || r.classes < 1 ||
        row > kMostElements || uint64_t(r.count) * r.boxStride > kMostElements ||
        r.count * row > kMostElements)
        return Status::BadRecord;
    const uint32_t boxWidth = widthOf(r.box), scoreWidth = widthOf(r.score);
    return extents.canRead(r.boxes, boxWidth * (uint64_t(r.count) * r.boxStride), boxWidth) &&
                   extents.canRead(r.scores, scoreWidth * (r.count * row), scoreWidth) &&
                   extents.canRead(r.anchors, 16 * uint64_t(r.count), 4) &&
                   extents.canWrite(r.outBoxes, 16 * uint64_t(r.most), 4) &&
                   extents.canWrite(r.outClasses, 4 * uint64_t(r.most), 4) &&
                   extents.canWrite(r.outScores, 4 * uint64_t(r.most), 4) &&
                   extents.canWrite(r.outCount, 4, 4) &&
                   extents.canWrite(r.scratch, 4 * uint64_t(r.count), 4)
               ? Status::Ok
               : Status::OutOfExtent;
}

} // namespace rt
} // namespace tmw

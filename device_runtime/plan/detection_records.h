// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "device_runtime/plan/record_parts.h"

namespace tmw {
namespace rt {

/// Numbers that are floats, or uint8 and int8 that stand for scale * (q - zeroPoint).
struct MaybeQuantized {
    uint32_t type; ///< DataType: Float32, Int8 or UInt8
    float scale;
    int32_t zeroPoint;
};

/// Boxes around anchors, and of those that overlap too much the one with the best score. A box is
/// y, x, h, w; its anchor, a constant, too: the center is y / yScale * anchor's h + anchor's y, the
/// height exp(h / hScale) * anchor's h. The best class of each anchor counts, the first of equal
/// ones. Answers past the last detection are 0. A box without extent makes fault kEmptyBoxFault.
struct DetectionRecord {
    PlanRecord head;
    Location boxes;   ///< anchors x boxStride
    Location scores;  ///< anchors x (background + classes)
    Location anchors; ///< float, anchors x 4
    Location outBoxes;
    Location outClasses;
    Location outScores;
    Location outCount;
    Location scratch; ///< floats, anchors
    MaybeQuantized box;
    MaybeQuantized score;
    uint32_t count;      ///< of anchors
    uint32_t boxStride;  ///< at least 4
    uint32_t background; ///< 0 or 1: classes before the first
    uint32_t classes;
    uint32_t most; ///< detections
    float yScale;
    float xScale;
    float hScale;
    float wScale;
    float leastScore;
    float mostOverlap; ///< intersection over union
    uint32_t reserved;
};

} // namespace rt
} // namespace tmw

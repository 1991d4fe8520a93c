// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "device_runtime/plan/record_parts.h"

namespace tmw {
namespace rt {

enum class SigmoidFunction : uint16_t { Logistic = 0, Tanh = 1 };

/// int16 to int16 of scale 1/32768, by straight lines between 256 values of the logistic function,
/// as TensorFlow Lite does. u = (in * multiplier + half) >> shift is the argument in steps of
/// 1/12288; table[i] is the function at i/24, in steps of 1/65536.
struct SigmoidInt16Record {
    PlanRecord head;
    Location input;
    Location output;
    Location table; ///< 256 of uint16
    uint32_t count;
    int32_t multiplier; ///< 0 to 32767
    uint16_t shift;     ///< 0 to 31
    uint16_t function;  ///< SigmoidFunction
};

constexpr uint32_t kSigmoidTable = 256;

/// Softmax over rows of int16, as TensorFlow Lite Micro: output scale 1/32768, zero point 0. Both
/// tables hold 513 values in Q15 with straight lines between them: exp(x) for x from -10 to 0, and
/// 1 / (1 + x) for x from 0 to 1. `rescale` brings differences to steps of 10/65535.
struct SoftmaxInt16Record {
    PlanRecord head;
    Location input;
    Location output;
    Location exps;
    Location reciprocals;
    uint32_t rows;
    uint32_t depth; ///< at most 32768, so that the sum of the exponentials fits
    Rescale rescale;
};

/// 1 / sqrt of int16 to int16, zero points 0, in TensorFlow Lite's fixed point: `rescale` brings it
/// from steps of 1 / sqrt(1 step of the input). Of 0 it is the greatest value; a negative one
/// counts as 0 and makes fault kNegativeRootFault.
struct InverseRootInt16Record {
    PlanRecord head;
    Location input;
    Location output;
    uint32_t count;
    uint32_t reserved;
    Rescale rescale;
};

constexpr uint32_t kSoftmaxTable = 513;
constexpr uint32_t kMostSoftmaxDepth = 32768;

} // namespace rt
} // namespace tmw

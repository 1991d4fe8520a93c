// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "device_runtime/plan/record_parts.h"

namespace tmw {
namespace rt {

/// Shape of the output, outermost first, and how far each operand moves, in elements, a step of
/// each dimension (0: it is broadcast).
struct Broadcast {
    uint32_t dims[6];
    uint32_t strideA[6];
    uint32_t strideB[6];
};
/// Slope: a where it is not negative, else a * b.
enum class BinaryFunction : uint16_t {
    Add = 0,
    Mul = 1,
    Subtract = 2,
    Maximum = 3,
    Minimum = 4,
    Slope = 5,
    Divide = 6,            ///< quantized: the nearest step; by 0: 0, and kDivisionFault
    SquaredDifference = 7, ///< (a - b) * (a - b)
    ArcTangent2 = 8,       ///< of floats only: the angle of the point (b, a)
};

/// BinaryWhole: int32, wrapping; of the functions all but Slope and ArcTangent2. Quotients are cut
/// towards 0; one by 0 is 0 and makes fault kDivisionFault. BinaryLong: int64, wrapping; Add to
/// Minimum.
struct BinaryWholeRecord {
    PlanRecord head;
    Location a;
    Location b;
    Location output;
    uint32_t function; ///< BinaryFunction
    Broadcast shape;
};

/// Quotient: a / b rounded down; Remainder: what is left, of b's sign.
enum class FloorFunction : uint16_t { Quotient = 0, Remainder = 1 };

/// Of b = 0, integers: 0, and kDivisionFault; floats: infinite, and the fault, or NaN as remainder.
struct FloorDivisionRecord {
    PlanRecord head;
    Location a;
    Location b;
    Location output;
    uint16_t function; ///< FloorFunction
    uint16_t type; ///< DataType: Float32, an integer of at most 32 bits; of remainders Int64 too
    Broadcast shape;
};

struct BinaryFloatRecord {
    PlanRecord head;
    Location a;
    Location b;
    Location output;
    uint32_t function; ///< BinaryFunction
    Broadcast shape;
    float low; ///< clamp, inclusive; a NaN passes
    float high;
};

/// Int8 or Int16. Add, Subtract: both operands less their zero points, shifted left by `shift` and
/// rescaled, then added or subtracted; Mul: their product. Then rescaled, plus the zero point,
/// clamped. Slope: a less its zero point by rescaleA where not negative, else by b, less its zero
/// point, and `rescale`. Maximum, Minimum: of the numbers as they are.
struct BinaryIntRecord {
    PlanRecord head;
    Location a;
    Location b;
    Location output;
    uint16_t function; ///< BinaryFunction
    uint16_t type;     ///< DataType: Int8 or Int16
    Broadcast shape;
    int32_t zeroPointA;
    int32_t zeroPointB;
    int32_t zeroPoint;
    int32_t low;
    int32_t high;
    int32_t shift; ///< 0 to 20
    Rescale rescaleA;
    Rescale rescaleB;
    Rescale rescale;
};

enum class CompareFunction : uint16_t {
    Equal = 0,
    NotEqual = 1,
    Greater = 2,
    GreaterEqual = 3,
    Less = 4,
    LessEqual = 5,
    Or = 6, ///< of booleans, as what follows
    And = 7,
};

/// Booleans, one byte each, of two operands of `type`.
struct CompareRecord {
    PlanRecord head;
    Location a;
    Location b;
    Location output;
    uint16_t function; ///< CompareFunction
    uint16_t type;     ///< DataType: Float32, Bool, Int64 or an integer of at most 32 bits
    Broadcast shape;
};

} // namespace rt
} // namespace tmw

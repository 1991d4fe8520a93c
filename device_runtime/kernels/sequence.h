// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "device_runtime/kernels/kernel.h"

namespace tmw {
namespace rt {

constexpr uint32_t kLstmGates = 4;
constexpr uint32_t kNewGate = 2; ///< the one through tanh

/// Counts whose products stay within 64 bits when they are multiplied on.
constexpr bool isSequence(const SequenceShape& s) {
    return s.batches <= 0xffffu && s.steps <= 0xffffu && s.inputs <= 0xffffu && s.units >= 1 &&
           s.units <= 0xffffu;
}

constexpr uint64_t sequenceRows(const SequenceShape& s) {
    return uint64_t(s.batches) * s.steps;
}

} // namespace rt
} // namespace tmw

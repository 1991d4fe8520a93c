// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "device_runtime/plan/int16_records.h"

#include <array>
#include <cstdint>

namespace tmw {

// What the int16 activations of TensorFlow Lite Micro look values up in, to the last bit. A value
// between two entries is taken from the straight line; each entry gives in by half of the line's
// error in the middle.

/// 1 / (1 + exp(-i / 24)) in steps of 1/65536.
std::array<uint16_t, rt::kSigmoidTable> int16LogisticTable();

/// exp(x) from -10 to 0, and 1 / (1 + x) from 0 to 1, in Q15.
std::array<int16_t, rt::kSoftmaxTable> int16ExpTable();
std::array<int16_t, rt::kSoftmaxTable> int16ReciprocalTable();

} // namespace tmw

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/tflite/tflite_model.h"

#include <optional>
#include <vector>

namespace tmw {

/// A tensor whose values are known.
struct RealTensor {
    Shape shape;
    std::vector<float> values; ///< row-major
};

/// The real values of a constant: floats and halves as they are, integers by their scale, one for
/// all or one along a dimension; without one they stand for themselves. Nothing for other types.
std::optional<RealTensor> realTensor(const TfliteTensor& tensor);

/// a * b, where one is repeated along dimensions of the other; nothing where they do not fit.
std::optional<RealTensor> multiplied(const RealTensor& a, const RealTensor& b);

} // namespace tmw

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/base/tensor.h"

#include <cstdint>
#include <span>
#include <string_view>

namespace tmw {

/// Whether a file that begins so can be one.
bool beginsAsIdx(std::span<const uint8_t> bytes);

/// The format of the MNIST files: two zeros, type, rank, sizes, values, all big-endian. Doubles
/// become floats. Errors: idx.not_idx, idx.type, idx.size, tensor.bad_shape; each names `file`.
Result<Tensor> parseIdx(std::span<const uint8_t> bytes, std::string_view file);

} // namespace tmw

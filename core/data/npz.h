// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/labelled_arrays.h"

#include <cstdint>
#include <span>
#include <string_view>

namespace tmw {

/// Samples of numpy's .npz: the array called x, data, images or the like and the labels y or the
/// like; also x_train, y_train, x_test, y_test and the like, each pair a part. One array beside the
/// labels may have any name.
/// Errors: npz.no_samples, npz.which, those of zipMembers, unpackMember and parseNpy.
Result<std::vector<LabelledArrays>> parseNpz(std::span<const uint8_t> bytes, std::string_view file);

} // namespace tmw

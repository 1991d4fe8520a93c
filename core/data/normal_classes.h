// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/features.h"

#include <string_view>

namespace tmw {

/// Names of classes with commas between them, as 1 or 0 for each of features.classNames; empty
/// text: none is told. Errors: data.normal.
Result<std::vector<uint8_t>> parseNormalClasses(std::string_view text, const Features& features);

/// Samples of classes that are not normal leave training and validation: they are only tested.
/// Errors: data.normal where nothing is left to train on.
Status keepNormalForTraining(Features& features);

} // namespace tmw

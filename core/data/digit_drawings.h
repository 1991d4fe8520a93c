// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/data/dataset.h"

#include <cstddef>
#include <cstdint>

namespace tmw {

/// Digits 0 to 9 drawn as with a pen, no two alike: their strokes are shaken, slanted, turned,
/// stretched and moved, the pen is thin or thick, the ink light or dark, and the picture has noise.
struct DigitDrawings {
    size_t samples = 2000; ///< 1 to 100,000; all digits equally often, in mixed order
    uint64_t seed = 1;
};

inline constexpr int32_t kDigitSize = 16; ///< pixels of a side

/// Grey pictures of kDigitSize x kDigitSize x 1 bytes, and a column "digit" of classes. The same
/// bytes on every machine. Error: generator.drawings.
Result<Dataset> drawDigits(const DigitDrawings& options);

} // namespace tmw

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/data/dataset.h"

#include <cstddef>
#include <cstdint>

namespace tmw {

/// Traffic signs of six kinds as a camera at the road sees them, no two alike: near or far, turned,
/// seen from the side, in sun or shade, before sky, trees or walls, a pole across some of them, and
/// the picture has noise.
struct SignDrawings {
    size_t samples = 2400; ///< 1 to 100,000; all kinds equally often, in mixed order
    uint64_t seed = 1;
};

inline constexpr int32_t kSignSize = 32; ///< pixels of a side

/// Pictures of kSignSize x kSignSize x 3 bytes, and a column "sign" of classes. The same bytes on
/// every machine. Error: generator.drawings.
Result<Dataset> drawSigns(const SignDrawings& options);

} // namespace tmw

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/plan/rescale.h"

#include <optional>

namespace tmw {

/// A fused activation by its number in the schema; nothing for one that is not a clamp.
inline std::optional<ClampKind> clampKindOf(int activation) {
    constexpr ClampKind kKinds[] = {ClampKind::None, ClampKind::Relu, ClampKind::ReluN1To1,
                                    ClampKind::Relu6};
    if (activation < 0 || activation > 3)
        return std::nullopt;
    return kKinds[activation];
}

} // namespace tmw

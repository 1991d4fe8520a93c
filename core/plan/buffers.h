// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/plan/plan.h"
#include "core/plan/plan_draft.h"

#include <map>

namespace tmw {

/// Where the tensors of a draft lie in the arena.
struct TensorPlaces {
    std::map<int32_t, uint64_t> offsets; ///< by root tensor
    std::map<size_t, uint64_t> scratch;  ///< by record
    std::vector<ArenaBuffer> buffers;
    uint64_t arenaBytes = 0; ///< a multiple of 8

    /// Whether the root tensor has a place, and is in it right after the record, if there is one.
    bool isThere(int32_t tensor, std::optional<uint32_t> record) const;
};

/// Where in the arena a tensor begins that lies there.
uint64_t placeOf(const PlanDraft& draft, const TensorPlaces& places, int32_t tensor);

/// Lifetimes of the tensors, those that may share memory joined, placed.
TensorPlaces placeTensors(const PlanDraft& draft);

} // namespace tmw

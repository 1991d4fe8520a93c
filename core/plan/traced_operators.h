// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/plan/buffers.h"

namespace tmw {

/// The desktop's side table of a plan: what became of each operator of the .tflite.
std::vector<TracedOperator> tracedOperators(const PlanDraft& draft, const TensorPlaces& places);

} // namespace tmw

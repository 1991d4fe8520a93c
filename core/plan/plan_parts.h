// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/features.h"
#include "core/plan/buffers.h"
#include "core/plan/plan_writer.h"

namespace tmw {

/// What is written of a draft whose records name places: tensors in and out, and how raw values
/// become the first input's numbers (standardisation, then quantization). Without `inputContract`
/// quantization alone. Errors: plan.contract, plan.model_tensor.
Result<PlanParts> partsOf(const PlanDraft& draft, const TensorPlaces& places,
                          const Affine* inputContract);

} // namespace tmw

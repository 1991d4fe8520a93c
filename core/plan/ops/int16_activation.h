// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/plan/op_planner.h"

namespace tmw {

/// LOGISTIC and TANH on int16; the output has scale 1/32768 and zero point 0. The shapes were
/// checked. Errors: plan.quantization.
Status planInt16Sigmoid(OpPlanner& planner, rt::SigmoidFunction function);

} // namespace tmw

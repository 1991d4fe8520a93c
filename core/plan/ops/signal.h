// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/plan/op_planner.h"

#include <initializer_list>

namespace tmw {

// What the operators of TensorFlow Lite Micro's signal front-end share.

/// There are just these inputs and outputs. plan.shape, plan.unsupported_type.
Status checkTypes(const OpPlanner& planner, std::initializer_list<DataType> inputs,
                  std::initializer_list<DataType> outputs);

/// plan.shape, with those of the first input and the first output.
Status refuseShape(const OpPlanner& planner);

uint32_t countOf(const OpPlanner& planner, const TfliteTensor& tensor);

/// Elements of the last dimension.
uint32_t rowOf(const TfliteTensor& tensor);

} // namespace tmw

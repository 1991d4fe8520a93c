// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "device_runtime/kernels/kernel.h"

namespace tmw {
namespace rt {

// One pair of functions a kernel; its record says what it computes.
uint16_t runCopy(const PlanRecord& record, const KernelContext& context);
Status checkCopy(const PlanRecord& record, const Extents& extents);
uint16_t runFullyConnectedInt8(const PlanRecord& record, const KernelContext& context);
Status checkFullyConnectedInt8(const PlanRecord& record, const Extents& extents);

constexpr Kernel kNoKernel = {nullptr, nullptr, 0, 0};
constexpr Kernel kCopyKernel = {runCopy, checkCopy, 1, sizeof(CopyRecord)};
constexpr Kernel kFullyConnectedInt8Kernel = {runFullyConnectedInt8, checkFullyConnectedInt8, 1,
                                              sizeof(FullyConnectedInt8Record)};

} // namespace rt
} // namespace tmw

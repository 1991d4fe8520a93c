// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "device_runtime/kernels/kernel.h"

namespace tmw {
namespace rt {

/// Every kernel of this build. An export makes a smaller table of its own from kernels.h's rows, so
/// that the linker drops the others.
const KernelTable& fullKernels();

} // namespace rt
} // namespace tmw

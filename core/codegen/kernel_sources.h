// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "device_runtime/plan/records.h"

#include <string_view>

namespace tmw {

/// Where a kernel's code is.
struct KernelSource {
    rt::KernelId id;
    std::string_view function; ///< of kernels.h
    std::string_view file;     ///< of device_runtime/kernels/
    std::string_view row = {}; ///< of kernel_rows.h; empty: as the function, kCopyKernel of runCopy
};

/// Null for an id that no kernel has.
const KernelSource* findKernelSource(uint16_t id);

} // namespace tmw

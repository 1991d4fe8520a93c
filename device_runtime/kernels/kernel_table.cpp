// SPDX-License-Identifier: Apache-2.0
#include "device_runtime/kernels/kernel_table.h"

#include "device_runtime/kernels/kernel_rows.h"

namespace tmw {
namespace rt {

namespace {

// Another core's packing would only cost flash.
constexpr Kernel kDspKernel =
    TMW_RT_DESKTOP || kBuiltCore == CoreFamily::Armv7EM ? kFullyConnectedInt8DspKernel : kNoKernel;

constexpr Kernel kFull[kKernelIds] = {
    kNoKernel,
    kCopyKernel,
    kFullyConnectedInt8Kernel,
    kDspKernel,
    kFullyConnectedFloatKernel,
    kLookup8Kernel,
    kSoftmaxInt8Kernel,
    kSoftmaxFloatKernel,
    kUnaryFloatKernel,
    kQuantizeKernel,
    kDequantizeKernel,
    kRequantizeKernel,
    kBinaryFloatKernel,
    kBinaryIntKernel,
};
constexpr KernelTable kFullTable = {kFull, kKernelIds};

} // namespace

const KernelTable& fullKernels() {
    return kFullTable;
}

} // namespace rt
} // namespace tmw

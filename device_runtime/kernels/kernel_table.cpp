// SPDX-License-Identifier: Apache-2.0
#include "device_runtime/kernels/kernel_table.h"

#include "device_runtime/kernels/kernels.h"

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

bool inside(uint32_t offset, uint64_t bytes, uint32_t align, uint32_t limit) {
    return offset % align == 0 && bytes <= limit && offset <= limit - bytes;
}

} // namespace

const KernelTable& fullKernels() {
    return kFullTable;
}

bool Extents::canWrite(Location at, uint64_t bytes, uint32_t align) const {
    const uint32_t offset = at & kLocationOffset;
    switch (static_cast<Memory>(at >> 30)) {
    case Memory::Arena:
        return inside(offset, bytes, align, arenaBytes);
    case Memory::State:
        return inside(offset, bytes, align, stateBytes);
    case Memory::Constants:
        break;
    }
    return false;
}

bool Extents::canRead(Location at, uint64_t bytes, uint32_t align) const {
    if (static_cast<Memory>(at >> 30) == Memory::Constants)
        return inside(at & kLocationOffset, bytes, align, static_cast<uint32_t>(constants.size()));
    return canWrite(at, bytes, align);
}

} // namespace rt
} // namespace tmw

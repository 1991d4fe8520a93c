// SPDX-License-Identifier: Apache-2.0
#include "device_runtime/kernels/kernel.h"

namespace tmw {
namespace rt {

namespace {

bool inside(uint32_t offset, uint64_t bytes, uint32_t align, uint32_t limit) {
    return offset % align == 0 && bytes <= limit && offset <= limit - bytes;
}

} // namespace

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

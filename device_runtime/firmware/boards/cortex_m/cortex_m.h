// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "device_runtime/base/span.h"
#include "device_runtime/link/messages.h"

#include <stdint.h>

// Symbols of sections.ld and of the boards' linker scripts.
extern "C" {
extern uint32_t tmwStackBottom[], tmwStackTop[];
extern uint8_t tmwArenaStart[], tmwArenaEnd[];
extern uint8_t tmwModelsStart[], tmwModelsEnd[];
}

namespace tmw {
namespace rt {

/// The stack reserved by the linker script, painted at the start.
inline Span<const uint32_t> stackMemory() {
    return Span<const uint32_t>(tmwStackBottom, static_cast<size_t>(tmwStackTop - tmwStackBottom));
}

/// What the linker script leaves for the arena.
inline Span<uint8_t> arenaMemory() {
    return Span<uint8_t>(tmwArenaStart, static_cast<size_t>(tmwArenaEnd - tmwArenaStart));
}

/// Bytes of the models' flash, or of the memory that stands in for it.
inline uint32_t modelsBytes() {
    return static_cast<uint32_t>(tmwModelsEnd - tmwModelsStart);
}

/// The largest slot, in whole pages, where two pages and two slots share `bytes`.
constexpr uint32_t slotBytesIn(uint32_t bytes, uint32_t pageBytes) {
    return (bytes / pageBytes - 2) / 2 * pageBytes;
}

/// Through AIRCR.SYSRESETREQ: processor and peripherals begin anew, memory stays.
[[noreturn]] void restart();

/// Leaves word for the next start of why it came about.
void noteCause(StartCause cause);

/// The word left for this start, for parts that have no register for it: PowerOn where memory was
/// lost, Pin where nobody left any. The next call says Pin.
StartCause takeNotedCause();

} // namespace rt
} // namespace tmw

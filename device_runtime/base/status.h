// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <stdint.h>

namespace tmw {
namespace rt {

/// The one answer of the runtime. Grouped by the first digit; numbers are part of the link.
enum class Status : uint8_t {
    Ok = 0,
    // What was given is not a plan this core can run.
    Truncated = 0x10,
    BadMagic = 0x11,
    UnknownMajor = 0x12, ///< update the firmware
    WrongCore = 0x13,
    BadHash = 0x14,
    UnknownKernel = 0x15, ///< update the firmware
    BadRecord = 0x16,     ///< size, version or fields of a record
    OutOfExtent = 0x17,   ///< an offset plus extent leaves the arena or the constants
    BadSection = 0x18,
    Misaligned = 0x19, ///< the plan or memory lent does not start at a multiple of 8
    // Memory lent is too small.
    ArenaTooSmall = 0x20,
    StateTooSmall = 0x21,
    BufferTooSmall = 0x22,
    // It ran, and data made it go wrong (sticky until reset).
    Fault = 0x30,
    // The caller's order or index is wrong.
    NotReady = 0x40,
    BadIndex = 0x41,
    // A device only.
    UnknownRequest = 0x50, ///< update the firmware
    SlotTooSmall = 0x51,
    FlashFailed = 0x52,
    WrongOrder = 0x53, ///< a chunk that does not follow the one before
    NotSigned = 0x54,  ///< the board has a key, and the signature is not by it
    Replayed = 0x55,   ///< the signature's counter was used already
};

} // namespace rt
} // namespace tmw

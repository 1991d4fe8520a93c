// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "device_runtime/plan/record_parts.h"

namespace tmw {
namespace rt {

/// What runs next is not the record that follows, but one `records` records and `bytes` bytes from
/// there: forwards, of Repeat backwards. Jumps are nested:
///
///   if     Skip (condition) to 1, records, Skip (always) to 2; 1: records; 2:
///   while  EnterLoop to 1; 0: records; 1: records, Repeat (condition) to 0
///
/// Skip jumps where the bool at `condition` is false, or always (kNowhere), EnterLoop always,
/// Repeat where the bool is true.
struct JumpRecord {
    PlanRecord head;
    Location condition; ///< a byte, 0: false; of EnterLoop kNowhere
    int32_t records;
    int32_t bytes;
    uint32_t reserved;
};

/// Jumps that are within each other.
constexpr uint32_t kMostNestedJumps = 16;

/// What a record whose jump is taken answers in place of a fault code.
constexpr uint16_t kJump = 0xffff;

} // namespace rt
} // namespace tmw

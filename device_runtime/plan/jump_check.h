// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "device_runtime/plan/jump_records.h"

namespace tmw {
namespace rt {

/// Looks at the records of a plan one after another: every jump must lead to the start of a record,
/// or to the end of the list, and jumps must be nested as JumpRecord says.
class JumpCheck {
public:
    JumpCheck() : depth_(0) {}

    /// A record begins at number `record`, `offset` bytes from the first; also where the list ends.
    bool reach(uint32_t record, uint32_t offset);
    /// The record that was reached, followed by another at `record` and `offset`.
    bool pass(const PlanRecord& passed, uint32_t record, uint32_t offset);
    /// At the end of the list: no jump leads beyond it.
    bool isDone() const { return depth_ == 0; }

private:
    struct Place {
        uint32_t record;
        uint32_t offset;
    };
    /// A jump that has been passed and what it leads to, where that has not been.
    struct Open {
        Place to;
        Place body;     ///< of a loop: its first record
        bool isLoop;    ///< stays until its Repeat
        bool isReached; ///< a loop's condition
    };

    bool open(const Open& jump, Place next);
    bool repeat(Place to);

    Open open_[kMostNestedJumps];
    uint32_t depth_;
};

} // namespace rt
} // namespace tmw

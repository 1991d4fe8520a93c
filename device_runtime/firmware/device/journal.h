// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "device_runtime/firmware/platform.h"
#include "device_runtime/link/messages.h"

namespace tmw {
namespace rt {

/// A slot as the journal knows it; no bytes: nothing to be relied on lies there.
struct SlotRecord {
    uint32_t bytes;
    uint8_t sha256[32]; ///< of the slot's bytes
};

/// Everything a board remembers of its models, as it lies in flash. Each change writes the whole
/// of it again, so the newest record that is whole is the state, and a write that the power cuts
/// leaves the one before. Records follow each other in one of two pages; a full page is followed
/// by the other, erased just before.
struct JournalRecord {
    uint32_t magic;
    uint32_t sequence; ///< the highest is the newest
    uint8_t confirmed; ///< slot that boots, or kNoSlot
    uint8_t trial;     ///< slot that was activated and not confirmed, or kNoSlot
    uint8_t reserved[2];
    uint32_t counter; ///< of the last signed request taken
    SlotRecord slots[kSlots];
    uint8_t key[kKeyBytes]; ///< zeros: none
    uint32_t reserved2;
    uint32_t crc; ///< of what stands before
};
static_assert(sizeof(JournalRecord) == 128, "JournalRecord is part of the flash layout");

class Journal {
public:
    static constexpr uint32_t kPages = 2;

    explicit Journal(Platform& platform);

    /// Reads the newest record; a blank journal is an empty state. Writes nothing.
    void load();
    const JournalRecord& state() const { return state_; }
    bool hasKey() const;
    /// Writes `next` and reads it back; true where it is the state now. False: the old state holds.
    bool append(JournalRecord next);

private:
    const JournalRecord* at(uint32_t page, uint32_t index) const;
    uint32_t recordsInPage() const;
    bool isWhole(const JournalRecord& record) const;
    bool findPlace(uint32_t* offset);

    Platform& platform_;
    JournalRecord state_;
    uint32_t page_; ///< of the newest record
};

} // namespace rt
} // namespace tmw

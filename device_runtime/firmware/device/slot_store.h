// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "device_runtime/firmware/platform.h"
#include "device_runtime/link/messages.h"

namespace tmw {
namespace rt {

/// The commit of a slot, as it lies in flash. Written whole after the slot's bytes have been
/// checked, so a slot without one never boots; its CRC tells a torn one. Records follow each other
/// in one of two pages; a full page is followed by the other, erased just before.
struct CommitRecord {
    uint32_t magic;
    uint32_t sequence; ///< the highest is the one that runs
    uint32_t slot;
    uint32_t bytes;
    uint8_t sha256[32]; ///< of the slot's bytes
    uint32_t reserved[3];
    uint32_t crc; ///< of what stands before
};
static_assert(sizeof(CommitRecord) == 64, "CommitRecord is part of the flash layout");

/// Two slots and their commits in the model's flash.
class SlotStore {
public:
    explicit SlotStore(Platform& platform);

    /// Reads the commits; the newest whose slot has the right hash is current().
    void load();
    /// Slot that runs, or kNoSlot.
    uint8_t current() const { return current_; }
    /// An upload goes to the slot that does not run.
    uint8_t spare() const { return current_ == 0 ? 1 : 0; }
    /// Whether a newer commit than current()'s had to be passed over for its slot's hash.
    bool skippedDamaged() const { return skipped_; }

    Span<const uint8_t> slot(uint8_t index) const;
    const CommitRecord* commitOf(uint8_t index) const;
    bool isIntact(const CommitRecord& commit) const;
    /// The running model turned out not to be one: nothing runs.
    void dropCurrent() { current_ = kNoSlot; }

    /// Makes room for an upload into spare(). False: too large, or the flash refused.
    bool erase(uint32_t bytes);
    /// Into spare(), which was erased; any offset and size, in ascending order.
    bool write(uint32_t offset, Span<const uint8_t> bytes);
    /// The last bytes that write() holds back to program multiples of 8.
    bool flush();
    /// One record; spare() becomes current().
    bool commit(uint32_t bytes, const uint8_t* sha256);

private:
    const CommitRecord* recordAt(uint32_t page, uint32_t index) const;
    uint32_t recordsInPage() const;
    bool isValid(const CommitRecord& record) const;
    uint32_t slotOffset(uint8_t index) const;
    bool findPlace(uint32_t* offset);

    Platform& platform_;
    uint8_t current_;
    bool skipped_;
    const CommitRecord* commits_[kSlots]; ///< newest of each slot
    uint32_t newest_;                     ///< sequence
    uint8_t held_[8];
    uint32_t heldBytes_;
    uint32_t heldAt_;
};

} // namespace rt
} // namespace tmw

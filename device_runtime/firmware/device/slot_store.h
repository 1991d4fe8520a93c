// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "device_runtime/firmware/device/journal.h"

namespace tmw {
namespace rt {

/// Two slots of the model's flash and what the journal says of them. At any moment the model that
/// boots is the confirmed one, whole and checked: an upload writes to the other slot, a trial ends
/// with a restart, and only confirm() changes what boots.
class SlotStore {
public:
    explicit SlotStore(Platform& platform);

    /// Start-up: the confirmed model if its hash is right, else the other one if that is whole and
    /// was confirmed once. Writes nothing.
    void load();
    /// Whether load() had to pass over the confirmed model for its hash.
    bool skippedDamaged() const { return skipped_; }

    /// Slot that runs now: the one on trial, else the confirmed one, else kNoSlot.
    uint8_t running() const { return onTrial_ ? journal_.state().trial : confirmed_; }
    bool onTrial() const { return onTrial_; }
    /// An upload goes to the slot that is not confirmed.
    uint8_t spare() const { return confirmed_ == 0 ? 1 : 0; }
    SlotState stateOf(uint8_t index) const;
    const SlotRecord& recordOf(uint8_t index) const { return journal_.state().slots[index]; }
    Span<const uint8_t> slot(uint8_t index) const;
    const JournalRecord& journal() const { return journal_.state(); }
    bool hasKey() const { return journal_.hasKey(); }

    /// The running model turned out not to be one: nothing runs.
    void dropRunning();

    // All below: false where the flash refused; what boots is then what booted before.

    /// Ends a trial, forgets and erases spare() for an upload. `counter` is of the request.
    bool begin(uint32_t bytes, uint32_t counter);
    /// Into spare(), which was erased; any offset and size, in ascending order.
    bool write(uint32_t offset, Span<const uint8_t> bytes);
    /// The last bytes that write() holds back to program multiples of 8.
    bool flush();
    /// spare() runs until confirm(), endTrial() or the next start.
    bool startTrial(uint32_t bytes, const uint8_t* sha256);
    void endTrial() { onTrial_ = false; }
    bool confirm(uint32_t counter);
    /// The other slot is confirmed. Only where stateOf() it is Previous.
    bool rollBack(uint32_t counter);
    /// `key`: kKeyBytes, zeros for none.
    bool setKey(const uint8_t* key, uint32_t counter);

private:
    bool isIntact(uint8_t index) const;
    uint32_t slotOffset(uint8_t index) const;
    JournalRecord nextRecord(uint32_t counter) const;

    Platform& platform_;
    Journal journal_;
    uint8_t confirmed_; ///< the journal's, or another that load() fell back to
    bool onTrial_;
    bool skipped_;
    uint8_t held_[8];
    uint32_t heldBytes_;
    uint32_t heldAt_;
};

} // namespace rt
} // namespace tmw

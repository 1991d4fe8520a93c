// SPDX-License-Identifier: Apache-2.0
#include "device_runtime/firmware/device/slot_store.h"

#include "device_runtime/base/sha256.h"

#include <string.h>

namespace tmw {
namespace rt {

SlotStore::SlotStore(Platform& platform)
    : platform_(platform), journal_(platform), confirmed_(kNoSlot), onTrial_(false),
      skipped_(false), held_{}, heldBytes_(0), heldAt_(0) {}

uint32_t SlotStore::slotOffset(uint8_t index) const {
    const BoardInfo& info = platform_.info();
    return Journal::kPages * info.pageBytes + index * info.slotBytes;
}

Span<const uint8_t> SlotStore::slot(uint8_t index) const {
    return Span<const uint8_t>(platform_.info().flash + slotOffset(index),
                               platform_.info().slotBytes);
}

bool SlotStore::isIntact(uint8_t index) const {
    const SlotRecord& record = recordOf(index);
    if (record.bytes == 0)
        return false;
    uint8_t digest[32];
    platform_.feedWatchdog();
    sha256(slot(index).data(), record.bytes, digest);
    platform_.feedWatchdog();
    return memcmp(digest, record.sha256, sizeof digest) == 0;
}

void SlotStore::load() {
    journal_.load();
    onTrial_ = false;
    skipped_ = false;
    confirmed_ = journal_.state().confirmed;
    if (confirmed_ == kNoSlot || isIntact(confirmed_))
        return;
    skipped_ = true;
    const uint8_t other = static_cast<uint8_t>(1 - confirmed_);
    confirmed_ = journal_.state().trial != other && isIntact(other) ? other : kNoSlot;
}

SlotState SlotStore::stateOf(uint8_t index) const {
    if (index == running())
        return onTrial_ ? SlotState::Trial : SlotState::Running;
    if (recordOf(index).bytes == 0)
        return SlotState::Empty;
    if (!isIntact(index))
        return SlotState::Damaged;
    const bool reverted = index == journal_.state().trial;
    return reverted ? SlotState::Reverted : SlotState::Previous;
}

void SlotStore::dropRunning() {
    if (!onTrial_)
        confirmed_ = kNoSlot;
    onTrial_ = false;
}

JournalRecord SlotStore::nextRecord(uint32_t counter) const {
    JournalRecord next = journal_.state();
    next.confirmed = confirmed_;
    if (counter > next.counter)
        next.counter = counter;
    return next;
}

bool SlotStore::begin(uint32_t bytes, uint32_t counter) {
    const BoardInfo& info = platform_.info();
    if (bytes > info.slotBytes)
        return false;
    onTrial_ = false;
    heldBytes_ = 0;
    // The journal never names what the flash no longer holds.
    JournalRecord next = nextRecord(counter);
    next.slots[spare()] = SlotRecord{};
    next.trial = kNoSlot;
    const JournalRecord& now = journal_.state();
    const bool changed = now.slots[spare()].bytes != 0 || now.trial != kNoSlot ||
                         now.confirmed != next.confirmed || now.counter != next.counter;
    if (changed && !journal_.append(next))
        return false;
    for (uint32_t at = 0; at < bytes; at += info.pageBytes) {
        platform_.feedWatchdog();
        if (!platform_.erasePage(slotOffset(spare()) + at))
            return false;
    }
    return true;
}

bool SlotStore::write(uint32_t offset, Span<const uint8_t> bytes) {
    const BoardInfo& info = platform_.info();
    if (offset > info.slotBytes || bytes.size() > info.slotBytes - offset)
        return false;
    const uint32_t start = slotOffset(spare());
    size_t taken = 0;
    while (heldBytes_ > 0 && heldBytes_ < sizeof held_ && taken < bytes.size())
        held_[heldBytes_++] = bytes[taken++];
    if (heldBytes_ == sizeof held_) {
        if (!platform_.program(start + heldAt_, held_, sizeof held_))
            return false;
        heldBytes_ = 0;
    }
    const size_t whole = (bytes.size() - taken) & ~size_t(7);
    const uint32_t at = offset + static_cast<uint32_t>(taken);
    if (whole > 0 && !platform_.program(start + at, bytes.data() + taken, whole))
        return false;
    taken += whole;
    if (taken < bytes.size()) {
        heldAt_ = offset + static_cast<uint32_t>(taken);
        while (taken < bytes.size())
            held_[heldBytes_++] = bytes[taken++];
    }
    return true;
}

bool SlotStore::flush() {
    if (heldBytes_ == 0)
        return true;
    memset(held_ + heldBytes_, 0xff, sizeof held_ - heldBytes_);
    heldBytes_ = 0;
    return platform_.program(slotOffset(spare()) + heldAt_, held_, sizeof held_);
}

bool SlotStore::startTrial(uint32_t bytes, const uint8_t* sha256) {
    JournalRecord next = nextRecord(0);
    next.trial = spare();
    next.slots[spare()].bytes = bytes;
    memcpy(next.slots[spare()].sha256, sha256, sizeof next.slots[0].sha256);
    if (!journal_.append(next))
        return false;
    onTrial_ = true;
    return true;
}

bool SlotStore::confirm(uint32_t counter) {
    JournalRecord next = nextRecord(counter);
    next.confirmed = next.trial;
    next.trial = kNoSlot;
    if (!onTrial_ || !journal_.append(next))
        return false;
    onTrial_ = false;
    confirmed_ = next.confirmed;
    return true;
}

bool SlotStore::rollBack(uint32_t counter) {
    JournalRecord next = nextRecord(counter);
    next.confirmed = spare();
    if (!journal_.append(next))
        return false;
    confirmed_ = next.confirmed;
    return true;
}

bool SlotStore::setKey(const uint8_t* key, uint32_t counter) {
    JournalRecord next = nextRecord(counter);
    // A model that this firmware cannot run may be another's: it stays the one that boots.
    next.confirmed = journal_.state().confirmed;
    memcpy(next.key, key, sizeof next.key);
    return journal_.append(next);
}

} // namespace rt
} // namespace tmw

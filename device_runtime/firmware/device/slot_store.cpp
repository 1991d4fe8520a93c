// SPDX-License-Identifier: Apache-2.0
#include "device_runtime/firmware/device/slot_store.h"

#include "device_runtime/base/crc32.h"
#include "device_runtime/base/sha256.h"

#include <string.h>

namespace tmw {
namespace rt {

namespace {
constexpr uint32_t kCommitMagic = 0x434d4c54u; // "TLMC"
constexpr uint32_t kPages = 2;
} // namespace

SlotStore::SlotStore(Platform& platform)
    : platform_(platform), current_(kNoSlot), skipped_(false), commits_{}, newest_(0), held_{},
      heldBytes_(0), heldAt_(0) {}

uint32_t SlotStore::recordsInPage() const {
    return platform_.info().pageBytes / static_cast<uint32_t>(sizeof(CommitRecord));
}

const CommitRecord* SlotStore::recordAt(uint32_t page, uint32_t index) const {
    const BoardInfo& info = platform_.info();
    return reinterpret_cast<const CommitRecord*>(info.flash + page * info.pageBytes) + index;
}

uint32_t SlotStore::slotOffset(uint8_t index) const {
    const BoardInfo& info = platform_.info();
    return kPages * info.pageBytes + index * info.slotBytes;
}

Span<const uint8_t> SlotStore::slot(uint8_t index) const {
    return Span<const uint8_t>(platform_.info().flash + slotOffset(index),
                               platform_.info().slotBytes);
}

const CommitRecord* SlotStore::commitOf(uint8_t index) const {
    return commits_[index];
}

bool SlotStore::isValid(const CommitRecord& record) const {
    return record.magic == kCommitMagic && record.slot < kSlots &&
           record.bytes <= platform_.info().slotBytes &&
           record.crc == crc32(&record, sizeof record - sizeof record.crc);
}

bool SlotStore::isIntact(const CommitRecord& commit) const {
    uint8_t digest[32];
    sha256(slot(static_cast<uint8_t>(commit.slot)).data(), commit.bytes, digest);
    return memcmp(digest, commit.sha256, sizeof digest) == 0;
}

void SlotStore::load() {
    current_ = kNoSlot;
    newest_ = 0;
    commits_[0] = commits_[1] = nullptr;
    for (uint32_t page = 0; page < kPages; ++page) {
        for (uint32_t i = 0; i < recordsInPage(); ++i) {
            const CommitRecord* record = recordAt(page, i);
            if (!isValid(*record))
                continue;
            const CommitRecord*& newest = commits_[record->slot];
            if (!newest || record->sequence > newest->sequence)
                newest = record;
            if (record->sequence > newest_)
                newest_ = record->sequence;
        }
    }
    for (uint8_t i = 0; i < kSlots; ++i) {
        if (!commits_[i] || !isIntact(*commits_[i]))
            continue;
        if (current_ == kNoSlot || commits_[i]->sequence > commits_[current_]->sequence)
            current_ = i;
    }
    const bool any = commits_[0] || commits_[1];
    skipped_ = any && (current_ == kNoSlot || commits_[current_]->sequence != newest_);
}

bool SlotStore::erase(uint32_t bytes) {
    const BoardInfo& info = platform_.info();
    if (bytes > info.slotBytes)
        return false;
    heldBytes_ = 0;
    for (uint32_t at = 0; at < bytes; at += info.pageBytes)
        if (!platform_.erasePage(slotOffset(spare()) + at))
            return false;
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

bool SlotStore::findPlace(uint32_t* offset) {
    // After the newest record; a torn one is not blank and is passed over.
    uint32_t page = 0;
    for (uint32_t p = 0; p < kPages; ++p)
        for (uint32_t i = 0; i < recordsInPage(); ++i)
            if (isValid(*recordAt(p, i)) && recordAt(p, i)->sequence == newest_)
                page = p;
    const uint8_t* start = reinterpret_cast<const uint8_t*>(recordAt(page, 0));
    const uint32_t pageBytes = platform_.info().pageBytes;
    uint32_t used = pageBytes;
    while (used > 0 && start[used - 1] == 0xff)
        --used;
    const uint32_t unit = static_cast<uint32_t>(sizeof(CommitRecord));
    const uint32_t at = (used + unit - 1) / unit * unit;
    if (at + unit <= pageBytes) {
        *offset = page * pageBytes + at;
        return true;
    }
    *offset = (1 - page) * pageBytes;
    return platform_.erasePage(*offset);
}

bool SlotStore::commit(uint32_t bytes, const uint8_t* sha256) {
    CommitRecord record = {};
    record.magic = kCommitMagic;
    record.sequence = newest_ + 1;
    record.slot = spare();
    record.bytes = bytes;
    memcpy(record.sha256, sha256, sizeof record.sha256);
    record.crc = crc32(&record, sizeof record - sizeof record.crc);
    uint32_t offset = 0;
    if (!findPlace(&offset) ||
        !platform_.program(offset, reinterpret_cast<const uint8_t*>(&record), sizeof record))
        return false;
    const CommitRecord* written =
        reinterpret_cast<const CommitRecord*>(platform_.info().flash + offset);
    if (!isValid(*written))
        return false;
    // The page of older commits may have been erased: look again.
    load();
    return current_ == record.slot;
}

} // namespace rt
} // namespace tmw

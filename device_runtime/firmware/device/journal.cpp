// SPDX-License-Identifier: Apache-2.0
#include "device_runtime/firmware/device/journal.h"

#include "device_runtime/base/crc32.h"

#include <string.h>

namespace tmw {
namespace rt {

namespace {
constexpr uint32_t kMagic = 0x4c4e4a54u; // "TJNL"

bool isSlot(uint8_t slot) {
    return slot < kSlots || slot == kNoSlot;
}
} // namespace

constexpr uint32_t Journal::kPages;

Journal::Journal(Platform& platform) : platform_(platform), state_{}, page_(0) {
    state_.confirmed = state_.trial = kNoSlot;
}

uint32_t Journal::recordsInPage() const {
    return platform_.info().pageBytes / static_cast<uint32_t>(sizeof(JournalRecord));
}

const JournalRecord* Journal::at(uint32_t page, uint32_t index) const {
    const BoardInfo& info = platform_.info();
    return reinterpret_cast<const JournalRecord*>(info.flash + page * info.pageBytes) + index;
}

bool Journal::isWhole(const JournalRecord& record) const {
    if (record.magic != kMagic || !isSlot(record.confirmed) || !isSlot(record.trial))
        return false;
    for (const SlotRecord& slot : record.slots)
        if (slot.bytes > platform_.info().slotBytes)
            return false;
    return record.crc == crc32(&record, sizeof record - sizeof record.crc);
}

void Journal::load() {
    const JournalRecord* newest = nullptr;
    for (uint32_t page = 0; page < kPages; ++page) {
        for (uint32_t i = 0; i < recordsInPage(); ++i) {
            const JournalRecord* record = at(page, i);
            // Of two with one number the first was torn, and not readable when the other was made.
            if (!isWhole(*record) || (newest && record->sequence < newest->sequence))
                continue;
            newest = record;
            page_ = page;
        }
    }
    if (newest) {
        state_ = *newest;
        return;
    }
    state_ = JournalRecord{};
    state_.confirmed = state_.trial = kNoSlot;
    page_ = 0;
}

bool Journal::hasKey() const {
    uint8_t any = 0;
    for (uint8_t byte : state_.key)
        any = static_cast<uint8_t>(any | byte);
    return any != 0;
}

bool Journal::findPlace(uint32_t* offset) {
    // After what was written last; a torn record is not blank and is passed over.
    const uint32_t pageBytes = platform_.info().pageBytes;
    const uint8_t* start = platform_.info().flash + page_ * pageBytes;
    uint32_t used = pageBytes;
    while (used > 0 && start[used - 1] == 0xff)
        --used;
    const uint32_t unit = static_cast<uint32_t>(sizeof(JournalRecord));
    const uint32_t place = (used + unit - 1) / unit * unit;
    if (place + unit <= pageBytes) {
        *offset = page_ * pageBytes + place;
        return true;
    }
    *offset = (1 - page_) * pageBytes;
    return platform_.erasePage(*offset);
}

bool Journal::append(JournalRecord next) {
    next.magic = kMagic;
    next.sequence = state_.sequence + 1;
    memset(next.reserved, 0, sizeof next.reserved);
    next.reserved2 = 0;
    next.crc = crc32(&next, sizeof next - sizeof next.crc);
    uint32_t offset = 0;
    if (!findPlace(&offset))
        return false;
    // Not what the flash says of it counts, but what stands there: the next start goes by that.
    platform_.program(offset, reinterpret_cast<const uint8_t*>(&next), sizeof next);
    if (memcmp(platform_.info().flash + offset, &next, sizeof next) != 0)
        return false;
    state_ = next;
    page_ = offset / platform_.info().pageBytes;
    return true;
}

} // namespace rt
} // namespace tmw

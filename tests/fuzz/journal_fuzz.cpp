// SPDX-License-Identifier: GPL-3.0-or-later
#include "device_runtime/base/crc32.h"
#include "device_runtime/base/sha256.h"
#include "device_runtime/host/loopback_transport.h"

#include <cstdlib>
#include <cstring>

namespace {

using namespace tmw;

/// What the power or an old firmware may have left: the input is the flash from its start. Where it
/// begins with 1 its records' sums are made right, so that their fields are tried too; but none has
/// seen 2^31 changes, which no flash lives for.
void lay(std::span<uint8_t> flash, const uint8_t* data, size_t size) {
    if (size == 0)
        return;
    const bool mend = data[0] == 1;
    std::copy_n(data + 1, std::min(size - 1, flash.size()), flash.begin());
    for (size_t at = 0; mend && at + sizeof(rt::JournalRecord) <= 2048;
         at += sizeof(rt::JournalRecord)) {
        flash[at + offsetof(rt::JournalRecord, sequence) + 3] &= 0x7f;
        const uint32_t crc = rt::crc32(flash.data() + at, sizeof(rt::JournalRecord) - 4);
        std::memcpy(flash.data() + at + sizeof(rt::JournalRecord) - 4, &crc, sizeof crc);
    }
}

void require(bool holds) {
    if (!holds)
        std::abort();
}

/// The slot that runs holds what the journal says of it.
void checkRunning(const rt::SlotStore& store) {
    const uint8_t slot = store.running();
    if (slot == rt::kNoSlot)
        return;
    require(slot < rt::kSlots);
    const rt::SlotRecord& record = store.recordOf(slot);
    require(record.bytes > 0 && record.bytes <= store.slot(slot).size());
    uint8_t digest[32];
    rt::sha256(store.slot(slot).data(), record.bytes, digest);
    require(std::memcmp(digest, record.sha256, sizeof digest) == 0);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size);
/// A board starts from any flash, runs nothing whose hash is wrong, and takes an upload.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
    MemoryPlatform platform({.name = "fuzz", .slotBytes = 2048, .arenaBytes = 1024, .sensor = {}});
    lay(platform.flash(), data, size);
    rt::SlotStore store(platform);
    store.load();
    checkRunning(store);
    for (uint8_t slot = 0; slot < rt::kSlots; ++slot)
        store.stateOf(slot);
    const std::vector<uint8_t> model(100, 0x77);
    uint8_t digest[32];
    rt::sha256(model.data(), model.size(), digest);
    const uint8_t target = store.spare();
    require(store.begin(100, 0) && store.write(0, {model.data(), model.size()}) && store.flush());
    require(store.startTrial(100, digest) && store.running() == target);
    rt::SlotStore restarted(platform);
    restarted.load();
    require(restarted.running() != target);
    require(store.confirm(0));
    restarted.load();
    require(restarted.running() == target);
    checkRunning(restarted);
    if (restarted.stateOf(restarted.spare()) == rt::SlotState::Previous) {
        require(restarted.rollBack(0));
        checkRunning(restarted);
    }
    return 0;
}

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "device_runtime/link/messages.h"

#include <stddef.h>
#include <stdint.h>
#include <string.h>

namespace tmw {
namespace rt {

/// Where the models are kept: two journal pages and then kSlots slots, read as plain memory.
/// Offsets are relative to pointer().
class FlashArea {
public:
    /// Before all others but the sizes and pointer(). False: it cannot be used, and the board
    /// takes no uploads.
    virtual bool begin() = 0;

    /// 8-byte aligned; the same for as long as the program runs.
    virtual const uint8_t* pointer() const = 0;
    virtual uint32_t pageBytes() const = 0; ///< smallest piece that erase() takes
    virtual uint32_t slotBytes() const = 0; ///< a multiple of pageBytes()
    virtual bool isVolatile() const = 0;    ///< a restart empties it

    /// One page to 0xff.
    virtual bool erase(uint32_t offset) = 0;
    /// Clears bits; offset and bytes are multiples of 8.
    virtual bool program(uint32_t offset, const uint8_t* data, size_t bytes) = 0;

protected:
    ~FlashArea() = default;
};

/// What all parts of an area take together.
constexpr uint32_t areaBytes(uint32_t pageBytes, uint32_t slotBytes) {
    return 2 * pageBytes + static_cast<uint32_t>(kSlots) * slotBytes;
}

constexpr uint32_t roundUp(uint32_t bytes, uint32_t unit) {
    return (bytes + unit - 1) / unit * unit;
}

/// Memory that behaves as flash does; every core has it. A restart empties it.
template <uint32_t SlotBytes>
class RamFlash final : public FlashArea {
public:
    bool begin() override {
        memset(memory_, 0xff, sizeof memory_);
        return true;
    }
    const uint8_t* pointer() const override { return memory_; }
    uint32_t pageBytes() const override { return kPageBytes; }
    uint32_t slotBytes() const override { return kSlotBytes; }
    bool isVolatile() const override { return true; }
    bool erase(uint32_t offset) override {
        memset(memory_ + offset, 0xff, kPageBytes);
        return true;
    }
    bool program(uint32_t offset, const uint8_t* data, size_t bytes) override {
        for (size_t i = 0; i < bytes; ++i)
            memory_[offset + i] = static_cast<uint8_t>(memory_[offset + i] & data[i]);
        return true;
    }

private:
    static constexpr uint32_t kPageBytes = 512;
    static constexpr uint32_t kSlotBytes = roundUp(SlotBytes, kPageBytes);

    alignas(8) uint8_t memory_[areaBytes(kPageBytes, kSlotBytes)];
};

} // namespace rt
} // namespace tmw

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <stddef.h>
#include <stdint.h>

namespace tmw {
namespace rt {

/// Sectors of 128 KB of the STM32F405's flash (RM0090, 3): 6 to 11 hold the models, so the
/// firmware has what lies before. Where the controller does not answer, as in QEMU, memory stands
/// in for it, which only lasts as long as somebody keeps it.
class Stm32Flash {
public:
    /// `standIn` is only used where there is no flash controller.
    void start(uint8_t* standIn);

    bool isVolatile() const { return !present_; }
    const uint8_t* memory() const { return memory_; }
    uint32_t pageBytes() const;
    uint32_t bytes() const;

    /// The processor stands still for up to two seconds.
    bool erasePage(uint32_t offset);
    /// Clears bits; `offset` and `bytes` are multiples of 4.
    bool program(uint32_t offset, const uint8_t* data, size_t bytes);

    /// Of the arena's memory, where it stands in for flash.
    static constexpr uint32_t kStandInBytes = 64 * 1024;

private:
    bool finish();

    bool present_ = false;
    uint8_t* memory_ = nullptr;
};

} // namespace rt
} // namespace tmw

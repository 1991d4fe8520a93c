// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <stddef.h>
#include <stdint.h>

namespace tmw {
namespace rt {

/// The models' flash: memory that behaves as flash does, and a file that outlives the emulator.
class FlashFile {
public:
    static constexpr uint32_t kPageBytes = 4096;

    void start();
    bool isVolatile() const { return file_ < 0; }
    bool erasePage(uint32_t offset);
    bool program(uint32_t offset, const uint8_t* data, size_t bytes);

private:
    bool store(uint32_t offset, size_t bytes);
    int file_ = -1;
};

} // namespace rt
} // namespace tmw

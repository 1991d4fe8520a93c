// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <stddef.h>
#include <stdint.h>

/// Every change of the flash goes through here: `mode` into NVMC.CONFIG, `value` to `where`, wait.
/// A test that cuts the power stops here.
extern "C" void tmwFlashStep(uint32_t mode, volatile uint32_t* where, uint32_t value);

namespace tmw {
namespace rt {

constexpr uint32_t kFlashPageBytes = 1024;

/// One page to 0xff; the processor stands still for 22 ms. False where it did not come out so.
bool eraseFlashPage(uint8_t* page);
/// Clears bits; `to` and `bytes` are multiples of 4.
bool programFlash(uint8_t* to, const uint8_t* data, size_t bytes);

} // namespace rt
} // namespace tmw

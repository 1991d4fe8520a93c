// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "device_runtime/plan/window_records.h"

namespace tmw {
namespace rt {

/// Words that a row of taps takes, four to a word.
constexpr uint32_t tapWords(const WindowShape& w) {
    return (w.width * w.channels + 3u) / 4u;
}

/// Bytes that are read, and ignored, after the input.
constexpr uint32_t kBeyondTaps = 3;

} // namespace rt
} // namespace tmw

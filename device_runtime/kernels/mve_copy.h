// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <stdint.h>

namespace tmw {
namespace rt {

// What the kernels of Armv8.1-M move, 16 bytes at a time.

void copyVectors(void* to, const void* from, uint32_t bytes);
void fillVectors(int8_t* to, int32_t value, uint32_t bytes);
void clampVectors(int8_t* at, uint32_t bytes, int32_t low, int32_t high);
/// `rows`, at least 1, of `bytes` each, from line to line.
void copyRows(int8_t* to, uint32_t toLine, const int8_t* from, uint32_t line, uint32_t bytes,
              uint32_t rows);
/// The same `count` times, at least once, `step` bytes further each; all rows one after another.
void copyWindows(int8_t* to, const int8_t* from, uint32_t line, uint32_t bytes, uint32_t rows,
                 uint32_t step, uint32_t count);

} // namespace rt
} // namespace tmw

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <stddef.h>
#include <stdint.h>

/// Files of the desktop that emulates the board (Arm's semihosting, release 3.0).
namespace semihosting {

enum class Mode : uint32_t { Read = 1, Update = 3 };

/// Negative: it cannot be opened.
int open(const char* name, Mode mode);
void close(int file);
bool seek(int file, uint32_t offset);
/// Bytes read.
size_t read(int file, void* data, size_t bytes);
bool write(int file, const void* data, size_t bytes);

} // namespace semihosting

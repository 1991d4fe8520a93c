// SPDX-License-Identifier: GPL-3.0-or-later
// Flash of a program on the desktop (linked at fixed addresses) that is as strict as the real one.
// The file flash.log brings back at the next start what was done to it.
#pragma once

#include <stddef.h>
#include <stdint.h>

/// Ends the program where a rule of the flash is broken.
void demand(bool holds, const char* what);

constexpr uint32_t kSectorBytes = 4096;
void eraseSector(uint32_t address);
/// Clears bits; the flash takes pieces of `unit` bytes.
void programFlash(uint32_t address, const uint8_t* data, size_t bytes, uint32_t unit);

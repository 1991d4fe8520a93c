// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "device_runtime/host/state_folder.h"
#include "tests/support/elf_symbols.h"

namespace tmw::test {

/// Where a function's code lies in the file.
inline std::optional<size_t> codeAt(const std::filesystem::path& elf, std::string_view name) {
    const auto address = symbolOf(elf, name);
    const auto file = readFile(elf);
    if (!address || !file)
        return {};
    Elf32_Ehdr header;
    std::memcpy(&header, file->data(), sizeof header);
    for (unsigned i = 0; i < header.e_phnum; ++i) {
        Elf32_Phdr part;
        std::memcpy(&part, file->data() + header.e_phoff + i * sizeof part, sizeof part);
        if (part.p_type == PT_LOAD && *address >= part.p_vaddr &&
            *address < part.p_vaddr + part.p_filesz)
            return part.p_offset + (*address - part.p_vaddr);
    }
    return {};
}

/// The firmware of an emulated Cortex-M4 that was flashed, with a kernel of fully connected layers
/// that returns at once and writes nothing. False: it has no such kernel.
inline bool breakKernel(std::string_view board) {
    constexpr const char* kKernel =
        "_ZN3tmw2rt24runFullyConnectedInt8DspERKNS0_10PlanRecordERKNS0_13KernelContextE";
    const auto elf = boardFolder(board) / "firmware.elf";
    auto bytes = readFile(elf);
    const auto at = codeAt(elf, kKernel);
    if (!bytes || !at)
        return false;
    const uint8_t returnNothing[] = {0x00, 0x20, 0x70, 0x47}; // movs r0, #0; bx lr
    std::copy(std::begin(returnNothing), std::end(returnNothing),
              bytes->begin() + static_cast<ptrdiff_t>(*at));
    std::filesystem::remove(boardFolder(board) / "firmware.follows");
    return writeFile(elf, *bytes).has_value();
}

} // namespace tmw::test

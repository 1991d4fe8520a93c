// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/file.h"

#include <elf.h>

#include <cstring>
#include <optional>
#include <string_view>

namespace tmw::test {

/// Address of a symbol of a firmware image (32-bit ELF), a function's without its Thumb bit; none
/// where there is no such symbol. `name` is as the linker sees it.
inline std::optional<uint32_t> symbolOf(const std::filesystem::path& elf, std::string_view name) {
    const auto file = readFile(elf);
    if (!file || file->size() < sizeof(Elf32_Ehdr))
        return {};
    const auto at = [&](size_t offset, auto* value) {
        if (offset + sizeof *value > file->size())
            return false;
        std::memcpy(value, file->data() + offset, sizeof *value);
        return true;
    };
    Elf32_Ehdr header;
    at(0, &header);
    for (unsigned i = 0; i < header.e_shnum; ++i) {
        Elf32_Shdr table;
        Elf32_Shdr names;
        if (!at(header.e_shoff + i * sizeof table, &table) || table.sh_type != SHT_SYMTAB ||
            !at(header.e_shoff + table.sh_link * sizeof names, &names))
            continue;
        Elf32_Sym symbol;
        for (size_t k = 0; k < table.sh_size / sizeof symbol; ++k) {
            const size_t end = names.sh_offset + names.sh_size;
            if (!at(table.sh_offset + k * sizeof symbol, &symbol) || end > file->size() ||
                names.sh_offset + symbol.st_name >= end)
                return {};
            const char* text =
                reinterpret_cast<const char*>(file->data()) + names.sh_offset + symbol.st_name;
            if (name == text)
                return ELF32_ST_TYPE(symbol.st_info) == STT_FUNC ? symbol.st_value & ~1u
                                                                 : symbol.st_value;
        }
    }
    return {};
}

} // namespace tmw::test

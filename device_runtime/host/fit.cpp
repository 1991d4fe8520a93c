// SPDX-License-Identifier: GPL-3.0-or-later
#include "device_runtime/host/fit.h"

#include "core/base/file.h"
#include "core/base/resources.h"

#include <algorithm>
#include <cstring>
#include <string_view>

namespace tmw {

namespace {

/// The parts of a 32-bit little-endian ELF file that are used here (System V gABI, chapter 4).
struct ElfHeader {
    uint8_t ident[16];
    uint16_t type, machine;
    uint32_t version, entry, programOffset, sectionOffset, flags;
    uint16_t headerBytes, programEntryBytes, programCount, sectionEntryBytes, sectionCount,
        nameSection;
};
struct ElfSection {
    uint32_t name, type, flags, address, offset, bytes, link, info, alignment, entryBytes;
};

template <typename Part>
std::optional<Part> partAt(std::span<const uint8_t> file, uint64_t offset) {
    Part part{};
    if (offset > file.size() || file.size() - offset < sizeof part)
        return std::nullopt;
    std::memcpy(&part, file.data() + offset, sizeof part);
    return part;
}

std::string_view textAt(std::span<const uint8_t> file, uint64_t offset) {
    if (offset >= file.size())
        return {};
    const auto* begin = reinterpret_cast<const char*>(file.data() + offset);
    const auto rest = file.subspan(offset);
    const auto length = std::ranges::find(rest, uint8_t{0}) - rest.begin();
    return {begin, static_cast<size_t>(length)};
}

/// Bytes of the sections that the linker script lays before the arena; nothing where this is no
/// such file.
std::optional<uint64_t> ramOf(std::span<const uint8_t> elf) {
    const auto header = partAt<ElfHeader>(elf, 0);
    if (!header || std::memcmp(header->ident, "\177ELF\1\1", 6) != 0)
        return std::nullopt;
    const auto section = [&](uint64_t index) {
        return partAt<ElfSection>(elf, header->sectionOffset + index * sizeof(ElfSection));
    };
    const auto names = section(header->nameSection);
    if (!names)
        return std::nullopt;
    uint64_t bytes = 0;
    for (uint16_t i = 0; i < header->sectionCount; ++i) {
        const auto each = section(i);
        if (!each)
            return std::nullopt;
        const auto name = textAt(elf, uint64_t{names->offset} + each->name);
        if (name == ".stack" || name == ".data" || name == ".bss" || name == ".noinit")
            bytes += each->bytes;
    }
    return bytes;
}

} // namespace

std::optional<FirmwareSize> shippedFirmwareSize(const BoardRow& board) {
    if (!board.firmware)
        return std::nullopt;
    const auto base = resourceFolder() / "firmware" / board.name;
    const auto image = readFile(base.string() + ".bin");
    const auto elf = readFile(base.string() + ".elf");
    if (!image || !elf)
        return std::nullopt;
    const auto ram = ramOf(*elf);
    if (!ram)
        return std::nullopt;
    return FirmwareSize{image->size(), *ram};
}

std::optional<Fit> fitOf(const Plan& plan, const BoardRow& board,
                         const std::optional<FirmwareSize>& firmware) {
    if (board.flashBytes == 0 || board.ramBytes == 0)
        return std::nullopt;
    Fit fit;
    fit.slotBytes = board.modelFlash.slotBytes();
    fit.flash.modelBytes = plan.bytes.size();
    fit.flash.availableBytes =
        board.flashBytes - std::min(board.flashBytes, board.reservedFlashBytes);
    fit.ram.modelBytes = plan.arenaBytes + (board.constantsInRam ? plan.bytes.size() : 0);
    fit.ram.availableBytes = board.ramBlockBytes ? board.ramBlockBytes : board.ramBytes;
    if (firmware) {
        fit.flash.firmwareBytes = firmware->flashBytes;
        fit.ram.firmwareBytes =
            firmware->ramBytes + (board.modelFlash.isOfRam ? board.modelFlash.bytes : 0);
    }
    return fit;
}

} // namespace tmw

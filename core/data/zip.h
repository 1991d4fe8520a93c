// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace tmw {

/// A file within a zip archive, as its bytes stand there.
struct ZipMember {
    std::string name;
    std::span<const uint8_t> packed; ///< within the archive's bytes
    uint64_t size = 0;               ///< unpacked
    uint32_t crc = 0;
    bool deflated = false;
};

/// The members by the archive's directory (APPNOTE 6.3; zip64 too, which numpy writes).
/// Errors: zip.damaged, zip.method (neither stored nor deflated), zip.locked; each names `file`.
Result<std::vector<ZipMember>> zipMembers(std::span<const uint8_t> bytes, std::string_view file);

/// Errors: zip.damaged (the checksum), those of unpackDeflate.
Result<std::vector<uint8_t>> unpackMember(const ZipMember& member, std::string_view file);

struct ZipEntry {
    std::string name;
    std::vector<uint8_t> bytes;
};
/// An archive of stored members, which stands in its file behind `before` other bytes; the same
/// entries give the same bytes. Errors: zip.too_large.
Result<std::vector<uint8_t>> zipBytes(const std::vector<ZipEntry>& entries, uint64_t before = 0);

} // namespace tmw

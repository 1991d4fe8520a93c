// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/zip.h"

#include "core/base/remark.h"
#include "core/data/unpack.h"

#include <zlib.h>

#include <algorithm>
#include <optional>

namespace tmw {

namespace {

constexpr uint32_t kLocal = 0x04034b50;
constexpr uint32_t kCentral = 0x02014b50;
constexpr uint32_t kEnd = 0x06054b50;
constexpr uint32_t kEnd64 = 0x06064b50;
constexpr uint32_t kLocator64 = 0x07064b50;
constexpr size_t kLocalBytes = 30;
constexpr size_t kCentralBytes = 46;
constexpr size_t kEndBytes = 22;
constexpr size_t kLocator64Bytes = 20;
constexpr size_t kEnd64Bytes = 56;
constexpr size_t kLongestComment = 65535;
constexpr uint32_t kIn64 = 0xffffffff; ///< the value stands in the zip64 field
constexpr uint16_t kField64 = 1;
constexpr uint16_t kFirstDay = 33; ///< 1 January 1980

constexpr ErrorKind kDamaged{"zip.damaged",
                             "%1 is no whole zip archive: %2. Save it again with numpy.savez."};
constexpr ErrorKind kMethod{"zip.method", "%1 packs %2 by method %3, and stored and deflated are "
                                          "read. Save it again with numpy.savez."};
constexpr ErrorKind kLocked{"zip.locked", "%2 in %1 has a password. Save it without one."};
constexpr ErrorKind kTooLarge{"zip.too_large",
                              "%1 bytes of samples are more than one file holds. Import fewer."};

/// Little-endian numbers; 0 past the end, after which `good` is false.
struct Reader {
    std::span<const uint8_t> bytes;
    bool good = true;

    uint64_t number(uint64_t at, size_t width) {
        if (at > bytes.size() || width > bytes.size() - at) {
            good = false;
            return 0;
        }
        uint64_t value = 0;
        for (size_t i = width; i-- > 0;)
            value = value << 8 | bytes[at + i];
        return value;
    }
    uint16_t two(uint64_t at) { return static_cast<uint16_t>(number(at, 2)); }
    uint32_t four(uint64_t at) { return static_cast<uint32_t>(number(at, 4)); }
    uint64_t eight(uint64_t at) { return number(at, 8); }
    std::optional<std::span<const uint8_t>> part(uint64_t at, uint64_t size) const {
        if (at > bytes.size() || size > bytes.size() - at)
            return std::nullopt;
        return bytes.subspan(at, size);
    }
};

struct Directory {
    uint64_t at = 0;
    uint64_t entries = 0;
};

std::optional<Directory> directoryOf(Reader& read) {
    const size_t size = read.bytes.size();
    if (size < kEndBytes)
        return std::nullopt;
    const size_t first =
        size > kEndBytes + kLongestComment ? size - kEndBytes - kLongestComment : 0;
    for (size_t at = size - kEndBytes + 1; at-- > first;) {
        if (read.four(at) != kEnd)
            continue;
        Directory found{read.four(at + 16), read.two(at + 10)};
        if (at >= kLocator64Bytes && read.four(at - kLocator64Bytes) == kLocator64) {
            const uint64_t end = read.eight(at - kLocator64Bytes + 8);
            if (size < kEnd64Bytes || end > size - kEnd64Bytes || read.four(end) != kEnd64)
                return std::nullopt;
            found = {read.eight(end + 48), read.eight(end + 32)};
        }
        return found;
    }
    return std::nullopt;
}

/// Sizes and offset that did not fit into 32 bits, in the order they stand in.
void takeLong(Reader& read, uint64_t at, uint64_t end, std::initializer_list<uint64_t*> values) {
    while (at + 4 <= end) {
        const uint64_t body = at + 4;
        const uint64_t next = body + read.two(at + 2);
        if (read.two(at) == kField64) {
            uint64_t from = body;
            for (uint64_t* value : values) {
                if (*value != kIn64)
                    continue;
                *value = read.eight(from);
                from += 8;
            }
            return;
        }
        at = next;
    }
}

/// Errors at `at`, the place of one entry of the directory; moves it to the next.
Result<ZipMember> memberAt(Reader& read, uint64_t& at, std::string_view file) {
    if (read.four(at) != kCentral)
        return fail(kDamaged, file, TMW_PHRASE("ErrorWord", "its directory is cut off"));
    const uint16_t flags = read.two(at + 8);
    const uint16_t method = read.two(at + 10);
    uint64_t packed = read.four(at + 20);
    uint64_t size = read.four(at + 24);
    uint64_t offset = read.four(at + 42);
    const uint64_t nameEnd = at + kCentralBytes + read.two(at + 28);
    const uint64_t fieldsEnd = nameEnd + read.two(at + 30);
    takeLong(read, nameEnd, fieldsEnd, {&size, &packed, &offset});
    const auto name = read.part(at + kCentralBytes, nameEnd - at - kCentralBytes);
    ZipMember member;
    member.size = size;
    member.crc = read.four(at + 16);
    member.deflated = method == 8;
    if (!read.good || !name)
        return fail(kDamaged, file, TMW_PHRASE("ErrorWord", "its directory is cut off"));
    member.name.assign(name->begin(), name->end());
    if (flags & 1)
        return fail(kLocked, file, member.name);
    if (method != 0 && method != 8)
        return fail(kMethod, file, member.name, method);
    const bool there = read.four(offset) == kLocal && read.good;
    const uint64_t start =
        there ? offset + kLocalBytes + read.two(offset + 26) + read.two(offset + 28) : 0;
    const auto bytes = read.part(start, packed);
    if (!there || !read.good || !bytes || (!member.deflated && packed != size))
        return fail(kDamaged, file, member.name + " is cut off");
    member.packed = *bytes;
    at = fieldsEnd + read.two(at + 32);
    return member;
}

class Writer {
public:
    void two(uint16_t value) { put(value, 2); }
    void four(uint64_t value) { put(value, 4); }
    void text(std::string_view text) { out.insert(out.end(), text.begin(), text.end()); }
    std::vector<uint8_t> out;

private:
    void put(uint64_t value, size_t width) {
        for (size_t i = 0; i < width; ++i)
            out.push_back(static_cast<uint8_t>(value >> (8 * i)));
    }
};

uint32_t crcOf(std::span<const uint8_t> bytes) {
    return static_cast<uint32_t>(crc32_z(0, bytes.data(), bytes.size()));
}

/// What local and central headers share, from the version needed on.
void putHead(Writer& write, const ZipEntry& entry) {
    write.two(20);
    write.two(0x0800); // the name is UTF-8
    write.two(0);      // stored
    write.two(0);
    write.two(kFirstDay);
    write.four(crcOf(entry.bytes));
    write.four(entry.bytes.size());
    write.four(entry.bytes.size());
    write.two(static_cast<uint16_t>(entry.name.size()));
    write.two(0);
}

} // namespace

Result<std::vector<ZipMember>> zipMembers(std::span<const uint8_t> bytes, std::string_view file) {
    Reader read{bytes};
    const auto directory = directoryOf(read);
    if (!directory)
        return fail(kDamaged, file, TMW_PHRASE("ErrorWord", "it has no directory at its end"));
    std::vector<ZipMember> members;
    uint64_t at = directory->at;
    for (uint64_t i = 0; i < directory->entries; ++i) {
        TMW_TRY(ZipMember member, memberAt(read, at, file));
        members.push_back(std::move(member));
    }
    return members;
}

Result<std::vector<uint8_t>> unpackMember(const ZipMember& member, std::string_view file) {
    const std::string name = std::string(file) + ": " + member.name;
    std::vector<uint8_t> bytes;
    if (member.deflated) {
        TMW_TRY(bytes, unpackDeflate(member.packed, member.size, name));
    } else {
        bytes.assign(member.packed.begin(), member.packed.end());
    }
    if (crcOf(bytes) != member.crc)
        return fail(kDamaged, name, TMW_PHRASE("ErrorWord", "its checksum differs"));
    return bytes;
}

Result<std::vector<uint8_t>> zipBytes(const std::vector<ZipEntry>& entries, uint64_t before) {
    Writer write;
    Writer directory;
    for (const ZipEntry& entry : entries) {
        const uint64_t total =
            before + write.out.size() + directory.out.size() + entry.bytes.size();
        if (total > kIn64 / 2)
            return fail(kTooLarge, total);
        directory.four(kCentral);
        directory.two(20);
        putHead(directory, entry);
        directory.two(0);
        directory.two(0);
        directory.two(0);
        directory.four(0);
        directory.four(before + write.out.size());
        directory.text(entry.name);
        write.four(kLocal);
        putHead(write, entry);
        write.text(entry.name);
        write.out.insert(write.out.end(), entry.bytes.begin(), entry.bytes.end());
    }
    const size_t start = write.out.size();
    write.out.insert(write.out.end(), directory.out.begin(), directory.out.end());
    write.four(kEnd);
    write.four(0);
    write.two(static_cast<uint16_t>(entries.size()));
    write.two(static_cast<uint16_t>(entries.size()));
    write.four(directory.out.size());
    write.four(before + start);
    write.two(0);
    return std::move(write.out);
}

} // namespace tmw

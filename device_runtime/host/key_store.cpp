// SPDX-License-Identifier: GPL-3.0-or-later
#include "device_runtime/host/key_store.h"

#include "core/base/file.h"
#include "core/base/hex.h"
#include "device_runtime/host/state_folder.h"
#include "device_runtime/link/signing.h"

#include <fcntl.h>
#include <sys/random.h>
#include <unistd.h>

#include <algorithm>
#include <cctype>
#include <cerrno>
#include <charconv>
#include <cstring>

namespace tmw {

namespace {

constexpr ErrorKind kNoRandom{"key.no_random", "The system gives no random numbers: %1."};
constexpr ErrorKind kCannotWrite{
    "key.cannot_write", "The key cannot be kept in %1: %2. The board has not been given it."};
constexpr ErrorKind kDamaged{
    "key.damaged",
    "The file of the board's key, %1, is damaged. Bring it back from a copy, or "
    "with 'tmw keys add' and the 64 digits that 'tmw keys show' gives on another computer."};
constexpr ErrorKind kNotAKey{"key.not_a_key", "A key is 64 hex digits; this has %1 characters, %2 "
                                              "of them hex digits."};

ptrdiff_t hexDigits(std::string_view text) {
    return std::ranges::count_if(text, [](unsigned char c) { return std::isxdigit(c) != 0; });
}

std::filesystem::path keyFolder() {
    return stateHome() / "keys";
}

/// The new name outlives a loss of power too: the board is given the key next.
void syncFolder(const std::filesystem::path& folder) {
    const int descriptor = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (descriptor < 0)
        return;
    ::fsync(descriptor);
    ::close(descriptor);
}

} // namespace

Result<BoardKey> makeKey() {
    BoardKey key{};
    if (::getrandom(key.data(), key.size(), 0) != static_cast<ssize_t>(key.size()))
        return fail(kNoRandom, std::strerror(errno));
    return key;
}

std::string keyIdOf(const BoardKey& key) {
    uint8_t id[rt::kKeyIdBytes];
    rt::identifyKey(key.data(), id);
    return toHex(id);
}

Status storeKey(const BoardKey& key) {
    const auto folder = keyFolder();
    std::error_code failed;
    std::filesystem::create_directories(folder, failed);
    if (failed)
        return fail(kCannotWrite, folder.string(), failed.message());
    std::filesystem::permissions(folder, std::filesystem::perms::owner_all, failed);
    const auto path = folder / (keyIdOf(key) + ".key");
    const auto unfinished = folder / (keyIdOf(key) + ".new");
    const std::string text = toHex(key) + "\n";
    const int file = ::open(unfinished.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    bool written =
        file >= 0 && ::write(file, text.data(), text.size()) == static_cast<ssize_t>(text.size());
    written = written && ::fsync(file) == 0;
    int cause = errno;
    if (file >= 0)
        ::close(file);
    if (written && ::rename(unfinished.c_str(), path.c_str()) != 0) {
        written = false;
        cause = errno;
    }
    if (written)
        syncFolder(folder);
    else
        ::unlink(unfinished.c_str());
    return written ? Status{} : fail(kCannotWrite, path.string(), std::strerror(cause));
}

Result<std::optional<BoardKey>> findKey(std::span<const uint8_t, rt::kKeyIdBytes> id) {
    if (!std::filesystem::exists(keyFolder() / (toHex(id) + ".key")))
        return std::optional<BoardKey>();
    TMW_TRY(const BoardKey key, storedKey(toHex(id)));
    return std::optional<BoardKey>(key);
}

Result<BoardKey> storedKey(const std::string& id) {
    const auto path = keyFolder() / (id + ".key");
    TMW_TRY(const std::vector<uint8_t> text, readFile(path, 1024));
    const auto key = parseKey(std::string_view(reinterpret_cast<const char*>(text.data()),
                                               text.empty() ? 0 : text.size() - 1));
    if (!key || keyIdOf(*key) != id)
        return fail(kDamaged, path.string());
    return *key;
}

std::vector<std::string> storedKeys() {
    std::vector<std::string> ids;
    std::error_code none; // no folder, no keys
    for (const auto& entry : std::filesystem::directory_iterator(keyFolder(), none))
        if (entry.path().extension() == ".key")
            ids.push_back(entry.path().stem().string());
    std::ranges::sort(ids);
    return ids;
}

Result<BoardKey> parseKey(std::string_view text) {
    BoardKey key{};
    if (text.size() != 2 * key.size())
        return fail(kNotAKey, text.size(), hexDigits(text));
    for (size_t i = 0; i < key.size(); ++i) {
        const char* digits = text.data() + 2 * i;
        const auto read = std::from_chars(digits, digits + 2, key[i], 16);
        if (read.ec != std::errc() || read.ptr != digits + 2)
            return fail(kNotAKey, text.size(), hexDigits(text));
    }
    return key;
}

} // namespace tmw

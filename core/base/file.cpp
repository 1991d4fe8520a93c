// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <string>

namespace tmw {

namespace {

constexpr ErrorKind kMissing{"file.missing", "%1 does not exist. Check the name."};
constexpr ErrorKind kNotAFile{"file.not_a_file", "%1 is not a file. Name a file."};
constexpr ErrorKind kUnreadable{"file.unreadable", "%1 cannot be read: %2."};
constexpr ErrorKind kTooLarge{"file.too_large", "%1 has %2 bytes, more than the limit of %3."};
constexpr ErrorKind kUnwritable{"file.unwritable",
                                "%1 cannot be written: %2. What was there before is unchanged."};

class Descriptor {
public:
    explicit Descriptor(int fd) : fd_(fd) {}
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    ~Descriptor() {
        if (fd_ >= 0)
            ::close(fd_);
    }
    int get() const { return fd_; }

private:
    int fd_;
};

bool writeAll(int fd, std::span<const uint8_t> bytes) {
    while (!bytes.empty()) {
        const ssize_t written = ::write(fd, bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR)
            continue;
        if (written <= 0)
            return false;
        bytes = bytes.subspan(static_cast<size_t>(written));
    }
    return true;
}

} // namespace

Result<std::vector<uint8_t>> readFile(const std::filesystem::path& path, uint64_t limitBytes) {
    const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
    if (file.get() < 0)
        return errno == ENOENT ? fail(kMissing, path.string())
                               : fail(kUnreadable, path.string(), std::strerror(errno));
    struct stat info {};
    if (::fstat(file.get(), &info) != 0)
        return fail(kUnreadable, path.string(), std::strerror(errno));
    if (!S_ISREG(info.st_mode))
        return fail(kNotAFile, path.string());
    const auto size = static_cast<uint64_t>(info.st_size);
    if (size > limitBytes)
        return fail(kTooLarge, path.string(), size, limitBytes);
    std::vector<uint8_t> bytes(size);
    size_t filled = 0;
    while (filled < bytes.size()) {
        const ssize_t got = ::read(file.get(), bytes.data() + filled, bytes.size() - filled);
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return fail(kUnreadable, path.string(), std::strerror(errno));
        if (got == 0)
            break;
        filled += static_cast<size_t>(got);
    }
    bytes.resize(filled);
    return bytes;
}

Status writeFile(const std::filesystem::path& path, std::span<const uint8_t> bytes) {
    std::error_code failed;
    if (path.has_parent_path())
        std::filesystem::create_directories(path.parent_path(), failed);
    if (failed)
        return fail(kUnwritable, path.string(), failed.message());
    std::string temporary = path.string() + ".XXXXXX";
    const Descriptor file(::mkostemp(temporary.data(), O_CLOEXEC));
    if (file.get() < 0)
        return fail(kUnwritable, path.string(), std::strerror(errno));
    const mode_t mask = ::umask(0);
    ::umask(mask);
    const bool done = writeAll(file.get(), bytes) && ::fchmod(file.get(), 0666 & ~mask) == 0 &&
                      ::fsync(file.get()) == 0 && ::rename(temporary.c_str(), path.c_str()) == 0;
    if (!done) {
        const int cause = errno;
        ::unlink(temporary.c_str());
        return fail(kUnwritable, path.string(), std::strerror(cause));
    }
    return {};
}

Status writeFile(const std::filesystem::path& path, std::string_view text) {
    return writeFile(path, std::span(reinterpret_cast<const uint8_t*>(text.data()), text.size()));
}

} // namespace tmw

// SPDX-License-Identifier: GPL-3.0-or-later
#include "device_runtime/host/drive_flasher.h"

#include "core/base/file.h"
#include "device_runtime/host/flash_tools.h"

#include <fcntl.h>
#include <sys/statvfs.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <fstream>
#include <optional>
#include <sstream>
#include <thread>

namespace tmw {

namespace {

namespace fs = std::filesystem;

constexpr ErrorKind kWrongImage{"flash.wrong_image",
                                "%1 is no image that the drive of %2 takes (%3). Give a file of "
                                "such a kind."};
constexpr ErrorKind kNoDrive{"flash.no_drive",
                             "No drive \"%1\" of %2 is there. To make it appear: %3. Then try "
                             "again."};
constexpr ErrorKind kNotMounted{"flash.drive_not_mounted",
                                "The drive \"%1\" of %2 is there, but not mounted. Open it in the "
                                "file manager, or run: udisksctl mount -b %3"};
constexpr ErrorKind kReadOnly{"flash.drive_read_only",
                              "The drive %1 of %2 is mounted read-only. Plug the board in again "
                              "and try again."};
constexpr ErrorKind kFull{"flash.drive_full",
                          "The image has %1 B and the drive %2 has room for %3 B. Check that the "
                          "image is for %4."};
constexpr ErrorKind kFailed{"flash.drive_failed",
                            "Writing to the drive %1 failed: %2. Plug the board in again and try "
                            "again."};
constexpr ErrorKind kStays{"flash.drive_stays",
                           "The drive %1 still is there %2 s after the image was copied, so %3 "
                           "did not take it. Check that the image is for this board."};
constexpr ErrorKind kRefused{"flash.probe_refused",
                             "The probe of %1 did not take the image: %2. Check that the image is "
                             "for this board."};

constexpr std::chrono::milliseconds kTurn{100};
constexpr size_t kBlock = 4096;
constexpr uint32_t kUf2Magic = 0x0a324655; // "UF2\n" (Microsoft UF2 specification)
using Clock = std::chrono::steady_clock;

struct Mount {
    fs::path device;
    fs::path folder;
    bool readOnly = false;
};

/// /proc/mounts writes a space as \040.
std::string unescaped(const std::string& text) {
    std::string plain;
    for (size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '\\' && i + 3 < text.size()) {
            plain += static_cast<char>((text[i + 1] - '0') * 64 + (text[i + 2] - '0') * 8 +
                                       (text[i + 3] - '0'));
            i += 3;
        } else {
            plain += text[i];
        }
    }
    return plain;
}

/// The device of a label, as udev names it; empty: none.
fs::path deviceOf(std::string_view label, const SystemRoots& roots) {
    std::error_code absent;
    const auto device = fs::canonical(roots.dev / "disk/by-label" / label, absent);
    return absent ? fs::path() : device;
}

/// A bootloader's drive tells of itself in a file (Microsoft UF2 specification).
bool isTheBoards(const BoardRow& board, const fs::path& folder) {
    std::error_code failed;
    return board.flash.tool != FlashToolId::Uf2Drive || fs::exists(folder / "INFO_UF2.TXT", failed);
}

/// By the device that has the label, or by a mount point of that name.
std::optional<Mount> mountOf(const BoardRow& board, const SystemRoots& roots) {
    const std::string_view label = board.flash.config;
    const fs::path device = deviceOf(label, roots);
    std::ifstream mounts(roots.proc / "mounts");
    std::string line;
    while (std::getline(mounts, line)) {
        std::istringstream words(line);
        std::string from, to, type, options;
        words >> from >> to >> type >> options;
        const fs::path folder = unescaped(to);
        const bool same =
            !device.empty() ? fs::path(unescaped(from)) == device : folder.filename() == label;
        if (same && isTheBoards(board, folder))
            return Mount{unescaped(from), folder, options == "ro" || options.starts_with("ro,")};
    }
    return std::nullopt;
}

Status checkImage(const BoardRow& board, const fs::path& path, std::span<const uint8_t> image) {
    const FlashTool& tool = *flashTool(board.flash.tool);
    bool fits = takesImage(tool, path);
    if (fits && tool.id == FlashToolId::Uf2Drive) {
        uint32_t magic = 0;
        if (image.size() >= sizeof magic)
            std::memcpy(&magic, image.data(), sizeof magic);
        fits = magic == kUf2Magic && image.size() % 512 == 0;
    }
    return fits ? Status{} : fail(kWrongImage, path.string(), board.title, tool.images);
}

Result<Mount> awaitMount(const BoardRow& board, std::stop_token stop, const SystemRoots& roots,
                         const DriveLimits& limits) {
    const auto deadline = Clock::now() + limits.appear;
    for (;;) {
        if (auto mount = mountOf(board, roots))
            return *mount;
        if (stop.stop_requested())
            return fail(kCancelled);
        if (Clock::now() >= deadline)
            break;
        std::this_thread::sleep_for(kTurn);
    }
    const fs::path device = deviceOf(board.flash.config, roots);
    if (!device.empty())
        return fail(kNotMounted, board.flash.config, board.title, device.string());
    return fail(kNoDrive, board.flash.config, board.title, board.flash.byHand);
}

/// 0, or why it failed. A bootloader may restart with the last block, so that closing fails.
int copy(const fs::path& to, std::span<const uint8_t> image, const Progress& progress,
         std::stop_token stop) {
    const int file = ::open(to.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
    if (file < 0)
        return errno;
    int cause = 0;
    for (size_t at = 0; at < image.size() && cause == 0;) {
        const size_t bytes = std::min(kBlock, image.size() - at);
        const ssize_t written = ::write(file, image.data() + at, bytes);
        if (written < 0 && errno != EINTR)
            cause = errno;
        at += written > 0 ? static_cast<size_t>(written) : 0;
        if (progress)
            progress(0.5 * static_cast<double>(at) / static_cast<double>(image.size()), "copying");
        if (stop.stop_requested())
            cause = ECANCELED;
    }
    if (cause == 0 && ::fsync(file) != 0)
        cause = errno;
    if (::close(file) != 0 && cause == 0)
        cause = errno;
    return cause;
}

/// Whether the drive is another than before: gone, or come back as the probe mounts it anew.
bool vanished(const Mount& mount, const fs::path& copied, const BoardRow& board,
              const SystemRoots& roots) {
    std::error_code failed;
    return !mountOf(board, roots) || !fs::exists(mount.folder, failed) ||
           !fs::exists(copied, failed);
}

/// What a probe says after it restarted its drive; a bootloader's drive does not come back.
Status probeVerdict(const BoardRow& board, const SystemRoots& roots, std::stop_token stop) {
    constexpr std::chrono::seconds kPatience{5};
    const auto deadline = Clock::now() + kPatience;
    while (Clock::now() < deadline && !stop.stop_requested()) {
        if (const auto mount = mountOf(board, roots)) {
            std::ifstream told(mount->folder / "FAIL.TXT");
            std::string line;
            if (told && std::getline(told, line))
                return fail(kRefused, board.title, line);
            return {};
        }
        std::this_thread::sleep_for(kTurn);
    }
    return {};
}

Status awaitRestart(const BoardRow& board, const Mount& mount, const fs::path& copied,
                    const Progress& progress, std::stop_token stop, const SystemRoots& roots,
                    const DriveLimits& limits) {
    const auto begin = Clock::now();
    while (!vanished(mount, copied, board, roots)) {
        const auto waited = Clock::now() - begin;
        if (stop.stop_requested())
            return fail(kCancelled);
        if (waited > limits.vanish)
            return fail(kStays, mount.folder.string(),
                        std::chrono::duration_cast<std::chrono::seconds>(waited).count(),
                        board.title);
        if (progress)
            progress(0.5 + 0.5 * (std::chrono::duration<double>(waited) / limits.vanish),
                     "waiting for the board to restart");
        std::this_thread::sleep_for(kTurn);
    }
    return board.flash.tool == FlashToolId::ProbeDrive ? probeVerdict(board, roots, stop)
                                                       : Status{};
}

} // namespace

Status copyToBoardDrive(const BoardRow& board, const fs::path& image, const Progress& progress,
                        std::stop_token stop, const SystemRoots& roots, const DriveLimits& limits) {
    TMW_TRY(const std::vector<uint8_t> bytes, readFile(image));
    TMW_CHECK(checkImage(board, image, bytes));
    TMW_TRY(const Mount mount, awaitMount(board, stop, roots, limits));
    if (mount.readOnly)
        return fail(kReadOnly, mount.folder.string(), board.title);
    struct statvfs room {};
    if (::statvfs(mount.folder.c_str(), &room) == 0 &&
        uint64_t{room.f_bavail} * room.f_frsize < bytes.size())
        return fail(kFull, bytes.size(), mount.folder.string(),
                    uint64_t{room.f_bavail} * room.f_frsize, board.title);
    const fs::path target = mount.folder / image.filename();
    const int cause = copy(target, bytes, progress, stop);
    if (cause == ECANCELED)
        return fail(kCancelled);
    if (cause == EROFS)
        return fail(kReadOnly, mount.folder.string(), board.title);
    if (cause == ENOSPC)
        return fail(kFull, bytes.size(), mount.folder.string(), 0, board.title);
    if (cause != 0 && !vanished(mount, target, board, roots))
        return fail(kFailed, mount.folder.string(), std::strerror(cause));
    return awaitRestart(board, mount, target, progress, stop, roots, limits);
}

} // namespace tmw

// SPDX-License-Identifier: GPL-3.0-or-later
#include "device_runtime/host/flasher.h"

#include "core/base/file.h"
#include "core/base/hex.h"
#include "core/base/resources.h"
#include "device_runtime/base/sha256.h"
#include "device_runtime/host/real_flasher.h"
#include "device_runtime/host/state_folder.h"

#include <chrono>
#include <vector>

namespace tmw {

namespace {

constexpr ErrorKind kNoFirmware{"flash.no_firmware",
                                "The firmware of %1 is not beside the program (%2). Build the "
                                "program with TMW_BUILD_FIRMWARE=ON, or install it again."};
constexpr ErrorKind kNotEmulated{"board.not_emulated",
                                 "%1 is not an emulated board, so it has no state here. "
                                 "'tmw boards' says which are."};

Result<std::vector<uint8_t>> shippedImage(const BoardRow& board, const char* ending) {
    const auto path = resourceFolder() / "firmware" / (std::string(board.name) + ending);
    auto image = readFile(path);
    if (!image)
        return fail(kNoFirmware, board.name, path.string());
    return image;
}

/// Beside firmware.elf where it came there by itself.
std::filesystem::path followsMark(const std::filesystem::path& folder) {
    return folder / "firmware.follows";
}

} // namespace

Result<FlashReport> flashBoard(const BoardRow& board, const std::string& port,
                               const Progress& progress, std::stop_token stop) {
    const auto begin = std::chrono::steady_clock::now();
    if (!board.emulated || !port.empty())
        return flashShipped(board, port, progress, stop);
    TMW_TRY(const std::vector<uint8_t> elf, shippedImage(board, ".elf"));
    TMW_TRY(const std::vector<uint8_t> image, shippedImage(board, ".bin"));
    const auto folder = boardFolder(board.name);
    TMW_TRY(const FileLock lock, lockBoard(folder));
    TMW_CHECK(writeFile(folder / "firmware.elf", elf));
    std::error_code ignored; // there may be no mark
    std::filesystem::remove(followsMark(folder), ignored);
    FlashReport report;
    report.bytes = image.size();
    uint8_t digest[32];
    rt::sha256(image.data(), image.size(), digest);
    report.sha256 = toHex(digest);
    report.seconds =
        std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
    return report;
}

Status resetBoard(const BoardRow& board) {
    if (!board.emulated)
        return fail(kNotEmulated, board.name);
    const auto folder = boardFolder(board.name);
    TMW_TRY(const FileLock lock, lockBoard(folder));
    for (const char* name :
         {"firmware.elf", "firmware.follows", "flash.bin", "sensor.bin", "uploaded.json"}) {
        std::error_code ignored; // absent is as wanted
        std::filesystem::remove(folder / name, ignored);
    }
    return {};
}

Status prepareEmulatedBoard(const BoardRow& board, const std::filesystem::path& folder) {
    const bool flashed = std::filesystem::exists(folder / "firmware.elf");
    if (!flashed || std::filesystem::exists(followsMark(folder))) {
        TMW_TRY(const std::vector<uint8_t> elf, shippedImage(board, ".elf"));
        const auto present = readFile(folder / "firmware.elf");
        if (!present || *present != elf) {
            TMW_CHECK(writeFile(folder / "firmware.elf", elf));
            TMW_CHECK(writeFile(followsMark(folder), std::string_view("shipped\n")));
        }
    }
    if (board.modelFlash.keeping == FlashKeeping::None)
        return {};
    const size_t bytes = board.modelFlash.bytes;
    std::error_code failed;
    if (std::filesystem::file_size(folder / "flash.bin", failed) != bytes || failed)
        TMW_CHECK(writeFile(folder / "flash.bin", std::vector<uint8_t>(bytes, 0xff)));
    return {};
}

} // namespace tmw

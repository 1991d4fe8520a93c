// SPDX-License-Identifier: GPL-3.0-or-later
#include "device_runtime/host/firmware_build.h"

#include "core/base/file.h"
#include "core/base/resources.h"
#include "core/codegen/built_in_model.h"
#include "device_runtime/host/state_folder.h"

#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>

#include <sstream>

namespace tmw {

namespace {

constexpr ErrorKind kNoCompiler{
    "build.no_compiler",
    "%1 is not installed, and firmware is compiled with it. Install the Debian packages "
    "gcc-arm-none-eabi and libnewlib-arm-none-eabi."};
constexpr ErrorKind kNoFirmware{"build.no_firmware",
                                "There is no firmware for %1. Choose a board that has some."};
constexpr ErrorKind kWrongCore{"build.wrong_core",
                               "The plan is for %1 and %2 has %3. Make the plan for the board."};
constexpr ErrorKind kFailed{"build.failed", "%1 failed: %2"};
constexpr int kPatience = 300000; // milliseconds

QString toQt(const std::filesystem::path& path) {
    return QString::fromStdString(path.string());
}

/// Standard output of a program of the cross compiler.
Result<std::string> runTool(const QString& program, const QStringList& arguments,
                            const std::filesystem::path& folder) {
    const QString found = QStandardPaths::findExecutable(program);
    if (found.isEmpty())
        return fail(kNoCompiler, program.toStdString());
    QProcess process;
    process.setWorkingDirectory(toQt(folder));
    process.start(found, arguments);
    if (!process.waitForFinished(kPatience) || process.exitStatus() != QProcess::NormalExit ||
        process.exitCode() != 0)
        return fail(kFailed, program.toStdString(),
                    process.readAllStandardError().left(2000).toStdString());
    return process.readAllStandardOutput().toStdString();
}

/// Bytes of the sections that lie in RAM, but for the arena.
uint64_t staticRam(const std::string& sizes) {
    std::istringstream lines(sizes);
    std::string line;
    uint64_t bytes = 0;
    while (std::getline(lines, line)) {
        std::istringstream words(line);
        std::string name;
        uint64_t size = 0;
        if (words >> name >> size && (name == ".data" || name == ".bss"))
            bytes += size;
    }
    return bytes;
}

} // namespace

Result<FirmwareBuild> buildFirmware(const Plan& plan, const BoardRow& board,
                                    const std::filesystem::path& outFolder) {
    if (!board.firmware)
        return fail(kNoFirmware, board.name);
    if (!rt::runsPlansOf(board.core, plan.core))
        return fail(kWrongCore, toText(plan.core), board.name, toText(board.core));
    const auto sources = resourceFolder() / "source";
    TMW_TRY(const std::vector<uint8_t> recipe,
            readFile(resourceFolder() / "firmware" / (std::string(board.name) + ".build")));
    const QTemporaryDir scratch;
    const auto model = std::filesystem::path(scratch.path().toStdString()) / "model.cpp";
    TMW_CHECK(writeFile(model, builtInModelSource(plan)));
    std::error_code failed;
    std::filesystem::create_directories(outFolder, failed);
    const auto out = std::filesystem::absolute(outFolder);
    FirmwareBuild build{out / (std::string(board.name) + ".elf"),
                        out / (std::string(board.name) + ".bin"), 0, plan.bytes.size(), 0};
    QStringList arguments = QString::fromUtf8(reinterpret_cast<const char*>(recipe.data()),
                                              static_cast<qsizetype>(recipe.size()))
                                .split('\n', Qt::SkipEmptyParts);
    arguments << "-I." << toQt(model) << "-o" << toQt(build.elf);
    TMW_TRY([[maybe_unused]] const std::string compiled,
            runTool("arm-none-eabi-g++", arguments, sources));
    TMW_TRY([[maybe_unused]] const std::string copied,
            runTool("arm-none-eabi-objcopy", {"-O", "binary", toQt(build.elf), toQt(build.bin)},
                    sources));
    TMW_TRY(const std::string sizes,
            runTool("arm-none-eabi-size", {"-A", toQt(build.elf)}, sources));
    TMW_TRY(const std::vector<uint8_t> image, readFile(build.bin));
    build.firmwareBytes = image.size();
    build.ramBytes = staticRam(sizes) + plan.arenaBytes;
    return build;
}

} // namespace tmw

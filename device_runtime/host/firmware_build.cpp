// SPDX-License-Identifier: GPL-3.0-or-later
#include "device_runtime/host/firmware_build.h"

#include "core/base/file.h"
#include "core/base/resources.h"
#include "core/codegen/built_in_model.h"
#include "core/codegen/kernel_table_source.h"
#include "device_runtime/host/fit.h"
#include "device_runtime/host/state_folder.h"

#include <QFileInfo>
#include <QProcess>
#include <QProcessEnvironment>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QThread>

#include <algorithm>
#include <future>
#include <sstream>

namespace tmw {

namespace {

constexpr ErrorKind kNoCompiler{
    "build.no_compiler",
    "%1 is not installed, and firmware is compiled with it. Install the Debian packages "
    "gcc-arm-none-eabi and libnewlib-arm-none-eabi."};
constexpr ErrorKind kNoFirmware{
    "build.no_firmware", "There is no firmware for %1. Choose an emulated board, or export the "
                         "model as source: 'tmw export MODEL --as cpp' (or arduino)."};
constexpr ErrorKind kWrongCore{"build.wrong_core",
                               "The plan is for %1 and %2 has %3. Make the plan for the board."};
constexpr ErrorKind kFailed{"build.failed", "%1 failed: %2"};
constexpr ErrorKind kTooLarge{
    "build.too_large", "The firmware with this model does not fit into the flash of %1, even "
                       "with the model's kernels only: %2 B too much. Choose a smaller model or "
                       "a larger board ('tmw boards')."};
constexpr ErrorKind kPlanTooLarge{
    "build.too_large",
    "The model alone takes %2 B as a plan and the flash of %1 has %3 B: %4 B too "
    "much. Choose a smaller model or a larger board ('tmw boards')."};
constexpr ErrorKind kTooMuchRam{
    "build.too_much_ram", "The firmware with this model does not fit into the RAM of %1: %2 B too "
                          "much. Choose a smaller model or a larger board ('tmw boards')."};
constexpr ErrorKind kNoFolder{"build.no_folder",
                              "The folder %1 cannot be made: %2. Choose another with --out."};
/// What the linker says then.
constexpr std::string_view kOverflow = "' overflowed by ";
/// Of the shipped recipe: the table of all kernels.
constexpr const char* kFullTable = "device_runtime/kernels/kernel_table.cpp";
constexpr int kPatience = 300000; // milliseconds
const QString kCompiler = QStringLiteral("arm-none-eabi-g++");

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
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert("LC_ALL", "C"); // its words are read
    process.setProcessEnvironment(environment);
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
        if (words >> name >> size &&
            (name == ".data" || name == ".bss" || name == ".noinit" || name == ".stack"))
            bytes += size;
    }
    return bytes;
}

/// In the recipe, in front of a source that is compiled for size.
const QString kForSize = QStringLiteral("-Os ");

bool isSource(const QString& argument) {
    return argument.endsWith(".cpp");
}

/// Sources of the recipe that one processor compiles.
struct Share {
    QStringList sources;
    QStringList forSize;
};

Status compileShare(const Share& share, const QStringList& flags,
                    const std::filesystem::path& folder) {
    for (const auto& [sources, level] : {std::pair(share.sources, QStringList()),
                                         std::pair(share.forSize, QStringList(kForSize.trimmed()))})
        if (!sources.isEmpty()) {
            TMW_TRY([[maybe_unused]] const std::string compiled,
                    runTool(kCompiler, flags + level + QStringList("-c") + sources, folder));
        }
    return {};
}

/// Objects of the recipe's sources, which take their place; made in `folder` on all processors.
Status compileSources(QStringList& arguments, const std::filesystem::path& folder) {
    std::vector<Share> shares(static_cast<size_t>(std::max(1, QThread::idealThreadCount())));
    QStringList flags = {"-I."}, objects;
    for (const QString& each : std::as_const(arguments)) {
        if (!isSource(each)) {
            flags << each;
            continue;
        }
        Share& share = shares[static_cast<size_t>(objects.size()) % shares.size()];
        const bool small = each.startsWith(kForSize);
        (small ? share.forSize : share.sources) << (small ? each.mid(kForSize.size()) : each);
        objects << QFileInfo(each).completeBaseName() + ".o";
    }
    std::vector<std::future<Status>> running;
    for (const Share& share : shares)
        running.push_back(std::async(std::launch::async, [&share, &flags, &folder] {
            return compileShare(share, flags, folder);
        }));
    Status compiled;
    for (std::future<Status>& each : running)
        if (Status done = each.get(); compiled && !done)
            compiled = std::move(done);
    arguments = flags + objects;
    return compiled;
}

/// Compiles and links the recipe, an argument a line, into `elf`.
Status compile(const Plan& plan, const std::vector<uint8_t>& recipe,
               const std::filesystem::path& elf, bool reduced) {
    const QTemporaryDir scratch;
    const std::filesystem::path folder = scratch.path().toStdString();
    TMW_CHECK(writeFile(folder / "model.cpp", builtInModelSource(plan)));
    // The recipe's paths begin there.
    std::error_code failed;
    std::filesystem::create_directory_symlink(std::filesystem::absolute(resourceFolder()) /
                                                  "source/device_runtime",
                                              folder / "device_runtime", failed);
    if (failed)
        return fail(kNoFolder, folder.string(), failed.message());
    QStringList arguments = QString::fromUtf8(reinterpret_cast<const char*>(recipe.data()),
                                              static_cast<qsizetype>(recipe.size()))
                                .split('\n', Qt::SkipEmptyParts);
    arguments << "model.cpp";
    if (reduced) {
        TMW_CHECK(writeFile(folder / "kernels.cpp", kernelTableSource(plan)));
        arguments.removeAll(kFullTable);
        arguments << "kernels.cpp";
    }
    TMW_CHECK(compileSources(arguments, folder));
    arguments << "-o" << toQt(elf);
    TMW_TRY([[maybe_unused]] const std::string linked, runTool(kCompiler, arguments, folder));
    return {};
}

bool isOverflow(const Status& status) {
    return !status && status.error().message().find(kOverflow) != std::string::npos;
}

/// Of the memory that the linker names first.
Error overflow(const Status& status, const BoardRow& board) {
    const std::string text = status.error().message();
    const size_t at = text.find(kOverflow);
    const std::string bytes = text.substr(at + kOverflow.size());
    const ErrorKind& kind = text.substr(0, at).ends_with("RAM") ? kTooMuchRam : kTooLarge;
    return Error(kind, board.name, bytes.substr(0, bytes.find(' ')));
}

} // namespace

Result<FirmwareBuild> buildFirmware(const Plan& plan, const BoardRow& board,
                                    const std::filesystem::path& outFolder, KernelChoice kernels) {
    if (!board.firmware)
        return fail(kNoFirmware, board.name);
    // The firmware comes on top of it; nobody waits for a compiler to know that.
    if (plan.bytes.size() > board.flashBytes)
        return fail(kPlanTooLarge, board.name, plan.bytes.size(), board.flashBytes,
                    plan.bytes.size() - board.flashBytes);
    if (const auto fit = fitOf(plan, board, shippedFirmwareSize(board));
        fit && fit->ram.missingBytes() > 0)
        return fail(kTooMuchRam, board.name, fit->ram.missingBytes());
    if (!rt::runsPlansOf(board.core, plan.core))
        return fail(kWrongCore, toText(plan.core), board.name, toText(board.core));
    TMW_TRY(const std::vector<uint8_t> recipe,
            readFile(resourceFolder() / "firmware" / (std::string(board.name) + ".build")));
    std::error_code failed;
    std::filesystem::create_directories(outFolder, failed);
    if (failed)
        return fail(kNoFolder, outFolder.string(), failed.message());
    const auto out = std::filesystem::absolute(outFolder);
    FirmwareBuild build{.elf = out / (std::string(board.name) + ".elf"),
                        .bin = out / (std::string(board.name) + ".bin"),
                        .planBytes = plan.bytes.size(),
                        .reduced = kernels == KernelChoice::OfThePlan};
    Status compiled = compile(plan, recipe, build.elf, build.reduced);
    if (isOverflow(compiled) && !build.reduced) {
        build.reduced = true;
        compiled = compile(plan, recipe, build.elf, true);
    }
    if (isOverflow(compiled))
        return tl::unexpected(overflow(compiled, board));
    TMW_CHECK(compiled);
    TMW_TRY(
        [[maybe_unused]] const std::string copied,
        runTool("arm-none-eabi-objcopy", {"-O", "binary", toQt(build.elf), toQt(build.bin)}, out));
    TMW_TRY(const std::string sizes, runTool("arm-none-eabi-size", {"-A", toQt(build.elf)}, out));
    TMW_TRY(const std::vector<uint8_t> image, readFile(build.bin));
    build.firmwareBytes = image.size();
    build.ramBytes = staticRam(sizes) + plan.arenaBytes;
    return build;
}

} // namespace tmw

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/codegen/code_bytes.h"

#include "core/base/file.h"
#include "core/base/process.h"
#include "core/codegen/model_source.h"

#include <cerrno>
#include <charconv>
#include <chrono>
#include <cstdlib>
#include <cstring>
#include <string>

namespace tmw {

namespace {

constexpr ErrorKind kNoCompiler{
    "code_bytes.no_compiler",
    "%1 is not installed, and code is measured with it. Install the Debian "
    "package gcc-arm-none-eabi."};
constexpr ErrorKind kFailed{"code_bytes.failed", "%1 ended with %2: %3"};
constexpr ErrorKind kNoFolder{"code_bytes.no_folder",
                              "There is no folder to measure in: %1. Make room in /tmp."};
constexpr ErrorKind kOdd{"code_bytes.odd",
                         "The program with the model (%1 bytes) is smaller than without it (%2)."};
constexpr std::chrono::minutes kPatience{2};
constexpr const char* kCompiler = "arm-none-eabi-g++";
constexpr const char* kSize = "arm-none-eabi-size";

/// A folder that goes with this object.
class TemporaryFolder {
public:
    TemporaryFolder() {
        std::error_code failed;
        std::string name =
            (std::filesystem::temp_directory_path(failed) / "tmw-code-XXXXXX").string();
        if (!failed && ::mkdtemp(name.data()))
            path_ = name;
    }
    ~TemporaryFolder() {
        std::error_code ignored; // a folder left behind in /tmp harms nobody
        if (!path_.empty())
            std::filesystem::remove_all(path_, ignored);
    }
    TemporaryFolder(const TemporaryFolder&) = delete;
    TemporaryFolder& operator=(const TemporaryFolder&) = delete;
    const std::filesystem::path& path() const { return path_; }

private:
    std::filesystem::path path_;
};

/// What the program printed.
Result<std::string> printed(const std::vector<std::string>& words,
                            const std::filesystem::path& folder) {
    auto run = runProcess(words, folder, kPatience);
    if (!run)
        return run.error().code() == "process.not_found" ? fail(kNoCompiler, words[0])
                                                         : forward(run);
    if (run->exitCode != 0)
        return fail(kFailed, words[0], run->exitCode, run->output.substr(0, 400));
    return std::move(run->output);
}

std::vector<std::string> cpuFlags(rt::CoreFamily core) {
    switch (core) {
    case rt::CoreFamily::Armv7EM:
        return {"-mcpu=cortex-m4", "-mfloat-abi=hard", "-mfpu=fpv4-sp-d16"};
    case rt::CoreFamily::Armv81M:
        return {"-mcpu=cortex-m55", "-mfloat-abi=hard"};
    case rt::CoreFamily::Armv7M:
    case rt::CoreFamily::Generic:
        break;
    }
    return {"-mcpu=cortex-m3"};
}

/// text and data of "size -B": text counts rodata and unwind tables too.
Result<uint64_t> linkedBytes(const std::filesystem::path& folder,
                             const std::vector<std::string>& sources, rt::CoreFamily core) {
    const auto program = (folder / "program.elf").string();
    std::vector<std::string> words{kCompiler,
                                   "-std=c++14",
                                   "-O2",
                                   "-mthumb",
                                   "-fno-exceptions",
                                   "-fno-rtti",
                                   "-ffp-contract=off",
                                   "-ffunction-sections",
                                   "-fdata-sections",
                                   "-Wl,--gc-sections",
                                   "--specs=nano.specs",
                                   "--specs=nosys.specs",
                                   "-Wl,--no-warn-rwx-segments",
                                   "-w",
                                   "-I" + folder.string(),
                                   "-o",
                                   program};
    for (auto& flag : cpuFlags(core))
        words.push_back(std::move(flag));
    for (const auto& source : sources)
        words.push_back((folder / source).string());
    TMW_CHECK(printed(words, folder));
    TMW_TRY(const std::string table, printed({kSize, "-B", program}, folder));
    const size_t line = table.find('\n');
    uint64_t sum = 0;
    size_t at = line == std::string::npos ? table.size() : line + 1;
    for (int column = 0; column < 2; ++column) { // text, data
        at = table.find_first_of("0123456789", at);
        if (at == std::string::npos)
            return fail(kFailed, kSize, 0, table);
        uint64_t value = 0;
        const auto end = std::from_chars(table.data() + at, table.data() + table.size(), value).ptr;
        at = static_cast<size_t>(end - table.data());
        sum += value;
    }
    return sum;
}

} // namespace

Result<uint64_t> measureCodeBytes(const TfliteModel& model, const Plan& plan,
                                  const ExportOptions& options) {
    const TemporaryFolder folder;
    if (folder.path().empty())
        return fail(kNoFolder, std::strerror(errno));
    ExportOptions named = options;
    named.name = "measured";
    TMW_TRY(const auto files, exportModel(model, &plan, ExportKind::Cpp, named, folder.path()));
    const Fields fields{{"NAME", "measured"}};
    TMW_TRY(const std::string harness,
            renderTemplate(options.resources, "code_bytes_harness.cpp.in", fields));
    TMW_TRY(const std::string empty,
            renderTemplate(options.resources, "code_bytes_empty.cpp.in", fields));
    TMW_CHECK(writeFile(folder.path() / "harness.cpp", harness));
    TMW_CHECK(writeFile(folder.path() / "empty.cpp", empty));
    std::vector<std::string> sources{"harness.cpp"};
    for (const auto& file : files)
        if (file.extension() == ".cpp" && file != "main.cpp")
            sources.push_back(file.string());
    TMW_TRY(const uint64_t whole, linkedBytes(folder.path(), sources, plan.core));
    TMW_TRY(const uint64_t bare,
            linkedBytes(folder.path(), {"harness.cpp", "empty.cpp"}, plan.core));
    const uint64_t less = bare + plan.bytes.size();
    if (whole < less)
        return fail(kOdd, whole, less);
    return whole - less;
}

} // namespace tmw

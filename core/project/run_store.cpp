// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/run_store.h"

#include "core/base/file.h"
#include "core/project/json_fields.h"
#include "core/project/run_json.h"
#include "core/project/run_state.h"

#include <charconv>

namespace tmw {

namespace {

constexpr ErrorKind kMissing{"run.missing", "%1 has no run %2. It has: %3. 'tmw train' makes one."};
constexpr ErrorKind kDamaged{"run.damaged",
                             "Run %1 is damaged: %2: %3. Choose another run or train again."};
constexpr ErrorKind kUnwritable{"run.unwritable", "%1 cannot be written: %2."};

constexpr std::string_view kInterrupted = "interrupted-";
constexpr uint64_t kRunLimit = uint64_t{1} << 30;

std::filesystem::path runsFolder(const Project& project) {
    return project.folder() / "runs";
}

std::string threeDigits(int number) {
    const std::string name = std::to_string(number);
    return std::string(name.size() < 3 ? 3 - name.size() : 0, '0') + name;
}

std::string listed(const std::vector<int>& numbers) {
    std::string text;
    for (const int number : numbers)
        text += (text.empty() ? "" : ", ") + std::to_string(number);
    return text.empty() ? "none" : text;
}

/// `number` of a name that is "PREFIXnumber".
std::optional<int> numberIn(std::string_view name, std::string_view prefix) {
    int number = 0;
    if (!name.starts_with(prefix))
        return std::nullopt;
    const char* const first = name.data() + prefix.size();
    const auto [end, error] = std::from_chars(first, name.data() + name.size(), number);
    const bool whole = error == std::errc{} && end == name.data() + name.size();
    return whole && number > 0 ? std::optional(number) : std::nullopt;
}

/// By epoch.
std::map<int, std::filesystem::path> interrupted(const Project& project) {
    return runFolders(project.folder(), kInterrupted);
}

Status writeFolder(const std::filesystem::path& unfinished, const std::filesystem::path& folder,
                   const Run& run) {
    std::error_code failed;
    std::filesystem::remove_all(unfinished, failed);
    TMW_CHECK(writeFile(unfinished / "run.json", runJsonText(run)));
    TMW_CHECK(writeFile(unfinished / "checkpoint.cbor", checkpointBytes(run)));
    std::filesystem::rename(unfinished, folder, failed);
    if (failed)
        return fail(kUnwritable, folder.string(), failed.message());
    return {};
}

/// Where what is read makes no sense, `problem` says what.
Result<Run> readFolder(const std::filesystem::path& folder, JsonProblem& problem) {
    TMW_TRY(const auto text, readFile(folder / "run.json", kRunLimit));
    TMW_TRY(const auto state, readFile(folder / "checkpoint.cbor", kRunLimit));
    return parseRun({reinterpret_cast<const char*>(text.data()), text.size()}, state, problem);
}

} // namespace

int epochsDone(const Run& run) {
    return static_cast<int>(run.model.history.size());
}

std::map<int, std::filesystem::path> runFolders(const std::filesystem::path& project,
                                                std::string_view prefix) {
    std::map<int, std::filesystem::path> folders;
    std::error_code failed;
    for (const auto& entry : std::filesystem::directory_iterator(project / "runs", failed))
        if (const auto number = numberIn(entry.path().filename().string(), prefix))
            folders.emplace(*number, entry.path());
    return folders;
}

std::filesystem::path runFolder(const std::filesystem::path& project, int number) {
    return project / "runs" / threeDigits(number);
}

std::string modelStem(int number) {
    return "run" + threeDigits(number);
}

std::vector<int> runNumbers(const Project& project) {
    std::vector<int> numbers;
    for (const auto& [number, folder] : runFolders(project.folder(), {}))
        numbers.push_back(number);
    return numbers;
}

Status saveRun(const Project& project, const Run& run) {
    const auto name = "unfinished-" + std::to_string(run.number);
    return writeFolder(runsFolder(project) / name, runFolder(project.folder(), run.number), run);
}

Result<Run> loadRun(const Project& project, int number) {
    const auto folder = runFolder(project.folder(), number);
    std::error_code failed;
    if (number < 1 || !std::filesystem::exists(folder, failed))
        return fail(kMissing, project.folder().string(), number, listed(runNumbers(project)));
    JsonProblem problem;
    auto run = readFolder(folder, problem);
    if (!run)
        return problem ? fail(kDamaged, number, problem->place, problem->reason) : forward(run);
    run->number = number;
    return run;
}

Status saveInterrupted(const Project& project, const Run& run) {
    const auto before = interrupted(project);
    const auto folder =
        runsFolder(project) / (std::string(kInterrupted) + std::to_string(epochsDone(run)));
    if (before.contains(epochsDone(run)))
        return {};
    TMW_CHECK(writeFolder(runsFolder(project) / "unfinished-0", folder, run));
    std::error_code failed;
    for (const auto& [epoch, older] : before)
        std::filesystem::remove_all(older, failed);
    return {};
}

std::optional<Run> loadInterrupted(const Project& project) {
    std::optional<Run> last;
    for (const auto& [epoch, folder] : interrupted(project)) {
        JsonProblem problem;
        if (auto run = readFolder(folder, problem))
            last = std::move(*run);
    }
    return last;
}

void dropInterrupted(const Project& project) {
    std::error_code failed;
    for (const auto& [epoch, folder] : interrupted(project))
        std::filesystem::remove_all(folder, failed);
}

} // namespace tmw

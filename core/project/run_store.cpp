// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/run_store.h"

#include "core/base/file.h"
#include "core/project/json_fields.h"
#include "core/project/run_json.h"

#include <algorithm>
#include <charconv>

namespace tmw {

namespace {

constexpr ErrorKind kMissing{"run.missing", "%1 has no run %2. It has: %3. 'tmw train' makes one."};
constexpr ErrorKind kDamaged{"run.damaged",
                             "Run %1 is damaged: %2: %3. Choose another run or train again."};
constexpr ErrorKind kUnwritable{"run.unwritable", "%1 cannot be written: %2."};

constexpr uint64_t kRunLimit = uint64_t{1} << 30;

std::filesystem::path runsFolder(const Project& project) {
    return project.folder() / "runs";
}

std::filesystem::path runFolder(const Project& project, int number) {
    std::string name = std::to_string(number);
    return runsFolder(project) / (std::string(name.size() < 3 ? 3 - name.size() : 0, '0') + name);
}

std::string listed(const std::vector<int>& numbers) {
    std::string text;
    for (const int number : numbers)
        text += (text.empty() ? "" : ", ") + std::to_string(number);
    return text.empty() ? "none" : text;
}

} // namespace

std::vector<int> runNumbers(const Project& project) {
    std::vector<int> numbers;
    std::error_code failed;
    for (const auto& entry : std::filesystem::directory_iterator(runsFolder(project), failed)) {
        const std::string name = entry.path().filename().string();
        int number = 0;
        const auto [end, error] = std::from_chars(name.data(), name.data() + name.size(), number);
        if (error == std::errc{} && end == name.data() + name.size() && number > 0)
            numbers.push_back(number);
    }
    std::ranges::sort(numbers);
    return numbers;
}

Status saveRun(const Project& project, const Run& run) {
    const auto folder = runFolder(project, run.number);
    const auto unfinished = runsFolder(project) / ("unfinished-" + std::to_string(run.number));
    std::error_code failed;
    std::filesystem::remove_all(unfinished, failed);
    TMW_CHECK(writeFile(unfinished / "run.json", runJsonText(run)));
    TMW_CHECK(writeFile(unfinished / "checkpoint.cbor", checkpointBytes(run)));
    std::filesystem::rename(unfinished, folder, failed);
    if (failed)
        return fail(kUnwritable, folder.string(), failed.message());
    return {};
}

Result<Run> loadRun(const Project& project, int number) {
    const auto folder = runFolder(project, number);
    std::error_code failed;
    if (number < 1 || !std::filesystem::exists(folder, failed))
        return fail(kMissing, project.folder().string(), number, listed(runNumbers(project)));
    TMW_TRY(const auto text, readFile(folder / "run.json", kRunLimit));
    TMW_TRY(const auto state, readFile(folder / "checkpoint.cbor", kRunLimit));
    JsonProblem problem;
    auto run = parseRun({reinterpret_cast<const char*>(text.data()), text.size()}, state, problem);
    if (!run)
        return problem ? fail(kDamaged, number, problem->place, problem->reason) : forward(run);
    run->number = number;
    return run;
}

} // namespace tmw

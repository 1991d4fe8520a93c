// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/upload.h"

#include "core/base/file.h"
#include "core/project/json_fields.h"
#include "device_runtime/host/state_folder.h"

namespace tmw::cli {

namespace {

constexpr ErrorKind kCheckFailed{
    "upload.check_failed", "The board answered %1 of %2 test vectors unlike the desktop, so the "
                           "new model did not become active; the old one runs on. 'tmw verify' "
                           "shows the first difference."};
constexpr ErrorKind kRunsNone{"monitor.runs_none",
                              "%1 runs no model. Give it one: 'tmw monitor MODEL --board %1'."};
constexpr ErrorKind kNothingUploaded{
    "monitor.nothing_uploaded",
    "%1 runs the model %2, which was not uploaded from here. Name it: 'tmw monitor MODEL --board "
    "%1'."};
/// More than a board has slots: its models are known again after a roll back.
constexpr size_t kMostRemembered = 8;

std::filesystem::path memoryFile(std::string_view board) {
    return boardFolder(board) / "uploaded.json";
}

/// Models that were uploaded to the board, the last one first.
Json memoryOf(std::string_view board) {
    const auto bytes = readFile(memoryFile(board), 1 << 20);
    Json json = bytes ? Json::parse(bytes->begin(), bytes->end(), nullptr, false) : Json();
    const bool isList = json.is_object() && json["models"].is_array();
    return isList ? json["models"] : Json::array();
}

Status remember(std::string_view board, const OpenModel& open, const std::string& sha256) {
    Json last{{"sha256", sha256}, {"file", std::filesystem::absolute(open.file).string()}};
    if (open.run) {
        last["project"] = std::filesystem::absolute(open.project).string();
        last["kind"] = toText(*open.kind);
        last["run"] = open.run->number;
    }
    Json models = Json::array({last});
    for (const Json& before : memoryOf(board))
        if (models.size() < kMostRemembered && before.is_object() &&
            before.value("sha256", "") != sha256)
            models.push_back(before);
    return writeFile(memoryFile(board), Json{{"models", models}}.dump(2) + "\n");
}

/// After trouble: the model before or the new one, but which.
void sayWhatRuns(Session& session, BoardSession& board) {
    const auto running = runningModel(board);
    if (!running)
        session.say("The board cannot be asked which model it runs: it is the one before or the "
                    "new one. 'tmw status' tells.");
    else
        session.say(running->sha256.empty()
                        ? std::string("The board runs no model.")
                        : "The board runs " + running->sha256.substr(0, 8) + ".");
}

} // namespace

Result<UploadReport> uploadChecked(Session& session, BoardSession& board,
                                   const PlacedModel& placed) {
    TMW_TRY(const auto vectors, testVectors(placed.open, placed.plan, session.seed.value_or(1)));
    const auto uploaded =
        uploadModel(board, placed.plan, vectors, session.progress(), session.stop());
    if (!uploaded) {
        sayWhatRuns(session, board);
        return forward(uploaded);
    }
    const UploadReport& report = *uploaded;
    if (!report.activated)
        return fail(kCheckFailed, report.checkedVectors - report.identicalVectors,
                    report.checkedVectors);
    // It runs, whether or not this computer can note it.
    if (const Status noted = remember(board.board().name, placed.open, report.sha256); !noted)
        session.say("The model runs, but was not noted here: " + noted.error().message());
    return report;
}

std::optional<UploadedModel> uploadedModel(std::string_view board, std::string_view sha256) {
    for (const Json& json : memoryOf(board)) {
        JsonProblem problem;
        JsonFields fields(json, "", problem);
        UploadedModel found;
        std::string hash;
        std::string project;
        std::string kind;
        fields.required("sha256", hash);
        fields.required("file", found.model);
        if (fields.optional("project", project) && fields.optional("kind", kind)) {
            found.model = project + ":" + kind;
            fields.optional("run", found.run);
        }
        if (!problem && hash == sha256)
            return found;
    }
    return std::nullopt;
}

Result<UploadedModel> runningUploaded(BoardSession& board) {
    TMW_TRY(const RunningModel running, runningModel(board));
    const std::string_view name = board.board().name;
    if (running.sha256.empty())
        return fail(kRunsNone, name);
    const auto found = uploadedModel(name, running.sha256);
    if (!found)
        return fail(kNothingUploaded, name, running.sha256.substr(0, 8));
    return *found;
}

} // namespace tmw::cli

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
constexpr ErrorKind kNothingUploaded{
    "monitor.nothing_uploaded",
    "It is not known which model runs on %1. Name it: 'tmw monitor MODEL --board %1'."};

std::filesystem::path memoryFile(std::string_view board) {
    return boardFolder(board) / "uploaded.json";
}

Status remember(std::string_view board, const OpenModel& open) {
    Json json{{"file", std::filesystem::absolute(open.file).string()}};
    if (open.run) {
        json["project"] = std::filesystem::absolute(open.project).string();
        json["kind"] = toText(*open.kind);
        json["run"] = open.run->number;
    }
    return writeFile(memoryFile(board), json.dump(2) + "\n");
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
    TMW_CHECK(remember(board.board().name, placed.open));
    return report;
}

Result<UploadedModel> lastUploaded(std::string_view board) {
    const auto bytes = readFile(memoryFile(board), 1 << 20);
    if (!bytes)
        return fail(kNothingUploaded, board);
    const Json json = Json::parse(bytes->begin(), bytes->end(), nullptr, false);
    JsonProblem problem;
    JsonFields fields(json, "", problem);
    UploadedModel last;
    std::string project;
    std::string kind;
    fields.required("file", last.model);
    if (fields.optional("project", project) && fields.optional("kind", kind)) {
        last.model = project + ":" + kind;
        fields.optional("run", last.run);
    }
    if (problem)
        return fail(kNothingUploaded, board);
    return last;
}

} // namespace tmw::cli

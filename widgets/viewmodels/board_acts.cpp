// SPDX-License-Identifier: GPL-3.0-or-later
#include "device_runtime/host/flasher.h"
#include "widgets/viewmodels/board_desk.h"
#include "widgets/viewmodels/lockstep.h"
#include "widgets/viewmodels/words.h"

#include <algorithm>

namespace tmw::ui {

namespace {

struct Uploaded {
    UploadReport report;
    BoardStatus status;
};

QString uploadWords(const UploadReport& report) {
    return BoardDesk::tr("%1 to slot %2 in %3 s. %4 of %5 test vectors identical%6.")
        .arg(bytesText(report.bytes))
        .arg(report.slot == 0 ? BoardDesk::tr("A") : BoardDesk::tr("B"))
        .arg(numberText(report.seconds, 2))
        .arg(report.identicalVectors)
        .arg(report.checkedVectors)
        .arg(report.activated ? BoardDesk::tr(", active")
                              : BoardDesk::tr("; not made active, the model before runs on"));
}

} // namespace

void BoardDesk::flash() {
    const BoardRow* row = board();
    if (!row)
        return;
    begin(DeployAct::Firmware);
    workflow_.jobs().start<FlashReport>(
        JobKind::Board, tr("Flashing"), this,
        [row, port = port_.toStdString()](std::stop_token stop, const Progress& progress) {
            return flashBoard(*row, port, progress, stop);
        },
        [this](Result<FlashReport> report) {
            end(DeployAct::Firmware, report ? Status() : forward(report),
                report ? tr("%1 of firmware, hash %2.")
                             .arg(bytesText(report->bytes),
                                  QString::fromStdString(report->sha256.substr(0, 8)))
                       : QString());
        });
}

void BoardDesk::upload() {
    const auto place = placing();
    begin(DeployAct::Upload);
    if (!place)
        return end(DeployAct::Upload, forward(place), {});
    workflow_.jobs().start<Uploaded>(
        JobKind::Board, tr("Uploading"), this,
        [place = *place, name = std::string(board()->name), options = options()](
            std::stop_token stop, const Progress& progress) mutable -> Result<Uploaded> {
            TMW_TRY(auto model, placed(place));
            options.stop = stop;
            TMW_TRY(const auto session, openBoard(name, options));
            TMW_TRY(const auto vectors, testVectors(model->open, model->plan, 1));
            TMW_TRY(UploadReport report,
                    uploadModel(*session, model->plan, vectors, progress, stop));
            TMW_TRY(const BoardStatus status, statusOf(*session));
            return Uploaded{std::move(report), status};
        },
        [this, fast = place && place->fast](Result<Uploaded> done) {
            if (done) {
                uploadedFast_ = fast;
                takeStatus(done->status);
            }
            if (!done || done->report.activated)
                return end(DeployAct::Upload, done ? Status() : forward(done),
                           done ? uploadWords(done->report) : QString());
            fail(DeployAct::Upload, uploadWords(done->report));
            goOn(DeployAct::Upload); // the check tells where it differs
        });
}

Result<Checked> BoardDesk::checkAll(const Placing& placing, std::span<const BoardPlace> boards,
                                    const Progress& progress, std::stop_token stop) {
    TMW_TRY(auto model, placed(placing));
    std::vector<Plan> plans;
    for (const BoardPlace& each : boards) {
        TMW_TRY(Plan plan, planOf(model->open, each.board->core));
        plans.push_back(std::move(plan));
    }
    TMW_TRY(const auto vectors, testVectors(model->open, model->plan, 1));
    OpenBoards open = openBoards(boards, stop);
    if (!open[0])
        return forward(open[0]);
    TMW_TRY(VerifyReport report, verifyOpen(boards, open, plans, model->open.model, vectors,
                                            lockstepProgress(progress), stop));
    if (report.boards[0].problem)
        return tl::unexpected(*report.boards[0].problem);
    TMW_TRY(const BoardStatus status, statusOf(**open[0]));
    return Checked{std::move(report), status, std::move(model)};
}

void BoardDesk::verify() {
    const auto place = placing();
    begin(DeployAct::Check);
    if (!place)
        return end(DeployAct::Check, forward(place), {});
    std::vector<BoardPlace> boards{{board(), options()}};
    for (const BoardSpot& each : beside_)
        boards.push_back(checkPlace(each));
    workflow_.jobs().start<Checked>(
        JobKind::Board, tr("Checking every layer"), this,
        [place = *place, boards](std::stop_token stop, const Progress& progress) {
            return checkAll(place, boards, progress, stop);
        },
        [this](Result<Checked> done) { takeCheck(std::move(done)); });
}

void BoardDesk::takeCheck(Result<Checked> done) {
    if (!done)
        return end(DeployAct::Check, forward(done), {});
    takeStatus(done->status);
    check_ = std::move(done->report);
    checked_ = std::move(done->model);
    if (check_->identical)
        return end(DeployAct::Check, Status(),
                   tr("%1 of %1 test vectors identical, %2 layers identical.")
                       .arg(check_->samples)
                       .arg(check_->layers));
    goOn_ = false; // what differs does not run
    fail(DeployAct::Check, check_->firstDifferent()
                               ? tr("The board differs from this computer: see the table.")
                               : tr("Not every board could be checked: see the table."));
}

void BoardDesk::rollBack() {
    if (!hello_ || !board())
        return;
    const uint8_t other = hello_->runningSlot == 0 ? 1 : 0;
    std::array<uint8_t, 32> hash{};
    std::ranges::copy(hello_->slotInfo[other].planSha256, hash.begin());
    workflow_.jobs().start<BoardStatus>(
        JobKind::Board, tr("Going back"), this,
        [hash, name = std::string(board()->name),
         options = options()](std::stop_token, const Progress&) -> Result<BoardStatus> {
            TMW_TRY(const auto session, openBoard(name, options));
            DeviceLink& link = session->link();
            TMW_CHECK(link.persist([&] { return link.rollBack(hash); }));
            TMW_CHECK(session->keepFlash());
            return statusOf(*session);
        },
        [this](Result<BoardStatus> status) {
            if (status)
                takeStatus(*status);
            workflow_.setProblem(Step::Deploy,
                                 status ? std::nullopt : std::optional<Error>(status.error()));
            emit changed();
        });
}

} // namespace tmw::ui

// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/viewmodels/board_desk.h"

#include "device_runtime/host/flasher.h"
#include "widgets/viewmodels/words.h"

#include <algorithm>

namespace tmw::ui {

namespace {

constexpr ErrorKind kNothingConverted{
    "deploy.nothing_converted",
    "There is no int8 model of the chosen run yet. Convert and compare first."};
constexpr int kScreenEvery = 33; // milliseconds
constexpr size_t kVectorsToCheck = 4;

size_t at(DeployAct act) {
    return static_cast<size_t>(act);
}

} // namespace

BoardDesk::BoardDesk(Workflow& workflow, QObject* parent) : QObject(parent), workflow_(workflow) {
    screen_.setInterval(kScreenEvery);
    connect(&screen_, &QTimer::timeout, this, &BoardDesk::drain);
    connect(&workflow.document(), &ProjectDocument::opened, this, &BoardDesk::reset);
    connect(&workflow.document(), &ProjectDocument::closed, this, &BoardDesk::reset);
}

BoardDesk::~BoardDesk() = default;

void BoardDesk::reset() {
    stopLive();
    states_ = {};
    words_ = {};
    hello_.reset();
    check_.reset();
    points_.clear();
    taken_ = predictions_ = identical_ = dropped_ = 0;
    emit changed();
    emit pointsChanged();
}

const BoardRow* BoardDesk::board() const {
    const auto row = findBoard(workflow_.spec().settings.board);
    return row ? *row : nullptr;
}

void BoardDesk::setBoard(const QString& name, const QString& port) {
    port_ = port;
    workflow_.document().edit(
        tr("Board"), [&name](ProjectSpec& spec) { spec.settings.board = name.toStdString(); });
    reset();
}

bool BoardDesk::setFaults(const QString& faults) {
    if (!faults.isEmpty() && !parseLineFaults(faults.toStdString()))
        return false;
    faults_ = faults;
    emit changed();
    return true;
}

StepState BoardDesk::linkState() const {
    if (isLive() || workflow_.jobs().isRunning(JobKind::Board))
        return StepState::Running;
    if (workflow_.problem(Step::Deploy) || workflow_.problem(Step::Live))
        return StepState::Problem;
    return hello_ ? StepState::Done : StepState::Ready;
}

QString BoardDesk::linkWords() const {
    switch (linkState()) {
    case StepState::Running:
        return isLive() ? tr("live") : tr("at work");
    case StepState::Problem:
        return tr("in trouble");
    case StepState::Done:
        return tr("answers");
    default:
        return tr("not asked yet");
    }
}

QString BoardDesk::runningHash() const {
    if (!hello_ || hello_->runningSlot >= rt::kSlots)
        return {};
    return shortHash(hello_->slotInfo[hello_->runningSlot].modelSha256);
}

BoardOptions BoardDesk::options() const {
    BoardOptions options{.port = port_.toStdString()};
    if (!faults_.isEmpty())
        if (auto faults = parseLineFaults(faults_.toStdString()))
            options.faults = *faults;
    return options;
}

Result<std::shared_ptr<const BoardDesk::Placed>> BoardDesk::place() const {
    const BoardRow* row = board();
    if (!workflow_.compared() || !workflow_.run() || !row)
        return fail(kNothingConverted);
    TMW_CHECK(workflow_.document().save());
    TMW_TRY(OpenModel open,
            openModel(workflow_.document().project(), ModelKind::Int8, workflow_.run()->number));
    TMW_TRY(Plan plan, planOf(open, row->core));
    return std::make_shared<const Placed>(Placed{std::move(open), std::move(plan)});
}

void BoardDesk::begin(DeployAct act) {
    states_[at(act)] = StepState::Running;
    words_[at(act)].clear();
    workflow_.setState(Step::Deploy, StepState::Running);
    workflow_.setProblem(Step::Deploy, std::nullopt);
    emit changed();
}

void BoardDesk::end(DeployAct act, const Status& status, const QString& words) {
    states_[at(act)] = status ? StepState::Done : StepState::Problem;
    words_[at(act)] = status ? words : sentenceOf(status.error());
    if (!status) {
        goOn_ = false;
        workflow_.setProblem(Step::Deploy, status.error());
    }
    const bool uploaded = states_[at(DeployAct::Upload)] == StepState::Done;
    workflow_.setState(Step::Deploy, uploaded ? StepState::Done : StepState::Ready);
    emit changed();
    if (goOn_ && act != DeployAct::Run)
        doAct(static_cast<DeployAct>(at(act) + 1));
}

void BoardDesk::deploy() {
    goOn_ = true;
    stopLive();
    doAct(DeployAct::Firmware);
}

void BoardDesk::doAct(DeployAct act) {
    switch (act) {
    case DeployAct::Firmware:
        return flash();
    case DeployAct::Upload:
        return upload();
    case DeployAct::Check:
        return verify();
    case DeployAct::Run:
        goOn_ = false;
        return runLive();
    }
}

void BoardDesk::flash() {
    const BoardRow* row = board();
    if (!row)
        return;
    begin(DeployAct::Firmware);
    workflow_.jobs().start<FlashReport>(
        JobKind::Board, tr("Flashing"), this,
        [row, port = port_.toStdString()](std::stop_token, const Progress&) {
            return flashBoard(*row, port);
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
    const auto placed = place();
    begin(DeployAct::Upload);
    if (!placed)
        return end(DeployAct::Upload, forward(placed), {});
    struct Uploaded {
        UploadReport report;
        rt::HelloReply hello;
    };
    workflow_.jobs().start<Uploaded>(
        JobKind::Board, tr("Uploading"), this,
        [model = *placed, name = std::string(board()->name),
         options = options()](std::stop_token stop, const Progress& progress) -> Result<Uploaded> {
            TMW_TRY(const auto session, openBoard(name, options));
            TMW_TRY(const auto vectors, testVectors(model->open, model->plan, 1));
            TMW_TRY(UploadReport report,
                    uploadModel(*session, model->plan, vectors, progress, stop));
            DeviceLink& link = session->link();
            TMW_TRY(const rt::HelloReply hello, link.persist([&] { return link.hello(); }));
            return Uploaded{std::move(report), hello};
        },
        [this](Result<Uploaded> done) {
            if (done)
                hello_ = done->hello;
            end(DeployAct::Upload, done ? Status() : forward(done),
                done ? tr("%1 to slot %2 in %3 s. %4 of %5 test vectors identical%6.")
                           .arg(bytesText(done->report.bytes))
                           .arg(done->report.slot)
                           .arg(numberText(done->report.seconds, 2))
                           .arg(done->report.identicalVectors)
                           .arg(done->report.checkedVectors)
                           .arg(done->report.activated ? tr(", active")
                                                       : tr("; the model before runs on"))
                     : QString());
        });
}

void BoardDesk::verify() {
    const auto placed = place();
    begin(DeployAct::Check);
    if (!placed)
        return end(DeployAct::Check, forward(placed), {});
    workflow_.jobs().start<VerifyReport>(
        JobKind::Board, tr("Checking every layer"), this,
        [model = *placed, name = std::string(board()->name), options = options()](
            std::stop_token stop, const Progress& progress) -> Result<VerifyReport> {
            TMW_TRY(const auto session, openBoard(name, options));
            TMW_TRY(const auto vectors, testVectors(model->open, model->plan, 1, kVectorsToCheck));
            return verifyModel(*session, model->plan, model->open.model, vectors, progress, stop);
        },
        [this](Result<VerifyReport> report) {
            if (report)
                check_ = std::move(*report);
            const bool same = report && check_->identical;
            end(DeployAct::Check, report ? Status() : forward(report),
                same ? tr("%1 vectors, %2 layers each: host and board give the same bits.")
                           .arg(check_->samples)
                           .arg(check_->layers)
                : report ? tr("The board differs from the host: see the table.")
                         : QString());
            if (report && !same)
                states_[at(DeployAct::Check)] = StepState::Problem;
            emit changed();
        });
}

void BoardDesk::rollBack() {
    if (!hello_ || !board())
        return;
    const uint8_t other = hello_->runningSlot == 0 ? 1 : 0;
    std::array<uint8_t, 32> hash{};
    std::ranges::copy(hello_->slotInfo[other].planSha256, hash.begin());
    workflow_.jobs().start<rt::HelloReply>(
        JobKind::Board, tr("Going back"), this,
        [hash, name = std::string(board()->name),
         options = options()](std::stop_token, const Progress&) -> Result<rt::HelloReply> {
            TMW_TRY(const auto session, openBoard(name, options));
            DeviceLink& link = session->link();
            TMW_CHECK(link.persist([&] { return link.rollBack(hash); }));
            TMW_CHECK(session->keepFlash());
            return link.hello();
        },
        [this](Result<rt::HelloReply> hello) {
            if (hello)
                hello_ = *hello;
            workflow_.setProblem(Step::Deploy,
                                 hello ? std::nullopt : std::optional<Error>(hello.error()));
            emit changed();
        });
}

void BoardDesk::askStatus() {
    const BoardRow* row = board();
    if (!row || (row->qemuMachine.empty() && port_.isEmpty()) ||
        workflow_.jobs().isRunning(JobKind::Board) || isLive())
        return;
    workflow_.jobs().start<rt::HelloReply>(
        JobKind::Board, tr("Asking the board"), this,
        [name = std::string(row->name),
         options = options()](std::stop_token, const Progress&) -> Result<rt::HelloReply> {
            TMW_TRY(const auto session, openBoard(name, options));
            return session->link().hello();
        },
        [this](Result<rt::HelloReply> hello) {
            if (hello)
                hello_ = *hello;
            emit changed();
        });
}

} // namespace tmw::ui

// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/viewmodels/board_desk.h"

#include "widgets/viewmodels/words.h"

#include <algorithm>

namespace tmw::ui {

namespace {

constexpr ErrorKind kNothingConverted{
    "deploy.nothing_converted",
    "There is no converted model of the chosen run yet. Convert and compare first."};
constexpr int kScreenEvery = 33; // milliseconds
constexpr ErrorKind kNoPort{"deploy.no_port",
                            "%1 is not emulated and no port is chosen. Choose the port it is "
                            "plugged into, or an emulated board."};

size_t at(DeployAct act) {
    return static_cast<size_t>(act);
}

} // namespace

BoardDesk::BoardDesk(Workflow& workflow, QObject* parent) : QObject(parent), workflow_(workflow) {
    screen_.setInterval(kScreenEvery);
    connect(&screen_, &QTimer::timeout, this, &BoardDesk::drain);
    connect(&workflow.document(), &ProjectDocument::opened, this, &BoardDesk::reset);
    connect(&workflow.document(), &ProjectDocument::closed, this, &BoardDesk::reset);
    connect(&workflow, &Workflow::comparedChanged, this, &BoardDesk::lookAtModel);
}

BoardDesk::~BoardDesk() = default;

void BoardDesk::reset() {
    stopLive();
    states_ = {};
    words_ = {};
    hello_.reset();
    health_.reset();
    linkProblem_.reset();
    check_.reset();
    checked_.reset();
    feed_.start({});
    emit changed();
}

const BoardRow* BoardDesk::board() const {
    const auto row = findBoard(workflow_.spec().settings.board);
    return row ? *row : nullptr;
}

void BoardDesk::setBoard(const QString& name, const QString& port) {
    port_ = port;
    if (const auto row = findBoard(name.toStdString()))
        beside_.removeAll({*row, port});
    workflow_.document().edit(
        tr("Board"), [&name](ProjectSpec& spec) { spec.settings.board = name.toStdString(); });
    reset();
    workflow_.setState(Step::Deploy, StepState::Ready);
}

void BoardDesk::setBeside(const BoardSpot& spot, bool on) {
    beside_.removeAll(spot);
    if (on)
        beside_.append(spot);
    emit changed();
}

bool BoardDesk::setFaults(const QString& faults) {
    if (!faults.isEmpty() && !parseLineFaults(faults.toStdString()))
        return false;
    faults_ = faults;
    emit changed();
    return true;
}

QString BoardDesk::place() const {
    if (!port_.isEmpty())
        return port_;
    return board() && !board()->emulated ? tr("no port") : tr("emulated");
}

StepState BoardDesk::linkState() const {
    if (isLineLost())
        return StepState::Problem;
    if (isLive() || workflow_.jobs().isRunning(JobKind::Board))
        return StepState::Running;
    if (linkProblem_ || workflow_.problem(Step::Deploy) || workflow_.problem(Step::Live))
        return StepState::Problem;
    return hello_ ? StepState::Done : StepState::Ready;
}

QString BoardDesk::linkWords() const {
    switch (linkState()) {
    case StepState::Running:
        return isLive() ? tr("live") : tr("at work");
    case StepState::Problem:
        return isLineLost()   ? tr("line lost")
               : linkProblem_ ? tr("does not answer")
                              : tr("in trouble");
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

QString BoardDesk::modelName(std::span<const uint8_t> modelSha256) const {
    const Compared* compared = workflow_.compared();
    if (compared)
        for (const ConvertedModel& each : compared->models)
            if (std::ranges::equal(each.model.sha256(), modelSha256))
                return tr("run %1, %2").arg(compared->run).arg(fromText(toText(each.kind)));
    return QStringLiteral("-");
}

BoardOptions BoardDesk::options() const {
    BoardOptions options{.port = port_.toStdString()};
    if (!faults_.isEmpty())
        if (auto faults = parseLineFaults(faults_.toStdString()))
            options.faults = *faults;
    return options;
}

Result<BoardDesk::Placing> BoardDesk::placing() const {
    const BoardRow* row = board();
    if (!workflow_.compared() || !workflow_.run() || !row)
        return tmw::fail(kNothingConverted);
    TMW_CHECK(workflow_.document().save());
    return Placing{workflow_.document().folder(), workflow_.run()->number,
                   workflow_.compared()->kind, row->core, workflow_.spec().settings.fast};
}

Result<std::shared_ptr<const PlacedModel>> BoardDesk::placed(const Placing& placing) {
    TMW_TRY(const Project project, Project::open(placing.project, Project::Access::Read));
    TMW_TRY(OpenModel open, openModel(project, placing.kind, placing.run));
    open.fast = placing.fast;
    TMW_TRY(Plan plan, planOf(open, placing.core));
    return std::make_shared<const PlacedModel>(PlacedModel{std::move(open), std::move(plan)});
}

bool BoardDesk::hasOtherPlan() const {
    const Compared* compared = workflow_.compared();
    return compared && compared->hasFastPlan() &&
           states_[at(DeployAct::Upload)] == StepState::Done &&
           uploadedFast_ != workflow_.spec().settings.fast;
}

void BoardDesk::takeStatus(const BoardStatus& status) {
    hello_ = status.hello;
    health_ = status.health;
    linkProblem_.reset();
    lookAtModel();
}

void BoardDesk::lookAtModel() {
    const Compared* compared = workflow_.compared();
    if (!compared || !hello_ || hello_->runningSlot >= rt::kSlots ||
        states_[at(DeployAct::Upload)] != StepState::Done)
        return;
    const auto& running = hello_->slotInfo[hello_->runningSlot].modelSha256;
    const bool present =
        !hasOtherPlan() && std::ranges::any_of(compared->models, [&](const ConvertedModel& each) {
            return each.kind == compared->kind && std::ranges::equal(each.model.sha256(), running);
        });
    const auto holds = [this](Step step) {
        const StepState state = workflow_.state(step);
        return state == StepState::Done || state == StepState::Stale;
    };
    if (holds(Step::Deploy))
        workflow_.setState(Step::Deploy, present ? StepState::Done : StepState::Stale);
    // What was seen live stays that of the model it came from.
    if (!present && holds(Step::Live))
        workflow_.setState(Step::Live, StepState::Stale);
}

void BoardDesk::begin(DeployAct act) {
    states_[at(act)] = StepState::Running;
    words_[at(act)].clear();
    workflow_.setState(Step::Deploy, StepState::Running);
    workflow_.setProblem(Step::Deploy, std::nullopt);
    linkProblem_.reset();
    emit changed();
}

void BoardDesk::end(DeployAct act, const Status& status, const QString& words) {
    if (!status) {
        // Stopping is no problem: the act can be done again.
        const bool stopped = status.error().code() == kCancelled.code;
        states_[at(act)] = stopped ? StepState::Ready : StepState::Problem;
        words_[at(act)] = sentenceOf(status.error());
        goOn_ = false;
        if (!stopped)
            workflow_.setProblem(Step::Deploy, status.error());
    } else {
        states_[at(act)] = StepState::Done;
        words_[at(act)] = words;
    }
    const bool uploaded = states_[at(DeployAct::Upload)] == StepState::Done;
    workflow_.setState(Step::Deploy, !status && states_[at(act)] == StepState::Problem
                                         ? StepState::Problem
                                     : uploaded ? StepState::Done
                                                : StepState::Ready);
    emit changed();
    if (status)
        goOn(act);
}

/// The work was done, and what came of it is wrong.
void BoardDesk::fail(DeployAct act, const QString& words) {
    states_[at(act)] = StepState::Problem;
    words_[at(act)] = words;
    workflow_.setState(Step::Deploy, StepState::Problem);
    emit changed();
}

void BoardDesk::goOn(DeployAct after) {
    if (goOn_ && after != DeployAct::Run)
        doAct(static_cast<DeployAct>(at(after) + 1));
}

void BoardDesk::deploy() {
    stopLive();
    states_ = {};
    words_ = {};
    check_.reset();
    goOn_ = true;
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

void BoardDesk::askStatus() {
    const BoardRow* row = board();
    if (!row || workflow_.jobs().isRunning(JobKind::Board) || isLive())
        return;
    if (!row->emulated && port_.isEmpty()) {
        linkProblem_ = Error(kNoPort, row->title);
        emit changed();
        return;
    }
    workflow_.jobs().start<BoardStatus>(
        JobKind::Board, tr("Asking the board"), this,
        [name = std::string(row->name), options = options()](
            std::stop_token stop, const Progress&) mutable -> Result<BoardStatus> {
            options.stop = stop;
            TMW_TRY(const auto session, openBoard(name, options));
            return statusOf(*session);
        },
        [this](Result<BoardStatus> status) {
            if (status)
                takeStatus(*status);
            else if (status.error().code() != kCancelled.code)
                linkProblem_ = status.error();
            emit changed();
        });
    emit changed();
}

Result<BoardStatus> statusOf(BoardSession& session) {
    DeviceLink& link = session.link();
    TMW_TRY(const rt::HelloReply hello, link.persist([&] { return link.hello(); }));
    TMW_TRY(const rt::HealthReply health, link.persist([&] { return link.health(); }));
    return BoardStatus{hello, health};
}

} // namespace tmw::ui

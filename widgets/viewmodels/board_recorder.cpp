// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/viewmodels/board_recorder.h"

namespace tmw::ui {

namespace {

constexpr ErrorKind kNoModel{
    "record.no_model", "%1 runs no model, and its firmware reads the sensor for a model only. "
                       "Deploy one with as many inputs as the sensor has values, then record."};
constexpr int kScreenEvery = 33; // milliseconds

/// The names of the chosen run's inputs where they are as many; else numbers.
std::vector<std::string> namesFor(const Run* run, size_t values) {
    if (run && run->inputNames.size() == values)
        return run->inputNames;
    std::vector<std::string> names;
    for (size_t i = 0; i < values; ++i)
        names.push_back("value" + std::to_string(i + 1));
    return names;
}

} // namespace

BoardRecorder::BoardRecorder(Workflow& workflow, const BoardDesk& desk, QObject* parent)
    : QObject(parent), workflow_(workflow), desk_(desk) {
    screen_.setInterval(kScreenEvery);
    connect(&screen_, &QTimer::timeout, this, &BoardRecorder::drain);
}

BoardRecorder::~BoardRecorder() {
    if (running_)
        workflow_.jobs().cancel(JobKind::Board);
}

void BoardRecorder::start(double periodSeconds) {
    const BoardRow* board = desk_.board();
    if (!board || running_)
        return;
    running_ = true;
    problem_.reset();
    recording_.reset();
    file_.clear();
    dropped_ = 0;
    ring_ = std::make_shared<Ring>();
    screen_.start();
    const rt::StreamRequest request{static_cast<uint32_t>(periodSeconds * 1e6), 0, 1, 0};
    workflow_.jobs().start<Ended>(
        JobKind::Board, tr("Recording"), this,
        [request, ring = ring_, name = std::string(board->name), options = desk_.options()](
            std::stop_token stop, const Progress&) mutable -> Result<Ended> {
            options.stop = stop;
            TMW_TRY(const auto session, openBoard(name, options));
            TMW_TRY(const RunningModel running, runningModel(*session));
            if (running.sha256.empty())
                return fail(kNoModel, name);
            const auto each = [&ring](const StreamedSample& sample) {
                ring->push({1e-6 * static_cast<double>(sample.micros), sample.raw});
                return true;
            };
            TMW_TRY(const rt::StreamEndEvent end, session->link().stream(request, each, stop));
            return Ended{end.dropped, running.sha256};
        },
        [this](const Result<Ended>& ended) { finish(ended); });
    emit changed();
}

void BoardRecorder::stop() {
    workflow_.jobs().cancel(JobKind::Board);
}

Status BoardRecorder::begin(const Row& first) {
    inputs_ = namesFor(workflow_.run(), first.values.size());
    TMW_TRY(recording_, SensorRecording::begin(desk_.feed().newRecordingFile(),
                                               columnsFor(workflow_.dataset(), inputs_, {}, {})));
    return {};
}

void BoardRecorder::drain() {
    Row one;
    bool any = false;
    while (!problem_ && ring_->pop(&one)) {
        if (!recording_)
            if (const Status begun = begin(one); !begun) {
                problem_ = begun.error();
                return stop();
            }
        recording_->add(one.seconds, one.values, -1);
        seconds_ = one.seconds;
        last_ = one.values;
        emit row(one.seconds, one.values);
        any = true;
    }
    dropped_ = ring_->lost();
    if (any)
        emit changed();
}

void BoardRecorder::finish(const Result<Ended>& ended) {
    drain();
    screen_.stop();
    running_ = false;
    if (ended)
        dropped_ += ended->dropped;
    else if (ended.error().code() != kCancelled.code)
        problem_ = ended.error();
    if (recording_) {
        if (const Status done = recording_->finish(); !done)
            problem_ = done.error();
        else if (recording_->rows() > 0)
            file_ = recording_->file();
    }
    emit changed();
}

} // namespace tmw::ui

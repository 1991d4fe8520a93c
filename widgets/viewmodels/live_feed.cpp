// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/viewmodels/live_feed.h"

#include "widgets/viewmodels/words.h"

#include <algorithm>
#include <cmath>

namespace tmw::ui {

namespace {

constexpr size_t kClockTicks = 60; ///< of the screen: two seconds
constexpr double kSteady = 0.5;    ///< seconds before a rate is told

/// The name of the label column of the data, for what is added to it.
std::string labelColumn(const Dataset* data) {
    if (data)
        for (const Column& column : data->columns)
            if (column.role == ColumnRole::Label)
                return column.name;
    return "label";
}

} // namespace

LiveFeed::LiveFeed(QObject* parent) : QObject(parent) {
    since_.start();
}

LiveFeed::~LiveFeed() = default;

void LiveFeed::clear() {
    points_.clear();
    counts_ = {};
    marks_.clear();
    held_.reset();
    clock_.clear();
    label_ = -1;
    paused_ = false;
    emit started();
    emit pausedChanged();
    emit marksChanged();
    emit pointsChanged();
}

void LiveFeed::start(LiveMeaning meaning) {
    meaning_ = std::move(meaning);
    clear();
}

/// Pictures are kept for a shorter while than numbers.
size_t LiveFeed::mostPoints(const LivePoint& point) const {
    constexpr size_t kMostPoints = 20000;
    constexpr size_t kMostValues = 4'000'000;
    return std::clamp<size_t>(kMostValues / std::max<size_t>(point.raw.size(), 1), 1, kMostPoints);
}

void LiveFeed::take(LivePoint point) {
    count(point);
    if (recording_)
        recording_->add(point.seconds, point.raw, label_);
    const size_t most = mostPoints(point);
    points_.push_back(std::move(point));
    if (points_.size() > most)
        points_.pop_front();
    const double now = 1e-9 * static_cast<double>(since_.nsecsElapsed());
    if (clock_.empty() || now - clock_.back().first > 1.0 / 30)
        clock_.emplace_back(now, counts_.predictions);
    if (clock_.size() > kClockTicks)
        clock_.pop_front();
}

void LiveFeed::count(const LivePoint& point) {
    ++counts_.predictions;
    counts_.identical += point.identical ? 1 : 0;
    counts_.faults += point.fault ? 1 : 0;
    counts_.missing = point.missing;
    counts_.reconnects = point.reconnects;
    if (!point.inFloat.empty() && !point.board.empty()) {
        ++counts_.compared;
        counts_.sameClass += bestClass(point.inFloat) == bestClass(point.board) ? 1 : 0;
        const double gap = std::abs(static_cast<double>(point.inFloat[0] - point.board[0]));
        counts_.gapSum += gap;
        counts_.mostGap = std::max(counts_.mostGap, gap);
    }
    if (!point.truth.empty()) {
        ++counts_.judged;
        counts_.right += static_cast<size_t>(point.truth[0]) == bestClass(point.board) ? 1 : 0;
    }
}

void LiveFeed::setLost(size_t missing, size_t here) {
    counts_.missing = missing;
    counts_.lostHere = here;
}

double LiveFeed::ratePerSecond() const {
    if (clock_.size() < 2)
        return 0;
    const double seconds = clock_.back().first - clock_.front().first;
    const auto points = static_cast<double>(clock_.back().second - clock_.front().second);
    return seconds < kSteady ? 0 : points / seconds;
}

double LiveFeed::secondsOfAnswer() const {
    const LivePoint* now = shown();
    if (!now)
        return 0;
    const size_t answer = bestClass(now->board);
    double since = now->seconds;
    for (auto at = points_.rbegin(); at != points_.rend(); ++at) {
        if (at->sample > now->sample)
            continue;
        if (bestClass(at->board) != answer)
            break;
        since = at->seconds;
    }
    return now->seconds - since;
}

void LiveFeed::setPaused(bool paused) {
    if (paused == paused_)
        return;
    paused_ = paused;
    held_ = paused && !points_.empty() ? std::optional(points_.back()) : std::nullopt;
    emit pausedChanged();
    emit pointsChanged();
}

const LivePoint* LiveFeed::shown() const {
    if (held_)
        return &*held_;
    return points_.empty() ? nullptr : &points_.back();
}

QString LiveFeed::labelOf(int label) const {
    const auto at = static_cast<size_t>(label);
    return meaning_.classifies && label >= 0 && at < meaning_.outputs.size()
               ? QString::fromStdString(meaning_.outputs[at])
               : QString();
}

QString LiveFeed::said(const LivePoint& point) const {
    if (point.board.empty())
        return QStringLiteral("-");
    if (!meaning_.classifies)
        return numberText(static_cast<double>(point.board[0]), 3);
    const size_t best = bestClass(point.board);
    const QString name = labelOf(static_cast<int>(best));
    return name.isEmpty() ? QString::number(best) : name;
}

void LiveFeed::mark(int label) {
    if (points_.empty() || (label >= 0 && labelOf(label).isEmpty()))
        return;
    const LivePoint& now = points_.back();
    label_ = label;
    marks_.push_back({now.seconds, QDateTime::currentDateTime(), label, said(now),
                      label >= 0 && bestClass(now.board) == static_cast<size_t>(label)});
    emit marksChanged();
}

std::filesystem::path LiveFeed::newRecordingFile() const {
    const QString when = QDateTime::currentDateTime().toString("yyyyMMdd_HHmmss_zzz");
    return folder_.filePath("recording_" + when + ".csv").toStdString();
}

Status LiveFeed::startRecording(const Dataset* data) {
    TMW_TRY(recording_,
            SensorRecording::begin(
                newRecordingFile(),
                columnsFor(data, meaning_.inputs,
                           meaning_.classifies ? labelColumn(data) : std::string(),
                           meaning_.classifies ? meaning_.outputs : std::vector<std::string>())));
    label_ = -1;
    emit recordingChanged();
    return {};
}

Result<std::filesystem::path> LiveFeed::stopRecording() {
    if (!recording_)
        return std::filesystem::path();
    const std::unique_ptr<SensorRecording> done = std::move(recording_);
    emit recordingChanged();
    TMW_CHECK(done->finish());
    return done->rows() > 0 ? done->file() : std::filesystem::path();
}

} // namespace tmw::ui

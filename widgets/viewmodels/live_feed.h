// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/viewmodels/live_point.h"
#include "widgets/viewmodels/sensor_recording.h"

#include <QDateTime>
#include <QElapsedTimer>
#include <QObject>
#include <QTemporaryDir>

#include <deque>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace tmw::ui {

/// What the points of a live run mean.
struct LiveMeaning {
    bool classifies = false;
    std::vector<std::string> inputs;
    std::vector<std::string> outputs;     ///< classes, or targets
    std::vector<std::string> inputUnits;  ///< "": none; an input each
    std::vector<std::string> outputUnits; ///< a target each
    Shape shape{};                        ///< of what the sensor reads; empty: plain numbers
    bool bytes = false;                   ///< it reads values from 0 to 255
    std::string kind = "int8";            ///< of the board's model

    bool seesPictures() const { return shape.size() == 3; }
};

/// A moment that was marked, with the label a person gave it.
struct LiveMark {
    double seconds = 0;
    QDateTime when;
    int label = -1; ///< -1: none
    QString said;   ///< what the board answered then
    bool right = false;
};

/// Counted over all predictions of a run, those that are no longer kept too.
struct LiveCounts {
    size_t predictions = 0;
    size_t identical = 0; ///< board and host, bit for bit
    size_t compared = 0;  ///< with the float model
    size_t sameClass = 0; ///< of these
    double gapSum = 0;    ///< of numbers: between float model and board
    double mostGap = 0;
    size_t judged = 0; ///< what is right was known
    size_t right = 0;  ///< of these, by class
    size_t faults = 0;
    size_t missing = 0; ///< rows of the sensor that never came
    size_t reconnects = 0;
    size_t lostHere = 0; ///< the window was too slow to take them
};

/// Live predictions on this side of the link: the last of them, what they count up to, marks, and
/// what is recorded of them.
class LiveFeed : public QObject {
    Q_OBJECT
public:
    explicit LiveFeed(QObject* parent = nullptr);
    ~LiveFeed() override;

    void start(LiveMeaning meaning);
    void clear();
    /// Takes points in the order they came; tell() says that there are new ones.
    void take(LivePoint point);
    void setLost(size_t missing, size_t here);
    void tell() { emit pointsChanged(); }

    const LiveMeaning& meaning() const { return meaning_; }
    const std::deque<LivePoint>& points() const { return points_; }
    /// Points since the run began, those that are no longer in points() too.
    size_t taken() const { return counts_.predictions; }
    const LiveCounts& counts() const { return counts_; }
    /// Of the last points, by the clock of this computer; 0: not known yet.
    double ratePerSecond() const;
    /// How long the class that is answered now has been answered.
    double secondsOfAnswer() const;

    /// The picture is held; points are taken on.
    void setPaused(bool paused);
    bool isPaused() const { return paused_; }
    /// What a person is shown as "now": the last point before the pause.
    const LivePoint* shown() const;

    /// Marks the last point; no such label: nothing.
    void mark(int label = -1);
    const std::vector<LiveMark>& marks() const { return marks_; }
    QString labelOf(int label) const;
    /// What the board answered, in words.
    QString said(const LivePoint& point) const;

    /// From now on every point goes to a table; a label holds until the next mark.
    Status startRecording(const Dataset* data);
    /// The table; empty where nothing was recorded.
    Result<std::filesystem::path> stopRecording();
    /// A name for a table that nobody has used; it is there as long as this is.
    std::filesystem::path newRecordingFile() const;
    bool isRecording() const { return recording_ != nullptr; }
    size_t recordedRows() const { return recording_ ? recording_->rows() : 0; }

signals:
    void started();
    void pointsChanged();
    void pausedChanged();
    void marksChanged();
    void recordingChanged();

private:
    void count(const LivePoint& point);

    size_t mostPoints(const LivePoint& point) const;

    LiveMeaning meaning_;
    std::deque<LivePoint> points_;
    LiveCounts counts_;
    std::vector<LiveMark> marks_;
    std::optional<LivePoint> held_;
    bool paused_ = false;
    std::deque<std::pair<double, size_t>> clock_; ///< seconds here, points until then
    QElapsedTimer since_;
    int label_ = -1;
    QTemporaryDir folder_;
    std::unique_ptr<SensorRecording> recording_;
};

} // namespace tmw::ui

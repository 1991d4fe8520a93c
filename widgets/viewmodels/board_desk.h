// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/project/live.h"
#include "device_runtime/host/deploy.h"
#include "widgets/viewmodels/live_ring.h"
#include "widgets/viewmodels/workflow.h"

#include <QObject>
#include <QTimer>

#include <deque>
#include <memory>

namespace tmw::ui {

/// The four acts of deploying, in order.
enum class DeployAct : uint8_t { Firmware, Upload, Check, Run };
inline constexpr size_t kDeployActs = 4;

/// One live prediction as the plots take it.
struct LivePoint {
    static constexpr size_t kMost = 16;
    double seconds = 0;
    std::array<float, kMost> raw{};
    std::array<float, kMost> values{};
    uint8_t rawCount = 0;
    uint8_t valueCount = 0;
    bool identical = false;
    bool fault = false;
};

/// The board that is worked with: what it runs, putting models there, and live predictions.
class BoardDesk : public QObject {
    Q_OBJECT
public:
    BoardDesk(Workflow& workflow, QObject* parent = nullptr);
    ~BoardDesk() override;

    /// Of the project's settings.
    const BoardRow* board() const;
    /// `port`: of a real board; empty: emulated.
    void setBoard(const QString& name, const QString& port);
    const QString& port() const { return port_; }
    /// A bad line on purpose, as "drop=0.001,flip=0.001"; empty: as it is. False: no such fault.
    bool setFaults(const QString& faults);
    const QString& faults() const { return faults_; }

    /// The link as a mark and a word: running, connected, not asked yet, or in trouble.
    StepState linkState() const;
    QString linkWords() const;
    /// First 8 digits of the running model's hash; empty: none is known.
    QString runningHash() const;

    StepState state(DeployAct act) const { return states_[static_cast<size_t>(act)]; }
    const QString& words(DeployAct act) const { return words_[static_cast<size_t>(act)]; }
    /// All four acts, each after the one before.
    void deploy();
    void doAct(DeployAct act);
    void rollBack();
    void askStatus();
    /// What is known of the board is not true any more.
    void forget() { reset(); }
    void stopLive();
    bool isLive() const;

    const std::optional<rt::HelloReply>& hello() const { return hello_; }
    const std::optional<VerifyReport>& check() const { return check_; }
    /// What the last points mean: names of raw inputs and of classes, or of targets.
    const std::vector<std::string>& inputNames() const { return inputNames_; }
    const std::vector<std::string>& outputNames() const { return outputNames_; }
    bool classifies() const { return classifies_; }
    const std::deque<LivePoint>& points() const { return points_; }
    /// Points since the run began, those that are no longer in points() too.
    size_t pointsTaken() const { return taken_; }
    size_t predictions() const { return predictions_; }
    size_t identical() const { return identical_; }
    size_t dropped() const { return dropped_; }
    /// Not drawn any more, but counted.
    void setPaused(bool paused);
    bool isPaused() const { return paused_; }

signals:
    void changed();
    /// New points, at the speed of the eye.
    void pointsChanged();

private:
    struct Placed {
        OpenModel open;
        Plan plan;
    };
    Result<std::shared_ptr<const Placed>> place() const;
    BoardOptions options() const;
    void begin(DeployAct act);
    void end(DeployAct act, const Status& status, const QString& words);
    void flash();
    void upload();
    void verify();
    void runLive();
    void drain();
    void reset();

    static constexpr size_t kMostPoints = 2000;
    Workflow& workflow_;
    QString port_;
    QString faults_;
    std::array<StepState, kDeployActs> states_{};
    std::array<QString, kDeployActs> words_;
    bool goOn_ = false;
    std::optional<rt::HelloReply> hello_;
    std::optional<VerifyReport> check_;
    std::vector<std::string> inputNames_;
    std::vector<std::string> outputNames_;
    bool classifies_ = false;
    std::shared_ptr<LiveRing<LivePoint, 4096>> ring_;
    std::deque<LivePoint> points_;
    size_t taken_ = 0;
    size_t predictions_ = 0;
    size_t identical_ = 0;
    size_t dropped_ = 0;
    bool paused_ = false;
    QTimer screen_;
};

} // namespace tmw::ui

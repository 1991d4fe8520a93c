// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/project/live.h"
#include "device_runtime/host/deploy.h"
#include "widgets/viewmodels/board_spots.h"
#include "widgets/viewmodels/live_feed.h"
#include "widgets/viewmodels/live_ring.h"
#include "widgets/viewmodels/workflow.h"

#include <QObject>
#include <QTimer>

#include <atomic>
#include <memory>

namespace tmw::ui {

/// The four acts of deploying, in order.
enum class DeployAct : uint8_t { Firmware, Upload, Check, Run };
inline constexpr size_t kDeployActs = 4;

/// What a board says of itself.
struct BoardStatus {
    rt::HelloReply hello{};
    rt::HealthReply health{};
};
Result<BoardStatus> statusOf(BoardSession& session);

/// A project's model and what the core of a board runs of it.
struct PlacedModel {
    OpenModel open;
    Plan plan;
};

/// A board's answers beside the desktop's, and how it is afterwards.
struct Checked {
    VerifyReport report;
    BoardStatus status;
    std::shared_ptr<const PlacedModel> model;
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
    /// The port, or what stands in its place.
    QString place() const;
    /// A bad line on purpose, as "drop=0.001,flip=0.001"; empty: as it is. False: no such fault.
    bool setFaults(const QString& faults);
    const QString& faults() const { return faults_; }
    BoardOptions options() const;
    BoardSpot spot() const { return {board(), port_}; }
    /// Boards that are checked at the same time as this one.
    const QList<BoardSpot>& beside() const { return beside_; }
    void setBeside(const BoardSpot& spot, bool on);

    /// The link as a mark and a word: running, connected, not asked yet, or in trouble.
    StepState linkState() const;
    QString linkWords() const;
    /// First 8 digits of the running model's hash; empty: none is known.
    QString runningHash() const;
    /// Why the board did not answer when it was asked.
    const std::optional<Error>& linkProblem() const { return linkProblem_; }
    /// The line is lost, and the link looks for it.
    bool isLineLost() const { return lineLost_ && lineLost_->load(); }

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

    /// "run 3, int8"; "-" for a model of another project.
    QString modelName(std::span<const uint8_t> modelSha256) const;
    const std::optional<rt::HelloReply>& hello() const { return hello_; }
    const std::optional<rt::HealthReply>& health() const { return health_; }
    const std::optional<VerifyReport>& check() const { return check_; }
    /// What runs there was put there from the other plan (convert.fast) than is wanted now.
    bool hasOtherPlan() const;
    /// What was checked; null before.
    const PlacedModel* checkedModel() const { return checked_.get(); }

    LiveFeed& feed() { return feed_; }
    const LiveFeed& feed() const { return feed_; }
    size_t predictions() const { return feed_.counts().predictions; }
    size_t identical() const { return feed_.counts().identical; }

signals:
    void changed();
    /// The line was lost, or is there again.
    void lineChanged();

private:
    /// What a job needs to open the model by itself.
    struct Placing {
        std::filesystem::path project;
        int run = 0;
        ModelKind kind = ModelKind::Int8;
        rt::CoreFamily core{};
        bool fast = false;
    };
    Result<Placing> placing() const;
    static Result<std::shared_ptr<const PlacedModel>> placed(const Placing& placing);
    /// `boards`: the one that is worked with first.
    static Result<Checked> checkAll(const Placing& placing, std::span<const BoardPlace> boards,
                                    const Progress& progress, std::stop_token stop);
    void takeCheck(Result<Checked> done);
    void begin(DeployAct act);
    void end(DeployAct act, const Status& status, const QString& words);
    void fail(DeployAct act, const QString& words);
    void goOn(DeployAct after);
    void takeStatus(const BoardStatus& status);
    /// Whether what was deployed is the present model.
    void lookAtModel();
    void flash();
    void upload();
    void verify();
    void runLive();
    void endLive(const Result<LiveReport>& report);
    void drain();
    void reset();

    Workflow& workflow_;
    QString port_;
    QString faults_;
    QList<BoardSpot> beside_;
    std::array<StepState, kDeployActs> states_{};
    std::array<QString, kDeployActs> words_;
    bool goOn_ = false;
    std::optional<rt::HelloReply> hello_;
    std::optional<rt::HealthReply> health_;
    std::optional<Error> linkProblem_;
    bool uploadedFast_ = false; ///< the plan that was uploaded last
    std::optional<VerifyReport> check_;
    std::shared_ptr<const PlacedModel> checked_;
    LiveFeed feed_;
    using Ring = LiveRing<LivePoint, 4096>;
    std::shared_ptr<Ring> ring_;
    std::shared_ptr<std::atomic<bool>> lineLost_; ///< told by the thread of the link
    bool lineWasLost_ = false;
    QTimer screen_;
};

} // namespace tmw::ui

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/summary.h"
#include "core/eval/comparer.h"
#include "core/eval/evaluation.h"
#include "core/eval/quantization_loss.h"
#include "core/project/import.h"
#include "core/project/line.h"
#include "widgets/viewmodels/data_plots.h"
#include "widgets/viewmodels/jobs.h"
#include "widgets/viewmodels/project_document.h"

#include <QObject>

#include <array>
#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace tmw {
struct Adoption;
struct AdoptRequest;
} // namespace tmw

namespace tmw::ui {

enum class Step : uint8_t { Data, Features, Model, Train, Evaluate, Compare, Deploy, Live };
inline constexpr size_t kSteps = 8;

enum class StepState : uint8_t { Empty, Ready, Running, Done, Stale, Problem };

/// "int8": the format's own word.
QString kindText(ModelKind kind);

/// What Evaluate looks at of the chosen run.
struct EvaluateChoice {
    ModelKind kind = ModelKind::Float;
    SplitPart part = SplitPart::Test;
    bool operator==(const EvaluateChoice&) const = default;
};

/// What a network says of the samples of a part, and how good that is.
struct Answers {
    Evaluation result;
    std::vector<float> predictions; ///< a row a sample, data units or probabilities
    double step = 0;                ///< of an int8 answer
};

/// The chosen run's network on one part of the samples.
struct Evaluated {
    int run = 0;
    EvaluateChoice choice;
    std::string conversion; ///< conversionText of the other model
    std::shared_ptr<const Dataset> dataset;
    std::shared_ptr<const Features> features; ///< of it
    Answers inFloat;
    ModelKind kind = ModelKind::Int8; ///< of the other model, `int8`
    std::optional<Answers> int8;      ///< where it was asked for; of numbers wherever it can be

    const Answers& chosen() const { return choice.kind == ModelKind::Float ? inFloat : *int8; }
    const std::vector<uint32_t>& part() const { return features->part(toText(choice.part)); }
};

/// Int8 on the validation split, as it is and with a scale for each answer of a layer.
struct TriedScales {
    Evaluation now;
    Evaluation channel;
};

/// What convert.fast costs and gains a model on one core.
struct FastPlan {
    size_t usualBytes = 0;
    size_t fastBytes = 0;
    uint32_t widened = 0; ///< operators that gain; 0: both plans are the same
    std::optional<uint64_t> usualInstructions;
    std::optional<uint64_t> fastInstructions;
};

/// Float and int8, or another kind in its place, side by side.
struct Compared {
    int run = 0;
    std::string board;                  ///< whose core was planned for
    ModelKind kind = ModelKind::Int8;   ///< of the other model
    std::string scales;                 ///< convert.weight_scales of it
    std::string conversion;             ///< conversionText
    std::vector<ConvertedModel> models; ///< float, then the other
    Comparison comparison;
    QuantizationLoss loss;
    std::optional<TriedScales> tried; ///< a scale for each answer, where there is one a tensor
    std::shared_ptr<const Features> features; ///< whose test part it was
    bool fast = false;                ///< plan and instructions of `int8` are those of a fast plan
    std::optional<FastPlan> fastPlan; ///< of `int8`, where the board's core has such plans
    std::optional<uint64_t> floatInstructions;
    std::optional<uint64_t> int8Instructions;
    QString countTrouble; ///< why there are none

    bool hasFastPlan() const { return fastPlan && fastPlan->widened > 0; }
};

/// A training at work.
struct TrainingNow {
    Settings settings;
    std::vector<EpochRecord> history; ///< with what it goes on from
    size_t earlier = 0;               ///< of these, done before it began
    QDateTime begun;
};

/// Words on a training, as they came.
using Remarks = std::vector<Remark>;

/// A training that begins when the one at work was kept.
struct QueuedRun {
    int job = 0; ///< in the list of jobs
    Settings settings;
    QDateTime added;
};

/// A line of the runs table.
struct RunRow {
    int number = 0;
    int resumedFrom = 0;
    QDateTime when;
    Settings settings;
    std::vector<EpochRecord> history;
    int bestEpoch = 0;
    double seconds = 0;
    double samplesPerSecond = 0;
    bool stopped = false;
    bool upToDate = false;        ///< with the present data
    std::optional<Error> trouble; ///< why it cannot be read; then only number and time are known
    std::string adoptedFrom = {}; ///< the .tflite whose weights it has, untrained
    int awareFrom = 0;            ///< first epoch of quantization-aware training; 0: none
};

/// Where the project stands on the line, and the acts that take it further. Each act is a job; its
/// result is kept here until an earlier step makes it out of date, and then still.
class Workflow : public QObject {
    Q_OBJECT
public:
    Workflow(ProjectDocument& document, Jobs& jobs, QObject* parent = nullptr);

    StepState state(Step step) const;
    /// A result is kept that an earlier step has made out of date, whatever is at work.
    bool isOutOfDate(Step step) const;
    bool trainedOnPresentData() const;
    /// What stands in the way at this step.
    const std::optional<Error>& problem(Step step) const;
    void setProblem(Step step, std::optional<Error> error);

    ProjectDocument& document() { return document_; }
    Jobs& jobs() { return jobs_; }
    const ProjectSpec& spec() const { return document_.spec(); }

    const Dataset* dataset() const { return dataset_.get(); }
    /// Of the dataset; without columns where there is none.
    const DatasetSummary& summary() const { return summary_; }
    /// The part of each row of the dataset.
    const RowParts& rowParts() const { return rowParts_; }
    const Features* features() const { return features_.get(); }
    /// The same, for what looks at them longer than until the next change.
    std::shared_ptr<const Dataset> sharedDataset() const { return dataset_; }
    std::shared_ptr<const Features> sharedFeatures() const { return features_; }
    const std::vector<RunRow>& runs() const { return runs_; }
    /// The chosen run; null without one.
    const Run* run() const { return run_.get(); }
    const TrainingNow* training() const { return training_ ? &*training_ : nullptr; }
    /// A training that a crash ended; null: there is none, or another one is at work.
    const Run* interrupted() const { return interrupted_ && !training_ ? &*interrupted_ : nullptr; }
    /// In the order they will begin.
    const std::vector<QueuedRun>& queue() const { return queue_; }
    /// Of the training at work, or the last one begun.
    const Remarks& remarks() const { return remarks_; }
    /// The last one on the present data; null: none.
    const RateTest* rateTest() const { return rateTest_ ? &*rateTest_ : nullptr; }
    const Evaluated* evaluated() const { return evaluated_ ? &*evaluated_ : nullptr; }
    const Compared* compared() const { return compared_ ? &*compared_ : nullptr; }

    /// The network of the settings on the present data; its error where it cannot be built.
    Result<Graph> graph() const;

    /// `columns`: roles and units to be changed with it; `replace`: in place of what is there.
    void importFiles(const std::vector<std::filesystem::path>& paths,
                     const ImportChoices& choices = {},
                     const std::map<std::string, ColumnChoice>& columns = {}, bool replace = false);
    /// Takes sources out of the project; its runs stay.
    void removeSources(const std::vector<size_t>& indices);
    /// The network of a .tflite and its weights in the place of the project's: a run of 0 epochs,
    /// which the next training begins with. The network can be undone, the run stays. `done` hears
    /// what became of it.
    void adopt(const TfliteModel& model, const AdoptRequest& request,
               const std::function<void(Result<Adoption>)>& done);
    void train(bool goOn = false);
    /// Another one with the settings as they are now, behind those that are at work or queued; on
    /// the data as it is when it begins. After one that fails, the queue waits.
    void queueTraining();
    void takeOutOfQueue(int job);
    /// Tries growing rates with the settings as they are now; the project stays as it is.
    void testRates();
    /// Ends a training well: the best so far is kept.
    void stopTraining();
    void chooseRun(int number);
    /// A step of undo. Of the chosen one, the newest that is left is chosen.
    void deleteRun(int number);
    /// What a person notes of a run, a step of undo; empty: no note.
    void noteRun(int number, const QString& note);
    /// The number that the next training gets.
    int nextRunNumber() const;
    /// `act` on the project, and the runs read anew; a problem is said at Train.
    Status changeRuns(const std::function<Status(Project&)>& act);
    void evaluate();
    /// What evaluate() looks at from now on.
    void setEvaluateChoice(EvaluateChoice choice);
    EvaluateChoice evaluateChoice() const;
    /// What is compared with float and put on boards: convert.kind.
    ModelKind convertedKind() const;
    /// Converts to float and that kind and compares them on the test split.
    void compare();
    void countInstructions();
    /// Deploy and Live are others' to tell of.
    void setState(Step step, StepState state);

signals:
    void dataChanged();
    void runsChanged();
    /// An epoch of the training at work ended.
    void epochDone();
    void trainingChanged();
    void rateTestChanged();
    void evaluatedChanged();
    void comparedChanged();
    /// The state, result or problem of any step.
    void stepsChanged();

private:
    void specChanged();
    void loadData();
    void followThreshold();
    void followPlan();
    void loadRuns();
    void lookForRuns();
    void loadChosenRun();
    void keep(std::shared_ptr<Run> run);
    Status takeNetwork(Run& run);
    void reset();
    /// Says so at the step where the project can only be looked at.
    bool refuses(Step step);
    void begin(ProjectSpec spec, bool goOn);
    void endTraining(Result<Trained> trained);
    void beginQueued();
    void lookAtQueue();
    void clearQueue();
    bool trainIsStale() const;
    /// For any board.
    bool comparedIsOld() const;
    bool evaluatedIsOld() const;
    /// Deploy or Live, as it was told.
    StepState toldState(Step step) const;
    Project snapshot() const;

    ProjectDocument& document_;
    Jobs& jobs_;
    std::string fingerprint_; ///< of the data that was loaded
    std::shared_ptr<const Dataset> dataset_;
    DatasetSummary summary_;
    RowParts rowParts_;
    std::shared_ptr<const Features> features_;
    std::vector<RunRow> runs_;
    std::shared_ptr<const Run> run_;
    std::optional<TrainingNow> training_;
    Remarks remarks_;
    std::optional<RateTest> rateTest_;
    std::optional<Run> interrupted_;
    std::vector<QueuedRun> queue_;
    std::optional<Evaluated> evaluated_;
    EvaluateChoice evaluateChoice_;
    std::optional<Compared> compared_;
    std::array<std::optional<Error>, kSteps> problems_;
    std::array<StepState, kSteps> told_{};
};

} // namespace tmw::ui

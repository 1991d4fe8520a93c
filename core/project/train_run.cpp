// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/remark.h"
#include "core/project/line.h"
#include "core/project/resume.h"
#include "core/project/start_weights.h"
#include "core/project/train_options.h"
#include "core/project/train_rows.h"
#include "core/quant/lowering.h"

#include <chrono>
#include <cstdlib>

namespace tmw {

namespace {

constexpr ErrorKind kNotAware{
    "train.qat_kind",
    "Quantization-aware training makes up for integers, and %1 has none. Set convert.kind to int8, "
    "int16x8 or int8w, or train.qat_epochs to 0."};

constexpr ErrorKind kAwareNotANumber{
    "train.not_a_number",
    "Quantization-aware training ended: in epoch %1, step %2, layer \"%3\" no longer gave finite "
    "numbers, for its steps are too large (rate %4, of a tenth of train.rate). What was trained "
    "before it is kept as a run. Go on from there with a lower train.rate, or clip the gradient "
    "with train.clip_norm."};

constexpr ErrorKind kAwareNotFinite{
    "train.not_a_number",
    "Quantization-aware training ended behind epoch %1: %2 gives values that are not finite "
    "numbers, for its steps are too large (a tenth of train.rate). What was trained before it is "
    "kept as a run. Go on from there with a lower train.rate, or clip the gradient with "
    "train.clip_norm."};

/// These epochs go over what is learnt with smaller steps.
constexpr double kAwareRate = 0.1;

/// The same, said of the part of a training that comes behind `before` epochs and has done all
/// until `done`.
Error awareTrouble(const Error& error, int before, int done) {
    const auto& args = error.args();
    if (error.code() == kAwareNotANumber.code && args.size() == 4)
        return Error(kAwareNotANumber, before + std::atoi(args[0].c_str()), args[1], args[2],
                     args[3]);
    if (error.code() == "convert.not_finite" && done > before)
        return Error(kAwareNotFinite, done, args[0]);
    return error;
}

/// Keeps where a training stands.
class Keeper {
public:
    Keeper(const Project& project, const TrainCallbacks& callbacks)
        : project_(project), callbacks_(callbacks) {}

    /// `make` answers the run of it; not asked for within a second of the last, unless it `must`
    /// be kept. What could not be kept is said once; training goes on.
    template <typename Make>
    void keep(Make make, bool must = false) {
        constexpr std::chrono::seconds kAtLeast{1};
        const auto now = std::chrono::steady_clock::now();
        if ((now - last_ < kAtLeast && !must) || failed_)
            return;
        last_ = now;
        const Status kept = saveInterrupted(project_, make());
        failed_ = !kept;
        if (failed_ && callbacks_.remark)
            callbacks_.remark(Remark(kept.error()));
    }

private:
    const Project& project_;
    const TrainCallbacks& callbacks_;
    std::chrono::steady_clock::time_point last_ = std::chrono::steady_clock::now();
    bool failed_ = false;
};

/// Of both parts of a training.
void addTime(TrainedModel& to, double seconds, double samples) {
    samples += to.samplesPerSecond * to.seconds;
    to.seconds += seconds;
    to.samplesPerSecond = to.seconds > 0 ? samples / to.seconds : 0;
}
void addTime(TrainedModel& to, const TrainedModel& more) {
    addTime(to, more.seconds, more.samplesPerSecond * more.seconds);
}

/// The time that the epochs take from now on, for what is kept before they are done.
class EpochClock {
public:
    EpochClock(int epochsDone, size_t samples) : epochsDone_(epochsDone), samples_(samples) {}

    void addTo(TrainedModel& model, int epoch) const {
        const std::chrono::duration<double> passed = std::chrono::steady_clock::now() - begun_;
        addTime(model, passed.count(), static_cast<double>(samples_) * (epoch - epochsDone_));
    }

private:
    std::chrono::steady_clock::time_point begun_ = std::chrono::steady_clock::now();
    int epochsDone_;
    size_t samples_;
};

AwareOptions awareOptions(const Settings& settings, ModelKind kind) {
    return {.kind = kind,
            .file = convertOptions(settings),
            .ranges = {parseRangeMethod(settings.calibration), settings.percentile},
            .calibrationSamples = static_cast<size_t>(settings.calibrationSamples)};
}

/// What quantization-aware training made of a run so far; `best` is its network once ranges stay.
void take(Run& run, AwareState state, TrainedModel best) {
    auto& history = run.model.history;
    history = run.checkpoint.history;
    for (EpochRecord each : state.checkpoint.history) {
        each.epoch += run.checkpoint.epoch;
        history.push_back(each);
    }
    if (state.stays) {
        run.model.graph = std::move(best.graph);
        run.model.weights = std::move(best.weights);
        run.model.bestEpoch = run.checkpoint.epoch + state.checkpoint.bestEpoch;
    }
    run.aware = std::move(state);
}

/// The second part of a training whose first has made `run`.
Status trainAware(const Project& project, const Features& features, TrainOptions options,
                  const Run* earlier, std::stop_token stop, const TrainCallbacks& callbacks,
                  Keeper& keeper, Run& run) {
    const Settings& settings = project.spec().settings;
    TMW_TRY(const ModelKind kind, parseModelKind(settings.modelKind));
    TMW_TRY(const TrainedModel lowered, lower(run.model));
    const bool goesOn = earlier && earlier->aware &&
                        earlier->checkpoint.epoch == run.checkpoint.epoch &&
                        earlier->settings.qatEpochs == settings.qatEpochs &&
                        conversionText(earlier->settings) == conversionText(settings);
    options.epochs = settings.qatEpochs;
    options.rate *= kAwareRate;
    options.earlyStopping = 0;
    options.schedule = {.kind = ScheduleKind::Cosine};
    int done = run.checkpoint.epoch;
    TrainCallbacks numbered;
    numbered.epoch = [&](EpochRecord record) {
        record.epoch += run.checkpoint.epoch;
        done = record.epoch;
        if (callbacks.epoch)
            callbacks.epoch(record);
    };
    const EpochClock clock(goesOn ? earlier->aware->checkpoint.epoch : 0,
                           features.split.train.size());
    const auto runOf = [&](const AwareState& state) {
        Run made = run;
        made.stopped = true;
        clock.addTo(made.model, state.checkpoint.epoch);
        take(made, state, {lowered.graph, state.checkpoint.bestWeights});
        return made;
    };
    if (!goesOn) // what is kept is further
        keeper.keep([&] { return run; }, true);
    auto made = tmw::trainAware(
        run.model, features, options, awareOptions(settings, kind), std::move(stop), numbered,
        [&](const AwareState& state) { keeper.keep([&] { return runOf(state); }); },
        goesOn ? &*earlier->aware : nullptr);
    if (!made)
        return tl::unexpected(awareTrouble(made.error(), run.checkpoint.epoch, done));
    run.stopped = made->stopped;
    addTime(run.model, made->model);
    if (made->state.checkpoint.epoch > 0)
        take(run, std::move(made->state), std::move(made->model));
    return {};
}

/// Parts that were to have samples.
void sayEmptyParts(const Features& features, const Settings& settings,
                   const std::function<void(const Remark&)>& say) {
    if (settings.splitValidation > 0 && features.split.validation.empty())
        say(Remark(TMW_PHRASE("Error", "No sample is in the validation part: the best epoch is "
                                       "chosen by the training loss. Add samples, or divide them "
                                       "otherwise (split.validation, split.stratified).")));
    if (settings.splitTest > 0 && features.split.test.empty())
        say(Remark(TMW_PHRASE("Error", "No sample is in the test part: how good the network is on "
                                       "samples that it has not seen will not be known. Add "
                                       "samples, or divide them otherwise (split.test, "
                                       "split.stratified).")));
}

} // namespace

Run runOf(const Project& project, const Features& features, TrainResult result) {
    return {.settings = project.spec().settings,
            .dataFingerprint = dataFingerprint(project.spec()),
            .task = features.task,
            .sampleShape = features.sampleShape,
            .inputNames = features.inputNames,
            .targetNames = features.targetNames,
            .classNames = features.classNames,
            .inputContract = features.inputContract,
            .targetScaling = features.targetScaling,
            .model = std::move(result.model),
            .checkpoint = std::move(result.checkpoint),
            .stopped = result.stopped};
}

Result<Trained> trainRun(const Project& project, const TrainRequest& request, std::stop_token stop,
                         const TrainCallbacks& callbacks) {
    const Settings& settings = project.spec().settings;
    TMW_TRY(const ModelKind kind, parseModelKind(settings.modelKind));
    if (settings.qatEpochs > 0 && !canBeAware(kind))
        return fail(kNotAware, toText(kind));
    TMW_TRY(const Features features, loadFeatures(project));
    TMW_TRY(const TrainOptions options, trainOptions(settings, features, request.threads));
    TMW_TRY(auto layers, parseLayers(settings.layers));
    TMW_TRY(const Graph graph, Graph::build(features.sampleShape, std::move(layers)));
    if (callbacks.remark) {
        sayEmptyParts(features, settings, callbacks.remark);
        if (const Status runs = checkKind(graph, kind); !runs)
            callbacks.remark(Remark(runs.error()));
    }
    std::optional<Run> earlier;
    if (request.resume) {
        TMW_TRY(earlier, runToResume(project));
        if (request.goesOn)
            request.goesOn(*earlier);
    }
    std::optional<Checkpoint> start;
    if (!earlier) {
        TMW_TRY(start, startingWeights(project, features, graph, options));
    } else {
        start = earlier->checkpoint.epoch > 0 ? earlier->checkpoint
                                              : beginningWith(earlier->model.weights, options);
    }
    const int from = !earlier ? 0 : earlier->number ? earlier->number : earlier->resumedFrom;
    const auto runOf = [&](TrainResult result) {
        Run run = tmw::runOf(project, features, std::move(result));
        run.resumedFrom = from;
        return run;
    };
    Keeper keeper(project, callbacks);
    const EpochClock clock(start ? start->epoch : 0, features.split.train.size());
    TrainCallbacks keeping = callbacks;
    keeping.checkpoint = [&](const Checkpoint& state) {
        keeper.keep([&] {
            TrainedModel model{graph, state.bestWeights, options.seed, state.history,
                               state.bestEpoch};
            if (earlier)
                addTime(model, earlier->model);
            clock.addTo(model, state.epoch);
            return runOf({std::move(model), state, true});
        });
        if (callbacks.checkpoint)
            callbacks.checkpoint(state);
    };
    auto result = train(graph, features, options, stop, keeping, start ? &*start : nullptr);
    if (!result) {
        dropInterrupted(project);
        return forward(result);
    }
    if (earlier)
        addTime(result->model, earlier->model);
    Trained trained{runOf(std::move(*result))};
    Run& run = trained.run;
    if (settings.qatEpochs == 0 || run.stopped)
        return trained;
    if (Status aware = trainAware(project, features, options, earlier ? &*earlier : nullptr,
                                  std::move(stop), callbacks, keeper, run);
        !aware) {
        dropInterrupted(project); // it leads there again
        trained.trouble = std::move(aware).error();
        if (earlier && earlier->number && earlier->checkpoint.epoch == run.checkpoint.epoch)
            return tl::unexpected(std::move(*trained.trouble));
    }
    return trained;
}

} // namespace tmw

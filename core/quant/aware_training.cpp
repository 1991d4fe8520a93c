// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/quant/aware_training.h"

#include "core/nn/prepare.h"
#include "core/nn/trainer.h"
#include "core/quant/lowering.h"
#include "core/quant/weight_groups.h"

#include <algorithm>

namespace tmw {

namespace {

nn::Grid gridOf(const std::optional<Quantization>& q) {
    if (!q)
        return {};
    const bool wide = q->type == DataType::Int16;
    const float step = q->scale.value;
    const auto valueOf = [&](int32_t steps) {
        return static_cast<float>(steps - q->zeroPoint.value) * step;
    };
    return {step, valueOf(wide ? -32768 : -128), valueOf(wide ? 32767 : 127)};
}

/// The part of the epochs in which ranges are observed.
int epochsOfObserving(int epochs) {
    return epochs * 2 / 3;
}

/// One training whose ranges follow the network and then stay.
class Tuning {
public:
    Tuning(const TrainedModel& lowered, const Features& features, const TrainOptions& options,
           const AwareOptions& aware, const nn::Prepared& prepared)
        : model_(lowered), features_(features), options_(options), aware_(aware),
          trainer_(model_.graph, prepared.objective, options_, prepared.batch) {
        std::vector<LayerSpec> specs;
        for (const GraphLayer& layer : model_.graph.layers())
            specs.push_back(layer.spec);
        layers_ = formatLayers(specs);
        rounding_.weights = weightGroups(model_.graph, aware.kind, aware.file);
        trainer_.start(model_.weights);
    }

    Status goOn(const AwareState& from) {
        TMW_CHECK(trainer_.resume(from.checkpoint));
        ranges_ = from.ranges;
        rounding_.tensors = from.grids;
        return {};
    }

    Status run(const std::stop_token& stop, const TrainCallbacks& callbacks) {
        const int observing = epochsOfObserving(options_.epochs);
        const size_t all = aware_.calibrationSamples;
        while (trainer_.epochs() < observing && !stopped_) {
            TMW_CHECK(observe(std::min(all, kWhileMoving), stop));
            TMW_CHECK(runTo(trainer_.epochs() + 1, stop, callbacks));
        }
        if (trainer_.epochs() > observing)
            trainer_.round(rounding_);
        else if (!stopped_)
            TMW_CHECK(observe(all, stop));
        if (trainer_.epochs() == observing && !stopped_)
            trainer_.forgetBest();
        return runTo(options_.epochs, stop, callbacks);
    }

    AwareState state(Checkpoint checkpoint) const {
        if (checkpoint.epoch <= epochsOfObserving(options_.epochs))
            return {layers_, std::move(checkpoint)};
        return {layers_, std::move(checkpoint), true, ranges_, rounding_.tensors};
    }

    AwareResult result() const {
        TrainResult made = trainer_.result();
        AwareState last = state(std::move(made.checkpoint));
        if (!last.stays)
            made.model.weights = model_.weights;
        return {std::move(made.model), std::move(last), stopped_};
    }

private:
    /// Samples that are enough for ranges that are soon observed again.
    static constexpr size_t kWhileMoving = 1000;

    Status runTo(int epoch, const std::stop_token& stop, const TrainCallbacks& callbacks) {
        if (stopped_)
            return {};
        TMW_CHECK(trainer_.runTo(epoch, stop, callbacks));
        stopped_ = trainer_.stopped();
        return {};
    }

    Status observe(size_t samples, const std::stop_token& stop) {
        TrainedModel rounded = model_;
        nn::roundWeights(trainer_.weights(), rounding_.weights, rounded.weights.data());
        rounding_.tensors.assign(model_.graph.layers().size() + 1, {});
        ranges_.clear();
        if (const auto integers = activationType(aware_.kind)) {
            auto seen = calibrate(rounded, features_, samples, stop);
            stopped_ = !seen && seen.error().code() == kCancelled.code;
            if (!seen)
                return stopped_ ? Status() : forward(seen);
            chooseRanges(*seen, aware_.ranges, *integers);
            TMW_TRY(const auto quantizations,
                    tensorQuantizations(rounded, aware_.kind, *seen, aware_.file));
            std::ranges::transform(quantizations, rounding_.tensors.begin(), gridOf);
            ranges_ = std::move(seen->outputs);
            ranges_.insert(ranges_.begin(), seen->input);
        }
        trainer_.round(rounding_);
        return {};
    }

    const TrainedModel& model_;
    const Features& features_;
    const TrainOptions& options_;
    const AwareOptions& aware_;
    nn::Trainer trainer_;
    std::string layers_;
    nn::Rounding rounding_;
    std::vector<Range> ranges_;
    bool stopped_ = false;
};

} // namespace

bool canBeAware(ModelKind kind) {
    return activationType(kind).has_value() || kind == ModelKind::Int8Weights;
}

Result<AwareResult> trainAware(const TrainedModel& model, const Features& features,
                               const TrainOptions& options, const AwareOptions& aware,
                               std::stop_token stop, const TrainCallbacks& callbacks,
                               const std::function<void(const AwareState&)>& keep,
                               const AwareState* from) {
    TMW_TRY(const TrainedModel lowered, lower(model));
    TMW_TRY(const nn::Prepared prepared, nn::prepare(lowered.graph, features, options));
    Tuning tuning(lowered, features, options, aware, prepared);
    if (from)
        TMW_CHECK(tuning.goOn(*from));
    TrainCallbacks keeping = callbacks;
    keeping.checkpoint = [&](const Checkpoint& checkpoint) {
        if (keep)
            keep(tuning.state(checkpoint));
    };
    TMW_CHECK(tuning.run(stop, keeping));
    return tuning.result();
}

void takeRanges(std::span<const Range> from, Calibration& to) {
    if (from.size() != to.outputs.size() + 1)
        return;
    to.input = from.front();
    std::ranges::copy(from.subspan(1, to.outputs.size() - 1), to.outputs.begin());
}

} // namespace tmw

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/trainer.h"

#include "core/base/remark.h"
#include "core/nn/initialize.h"
#include "core/nn/kernels/update.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace tmw::nn {

namespace {

constexpr ErrorKind kNotANumber{
    "train.not_a_number", "In epoch %1 the loss was no longer a finite number: the steps are too "
                          "large (rate %2). Use a lower rate, and check that the data are scaled."};
constexpr ErrorKind kCheckpointMismatch{
    "train.checkpoint_mismatch",
    "The saved state is of another network or optimizer (%1 is wrong). Train from the start."};

constexpr size_t kMinimumCapacity = 64;

std::vector<float> toVector(const AlignedFloats& values, size_t count) {
    return {values.data(), values.data() + count};
}

/// Fisher-Yates with 32-bit multiplications (Lemire's bounded numbers, unbiased): the order of a
/// small epoch must not cost as much as its arithmetic.
void shuffle(std::vector<uint32_t>& values, Random& random) {
    for (auto i = static_cast<uint32_t>(values.size()); i > 1; --i) {
        uint64_t product = (random.next() >> 32) * i;
        if (static_cast<uint32_t>(product) < i) {
            const uint32_t limit = -i % i;
            while (static_cast<uint32_t>(product) < limit)
                product = (random.next() >> 32) * i;
        }
        std::swap(values[i - 1], values[product >> 32]);
    }
}

} // namespace

Trainer::Trainer(const Graph& graph, const Objective& objective, const TrainOptions& options,
                 size_t batch)
    : graph_(graph), objective_(objective), options_(options), batch_(batch),
      workers_(options.threads),
      runner_(graph, objective, std::max(padded(batch), kMinimumCapacity), workers_),
      random_(options.seed) {
    const size_t count = padded(graph.parameterCount());
    for (auto* values : {&weights_, &first_, &gradient_, &saved_[0], &saved_[1]})
        *values = AlignedFloats(count);
    const size_t second = options.optimizer == OptimizerKind::Adam ? count : 0;
    second_ = AlignedFloats(second);
    saved_[2] = AlignedFloats(second);
    order_.reserve(objective.features().split.train.size());
}

void Trainer::start() {
    best_ = initialWeights(graph_, random_);
    std::ranges::copy(best_, weights_.data());
}

Status Trainer::resume(const Checkpoint& from) {
    const size_t count = graph_.parameterCount();
    const size_t second = options_.optimizer == OptimizerKind::Adam ? count : 0;
    if (from.weights.size() != count || from.bestWeights.size() != count)
        return fail(kCheckpointMismatch, TMW_PHRASE("ErrorWord", "the number of weights"));
    if (from.firstMoment.size() != count || from.secondMoment.size() != second)
        return fail(kCheckpointMismatch, TMW_PHRASE("ErrorWord", "the number of moments"));
    if (from.epoch < 0 || from.history.size() != static_cast<size_t>(from.epoch) ||
        from.bestEpoch < 0 || from.bestEpoch > from.epoch || from.epochsSinceBest < 0 ||
        (from.bestEpoch == 0) != (from.epoch == 0))
        return fail(kCheckpointMismatch, TMW_PHRASE("ErrorWord", "the number of epochs"));
    std::ranges::copy(from.weights, weights_.data());
    std::ranges::copy(from.firstMoment, first_.data());
    std::ranges::copy(from.secondMoment, second_.data());
    best_ = from.bestWeights;
    steps_ = from.step;
    random_.restore(from.random);
    history_ = from.history;
    bestEpoch_ = from.bestEpoch;
    epochsSinceBest_ = from.epochsSinceBest;
    return {};
}

bool Trainer::ended() const {
    return history_.size() >= static_cast<size_t>(options_.epochs) ||
           (options_.earlyStopping > 0 && epochsSinceBest_ >= options_.earlyStopping);
}

Status Trainer::run(std::stop_token stop, const TrainCallbacks& callbacks) {
    const auto start = std::chrono::steady_clock::now();
    history_.reserve(
        std::max(history_.size(), std::min<size_t>(static_cast<size_t>(options_.epochs), 100000)));
    while (!stopped_ && !ended()) {
        TMW_TRY(const bool whole, epoch(stop));
        stopped_ = !whole;
        if (stopped_)
            break;
        if (callbacks.epoch)
            callbacks.epoch(history_.back());
        if (callbacks.checkpoint)
            callbacks.checkpoint(checkpoint());
    }
    time_ = std::chrono::steady_clock::now() - start;
    return {};
}

/// True when it was done to its end; otherwise everything is as it was at its beginning.
Result<bool> Trainer::epoch(std::stop_token stop) {
    AlignedFloats* state[] = {&weights_, &first_, &second_};
    for (size_t i = 0; i < 3; ++i)
        std::copy_n(state[i]->data(), state[i]->size(), saved_[i].data());
    savedSteps_ = steps_;
    savedRandom_ = random_.state();

    const auto& train = objective_.features().split.train;
    order_.assign(train.begin(), train.end());
    shuffle(order_, random_);
    Score total;
    for (size_t done = 0; done < order_.size(); done += batch_) {
        if (stop.stop_requested()) {
            for (size_t i = 0; i < 3; ++i)
                std::swap(*state[i], saved_[i]);
            steps_ = savedSteps_;
            random_.restore(savedRandom_);
            return false;
        }
        const auto samples =
            std::span(order_).subspan(done, std::min(batch_, order_.size() - done));
        const Score score =
            runner_.gradient(weights_.data(), samples, gradient_.data(), noiseOf(steps_));
        total.loss += score.loss;
        total.metric += score.metric;
        step();
    }
    samplesSeen_ += order_.size();
    const EpochRecord made = record(total);
    const bool validates = !objective_.features().split.validation.empty();
    if (!std::isfinite(made.trainLoss) || (validates && !std::isfinite(made.validationLoss)) ||
        !weightsAreNumbers())
        return fail(kNotANumber, made.epoch, options_.rate);
    history_.push_back(made);
    judge(made);
    return true;
}

/// Each step has numbers of its own, wherever training went on from.
uint64_t Trainer::noiseOf(uint64_t step) const {
    constexpr uint64_t kGolden = 0x9e3779b97f4a7c15U;
    return (options_.seed + 1) * kGolden ^ step * 0xd1342543de82ef95U;
}

/// What moving averages will be, since the optimizer steps over them as over all weights.
void Trainer::follow() {
    averages_.clear();
    for (const GraphLayer& layer : graph_.layers())
        for (const Parameter& each : layer.parameters)
            for (size_t i = each.offset; each.momentum > 0 && i < each.offset + each.count; ++i)
                averages_.push_back(weights_.data()[i] +
                                    (gradient_.data()[i] - weights_.data()[i]) *
                                        static_cast<float>(1 - each.momentum));
}

void Trainer::putAverages() {
    auto next = averages_.begin();
    for (const GraphLayer& layer : graph_.layers())
        for (const Parameter& each : layer.parameters)
            if (each.momentum > 0)
                for (size_t i = each.offset; i < each.offset + each.count; ++i)
                    weights_.data()[i] = *next++;
}

void Trainer::step() {
    ++steps_;
    follow();
    const bool isAdam = options_.optimizer == OptimizerKind::Adam;
    const float rate = isAdam ? adamRate(options_.rate, steps_) : static_cast<float>(options_.rate);
    constexpr size_t kCost = 40; // multiply-adds' worth of a weight's step
    workers_.split(weights_.size() / kBlock, kBlock * kCost, [&](size_t first, size_t last) {
        const size_t from = first * kBlock;
        const size_t count = last * kBlock - from;
        if (isAdam)
            adam(weights_.data() + from, first_.data() + from, second_.data() + from,
                 gradient_.data() + from, count, rate);
        else
            descend(weights_.data() + from, first_.data() + from, gradient_.data() + from, count,
                    rate, static_cast<float>(options_.momentum));
    });
    putAverages();
}

EpochRecord Trainer::record(const Score& train) {
    const auto& split = objective_.features().split;
    const auto mean = [](double sum, size_t count) {
        return count ? sum / static_cast<double>(count) : std::numeric_limits<double>::quiet_NaN();
    };
    const Score validation = runner_.score(weights_.data(), split.validation);
    EpochRecord made;
    made.epoch = static_cast<int>(history_.size()) + 1;
    made.trainLoss = mean(train.loss, split.train.size());
    made.trainMetric = mean(train.metric, split.train.size());
    made.validationLoss = mean(validation.loss, split.validation.size());
    made.validationMetric = mean(validation.metric, split.validation.size());
    return made;
}

void Trainer::judge(const EpochRecord& made) {
    const auto criterion = [&](const EpochRecord& r) {
        return objective_.features().split.validation.empty() ? r.trainLoss : r.validationLoss;
    };
    if (bestEpoch_ > 0 &&
        criterion(made) >= criterion(history_[static_cast<size_t>(bestEpoch_) - 1])) {
        ++epochsSinceBest_;
        return;
    }
    bestEpoch_ = made.epoch;
    epochsSinceBest_ = 0;
    std::copy_n(weights_.data(), best_.size(), best_.data());
}

bool Trainer::weightsAreNumbers() const {
    return std::all_of(weights_.data(), weights_.data() + weights_.size(),
                       [](float w) { return std::isfinite(w); });
}

Checkpoint Trainer::checkpoint() const {
    const size_t count = graph_.parameterCount();
    Checkpoint made;
    made.epoch = static_cast<int>(history_.size());
    made.weights = toVector(weights_, count);
    made.bestWeights = best_;
    made.firstMoment = toVector(first_, count);
    made.secondMoment = toVector(second_, second_.size() ? count : 0);
    made.step = steps_;
    made.random = random_.state();
    made.history = history_;
    made.bestEpoch = bestEpoch_;
    made.epochsSinceBest = epochsSinceBest_;
    return made;
}

TrainResult Trainer::result() const {
    const double seconds = time_.count();
    const double rate = seconds > 0 ? static_cast<double>(samplesSeen_) / seconds : 0;
    return {{graph_, best_, options_.seed, history_, bestEpoch_, seconds, rate},
            checkpoint(),
            stopped_};
}

} // namespace tmw::nn

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/trainer.h"

#include "core/base/remark.h"
#include "core/nn/initialize.h"
#include "core/nn/kernels/product.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace tmw::nn {

namespace {

constexpr ErrorKind kNotANumber{
    "train.not_a_number",
    "In epoch %1, step %2, layer \"%3\" no longer gave finite numbers: the steps are too large "
    "(rate %4). Use a lower rate, or clip the gradient with train.clip_norm."};
constexpr ErrorKind kInputNotANumber{
    "train.not_a_number", "In epoch %1, step %2, an input of the data was not a finite number. "
                          "Correct or leave out such values."};
constexpr ErrorKind kCheckpointMismatch{
    "train.checkpoint_mismatch",
    "The saved state is of another network or optimizer (%1 is wrong). Train from the start."};

/// The first `count` of them, where there are any.
std::vector<float> toVector(const AlignedFloats& values, size_t count) {
    return {values.data(), values.data() + std::min(count, values.size())};
}

uint64_t stepsOf(const Objective& objective, size_t batch) {
    return (objective.features().split.train.size() + batch - 1) / batch;
}

} // namespace

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

uint64_t noiseOf(uint64_t seed, uint64_t step) {
    constexpr uint64_t kGolden = 0x9e3779b97f4a7c15U;
    return (seed + 1) * kGolden ^ step * 0xd1342543de82ef95U;
}

Trainer::Trainer(const Graph& graph, const Objective& objective, const TrainOptions& options,
                 size_t batch)
    : graph_(graph), objective_(objective), options_(options), batch_(batch),
      workers_(options.threads),
      runner_(graph, objective, BatchRunner::capacityFor(graph, objective, batch), workers_),
      optimizer_(graph, options, workers_), schedule_(options, stepsOf(objective, batch)),
      random_(options.seed), learning_(graph) {
    const size_t count = padded(graph.parameterCount());
    for (auto* values : {&weights_, &gradient_, &saved_[0]})
        *values = AlignedFloats(count);
    saved_[1] = AlignedFloats(optimizer_.first.size());
    saved_[2] = AlignedFloats(optimizer_.second.size());
    order_.reserve(objective.features().split.train.size());
}

void Trainer::start() {
    start(initialWeights(graph_, random_));
}

void Trainer::start(std::span<const float> weights) {
    best_.assign(weights.begin(), weights.end());
    std::ranges::copy(best_, weights_.data());
}

Status Trainer::resume(const Checkpoint& from) {
    const size_t count = graph_.parameterCount();
    const size_t first = optimizer_.first.size() ? count : 0;
    const size_t second = optimizer_.second.size() ? count : 0;
    if (from.weights.size() != count || from.bestWeights.size() != count)
        return fail(kCheckpointMismatch, TMW_PHRASE("ErrorWord", "the number of weights"));
    if (from.firstMoment.size() != first || from.secondMoment.size() != second)
        return fail(kCheckpointMismatch, TMW_PHRASE("ErrorWord", "the number of moments"));
    if (from.epoch < 0 || from.history.size() != static_cast<size_t>(from.epoch) ||
        from.bestEpoch < 0 || from.bestEpoch > from.epoch || from.epochsSinceBest < 0 ||
        (from.bestEpoch == 0) != (from.epoch == 0))
        return fail(kCheckpointMismatch, TMW_PHRASE("ErrorWord", "the number of epochs"));
    // From all zeros the generator gives zeros for ever, and no order of samples comes out of
    // those.
    if (std::ranges::all_of(from.random.words, [](uint64_t word) { return word == 0; }))
        return fail(kCheckpointMismatch,
                    TMW_PHRASE("ErrorWord", "the state of its random numbers"));
    std::ranges::copy(from.weights, weights_.data());
    std::ranges::copy(from.firstMoment, optimizer_.first.data());
    std::ranges::copy(from.secondMoment, optimizer_.second.data());
    best_ = from.bestWeights;
    optimizer_.steps = from.step;
    random_.restore(from.random);
    history_ = from.history;
    for (const EpochRecord& each : history_)
        schedule_.see(watched(each));
    bestEpoch_ = from.bestEpoch;
    epochsSinceBest_ = from.epochsSinceBest;
    return {};
}

bool Trainer::ended(int last) const {
    return history_.size() >= static_cast<size_t>(std::min(last, options_.epochs)) ||
           (options_.earlyStopping > 0 && epochsSinceBest_ >= options_.earlyStopping);
}

Status Trainer::run(std::stop_token stop, const TrainCallbacks& callbacks) {
    return runTo(options_.epochs, stop, callbacks);
}

Status Trainer::runTo(int last, const std::stop_token& stop, const TrainCallbacks& callbacks) {
    const auto start = std::chrono::steady_clock::now();
    history_.reserve(
        std::max(history_.size(), std::min<size_t>(static_cast<size_t>(options_.epochs), 100000)));
    while (!stopped_ && !ended(last)) {
        TMW_TRY(const bool whole, epoch(stop));
        stopped_ = !whole;
        if (stopped_)
            break;
        if (callbacks.epoch)
            callbacks.epoch(history_.back());
        if (!saidDead_ && !dead_.empty()) {
            saidDead_ = true;
            if (callbacks.remark)
                callbacks.remark(dead_);
        }
        if (callbacks.checkpoint)
            callbacks.checkpoint(checkpoint());
    }
    time_ += std::chrono::steady_clock::now() - start;
    return {};
}

/// True when it was done to its end; otherwise everything is as it was at its beginning.
Result<bool> Trainer::epoch(std::stop_token stop) {
    AlignedFloats* state[] = {&weights_, &optimizer_.first, &optimizer_.second};
    for (size_t i = 0; i < 3; ++i)
        std::copy_n(state[i]->data(), state[i]->size(), saved_[i].data());
    savedSteps_ = optimizer_.steps;
    savedRandom_ = random_.state();

    const auto& train = objective_.features().split.train;
    order_.assign(train.begin(), train.end());
    shuffle(order_, random_);
    Score total;
    EpochRecord made;
    made.gradientNorm = 0;
    learning_.beginEpoch();
    for (size_t done = 0; done < order_.size(); done += batch_) {
        if (stop.stop_requested()) {
            restore();
            return false;
        }
        TMW_CHECK(step(std::span(order_).subspan(done, std::min(batch_, order_.size() - done)),
                       total, made));
    }
    samplesSeen_ += order_.size();
    finish(total, made);
    if (!std::isfinite(made.trainLoss) || !weightsAreNumbers() ||
        (validates() && !std::isfinite(made.validationLoss)))
        return notANumber(runner_.firstNotFinite(weights_.data()), optimizer_.steps);
    history_.push_back(made);
    dead_ = learning_.endEpoch(made.trainLoss);
    judge(made);
    return true;
}

void Trainer::forgetBest() {
    bestEpoch_ = 0;
    epochsSinceBest_ = 0;
}

void Trainer::restore() {
    AlignedFloats* state[] = {&weights_, &optimizer_.first, &optimizer_.second};
    for (size_t i = 0; i < 3; ++i)
        std::swap(*state[i], saved_[i]);
    optimizer_.steps = savedSteps_;
    random_.restore(savedRandom_);
}

Status Trainer::step(std::span<const uint32_t> samples, Score& total, EpochRecord& made) {
    const uint64_t number = optimizer_.steps;
    const Score score = runner_.gradient(weights_.data(), samples, gradient_.data(),
                                         noiseOf(options_.seed, number));
    if (!std::isfinite(score.loss))
        return notANumber(runner_.firstNotFinite(weights_.data()), number + 1);
    total.loss += score.loss;
    total.metric += score.metric;
    learning_.see(gradient_.data());
    made.rate = schedule_.rate(number);
    const double length = optimizer_.step(weights_.data(), gradient_.data(), made.rate);
    if (!std::isfinite(length))
        return notANumber(runner_.lastNotFinite(gradient_.data()), number + 1);
    made.gradientNorm += length;
    return {};
}

tl::unexpected<Error> Trainer::notANumber(std::string_view layer, uint64_t step) const {
    const auto epoch = history_.size() + 1;
    if (layer.empty())
        return fail(kInputNotANumber, epoch, step - savedSteps_);
    return fail(kNotANumber, epoch, step - savedSteps_, layer, schedule_.rate(step - 1));
}

bool Trainer::validates() const {
    return !objective_.features().split.validation.empty();
}

void Trainer::finish(const Score& train, EpochRecord& made) {
    const auto& split = objective_.features().split;
    const auto mean = [](double sum, size_t count) {
        return count ? sum / static_cast<double>(count) : std::numeric_limits<double>::quiet_NaN();
    };
    const Score validation = runner_.score(weights_.data(), split.validation);
    made.epoch = static_cast<int>(history_.size()) + 1;
    made.trainLoss = mean(train.loss, split.train.size());
    made.trainMetric = mean(train.metric, split.train.size());
    made.validationLoss = mean(validation.loss, split.validation.size());
    made.validationMetric = mean(validation.metric, split.validation.size());
    made.gradientNorm /= static_cast<double>(stepsOf(objective_, batch_));
}

double Trainer::watched(const EpochRecord& record) const {
    return validates() ? record.validationLoss : record.trainLoss;
}

void Trainer::judge(const EpochRecord& made) {
    schedule_.see(watched(made));
    if (bestEpoch_ > 0 && watched(made) >= watched(history_[static_cast<size_t>(bestEpoch_) - 1])) {
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
    made.firstMoment = toVector(optimizer_.first, count);
    made.secondMoment = toVector(optimizer_.second, count);
    made.step = optimizer_.steps;
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

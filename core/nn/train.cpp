// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/remark.h"
#include "core/nn/batch_runner.h"
#include "core/nn/kernels/product.h"
#include "core/nn/prepare.h"
#include "core/nn/remarks.h"
#include "core/nn/trainer.h"
#include "core/nn/training.h"

#include <algorithm>
#include <limits>

namespace tmw {

namespace {

constexpr ErrorKind kBadOption{"train.bad_option", "The training option %1 is %2. It must be %3."};
constexpr ErrorKind kNoSamples{
    "train.no_samples", "There is no sample to train on: the training part of the split is empty. "
                        "Give it a larger share, or more data."};
constexpr ErrorKind kTooLarge{
    "train.too_large",
    "A batch of %1 samples of this network takes %2 MB, more than the %3 MB that are allowed. "
    "Use a smaller batch or fewer units."};

constexpr int kEpochsLimit = 1'000'000;
constexpr int kBatchLimit = 65536;
constexpr int kThreadsLimit = 1024;
constexpr size_t kBytesLimit = size_t{4} << 30;

struct Limits {
    const char* name;
    double value;
    double least;
    double most;
    const char* words;
};

Status check(std::initializer_list<Limits> all) {
    for (const Limits& each : all)
        // Written so that NaN fails.
        if (!(each.value >= each.least && each.value <= each.most))
            return fail(kBadOption, each.name, each.value, each.words);
    return {};
}

Status checkOptions(const TrainOptions& o) {
    constexpr double kMost = std::numeric_limits<double>::max();
    constexpr double kLeast = std::numeric_limits<double>::min();
    constexpr double kBelowOne = 1 - 1e-9;
    const char* const share = TMW_PHRASE("ErrorWord", "from 0 to below 1");
    const char* const positive = TMW_PHRASE("ErrorWord", "a number above 0");
    const char* const notNegative = TMW_PHRASE("ErrorWord", "0 or a number above");
    const char* const epochs = TMW_PHRASE("ErrorWord", "from 1 to 1000000");
    const ScheduleOptions& s = o.schedule;
    const PenaltyOptions& p = o.penalty;
    const AugmentOptions& a = o.augment;
    const char* const part = TMW_PHRASE("ErrorWord", "from 0 (off) to 0.9");
    return check({
        {"epochs", double(o.epochs), 1, kEpochsLimit, epochs},
        {"batch", double(o.batch), 1, kBatchLimit, TMW_PHRASE("ErrorWord", "from 1 to 65536")},
        {"rate", o.rate, kLeast, kMost, positive},
        {"momentum", o.momentum, 0, kBelowOne, share},
        {"weight_decay", o.weightDecay, 0, kMost, notNegative},
        {"warmup", double(s.warmup), 0, kEpochsLimit,
         TMW_PHRASE("ErrorWord", "0 (off) or more epochs")},
        {"step_epochs", double(s.every), 1, kEpochsLimit, epochs},
        {"rate_factor", s.factor, kLeast, 1, TMW_PHRASE("ErrorWord", "above 0, and at most 1")},
        {"rate_patience", double(s.patience), 1, kEpochsLimit, epochs},
        {"least_rate", s.leastRate, 0, kMost, notNegative},
        {"l1", p.l1, 0, kMost, notNegative},
        {"l2", p.l2, 0, kMost, notNegative},
        {"max_norm", p.maxNorm, 0, kMost, notNegative},
        {"clip_norm", p.clipNorm, 0, kMost, notNegative},
        {"clip_value", p.clipValue, 0, kMost, notNegative},
        {"crop", a.crop, 0, 0.9, part},
        {"shift", a.shift, 0, 0.9, part},
        {"mask_time", a.maskTime, 0, 0.9, part},
        {"mask_frequency", a.maskFrequency, 0, 0.9, part},
        {"scale", a.scale, 0, 1, TMW_PHRASE("ErrorWord", "from 0 (off) to 1")},
        {"jitter", a.jitter, 0, 10, TMW_PHRASE("ErrorWord", "from 0 (off) to 10")},
        {"huber_delta", o.huberDelta, kLeast, kMost, positive},
        {"label_smoothing", o.labelSmoothing, 0, kBelowOne, share},
        {"early_stopping", double(o.earlyStopping), 0, kEpochsLimit,
         TMW_PHRASE("ErrorWord", "0 (off) or more epochs")},
        {"threads", double(o.threads), 0, kThreadsLimit,
         TMW_PHRASE("ErrorWord", "from 0 (one a core) to 1024")},
    });
}

} // namespace

namespace nn {

Result<Prepared> prepare(const Graph& graph, const Features& features,
                         const TrainOptions& options) {
    TMW_CHECK(checkOptions(options));
    if (features.split.train.empty())
        return fail(kNoSamples);
    TMW_TRY(auto objective, Objective::make(graph, features, options));
    const size_t batch = std::min(static_cast<size_t>(options.batch), features.split.train.size());
    const size_t bytes = BatchRunner::bytes(graph, objective, padded(batch));
    if (bytes > kBytesLimit)
        return fail(kTooLarge, batch, bytes >> 20, kBytesLimit >> 20);
    return Prepared{std::move(objective), batch};
}

} // namespace nn

Result<TrainResult> train(const Graph& graph, const Features& features, const TrainOptions& options,
                          std::stop_token stop, const TrainCallbacks& callbacks,
                          const Checkpoint* from) {
    TMW_TRY(const nn::Prepared prepared, nn::prepare(graph, features, options));
    if (callbacks.remark)
        std::ranges::for_each(remarksBefore(features, options), callbacks.remark);
    nn::Trainer trainer(graph, prepared.objective, options, prepared.batch);
    if (from)
        TMW_CHECK(trainer.resume(*from));
    else
        trainer.start();
    TMW_CHECK(trainer.run(std::move(stop), callbacks));
    return trainer.result();
}

} // namespace tmw

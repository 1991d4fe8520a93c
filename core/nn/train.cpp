// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/remark.h"
#include "core/nn/trainer.h"
#include "core/nn/training.h"

#include <algorithm>
#include <cmath>

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

Status checkOptions(const TrainOptions& options) {
    if (options.epochs < 1 || options.epochs > kEpochsLimit)
        return fail(kBadOption, "epochs", options.epochs,
                    TMW_PHRASE("ErrorWord", "from 1 to 1000000"));
    if (options.batch < 1 || options.batch > kBatchLimit)
        return fail(kBadOption, "batch", options.batch, TMW_PHRASE("ErrorWord", "from 1 to 65536"));
    if (!(options.rate > 0) || !std::isfinite(options.rate))
        return fail(kBadOption, "rate", options.rate, TMW_PHRASE("ErrorWord", "a number above 0"));
    if (!(options.momentum >= 0 && options.momentum < 1))
        return fail(kBadOption, "momentum", options.momentum,
                    TMW_PHRASE("ErrorWord", "from 0 to below 1"));
    if (options.earlyStopping < 0)
        return fail(kBadOption, "early_stopping", options.earlyStopping,
                    TMW_PHRASE("ErrorWord", "0 (off) or more epochs"));
    if (options.threads < 0 || options.threads > kThreadsLimit)
        return fail(kBadOption, "threads", options.threads,
                    TMW_PHRASE("ErrorWord", "from 0 (one a core) to 1024"));
    return {};
}

} // namespace

Result<TrainResult> train(const Graph& graph, const Features& features, const TrainOptions& options,
                          std::stop_token stop, const TrainCallbacks& callbacks,
                          const Checkpoint* from) {
    TMW_CHECK(checkOptions(options));
    if (features.split.train.empty())
        return fail(kNoSamples);
    TMW_TRY(const auto objective, nn::Objective::make(graph, features, options.loss));
    const size_t batch = std::min(static_cast<size_t>(options.batch), features.split.train.size());
    const size_t bytes = nn::BatchRunner::bytes(graph, objective, nn::padded(batch));
    if (bytes > kBytesLimit)
        return fail(kTooLarge, batch, bytes >> 20, kBytesLimit >> 20);
    nn::Trainer trainer(graph, objective, options, batch);
    if (from)
        TMW_CHECK(trainer.resume(*from));
    else
        trainer.start();
    TMW_CHECK(trainer.run(std::move(stop), callbacks));
    return trainer.result();
}

} // namespace tmw

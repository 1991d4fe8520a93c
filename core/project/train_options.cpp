// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/train_options.h"

#include "core/base/remark.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace tmw {

namespace {

constexpr ErrorKind kUnknownLoss{"train.unknown_loss", "There is no loss %1."};
constexpr ErrorKind kNoClasses{"train.class_weights",
                               "The data have numbers as targets, so train.class_weights cannot be "
                               "%1. Set it to none."};
constexpr ErrorKind kBadWeight{"train.class_weights",
                               "train.class_weights cannot have %1. It takes none, balanced, or "
                               "weights by name, as in %2=2."};
constexpr ErrorKind kUnknownClass{"train.class_weights",
                                  "train.class_weights names the class %1, and the data have %2."};

constexpr ErrorKind kNamedTwice{"train.class_weights",
                                "train.class_weights names the class %1 twice. Give each class "
                                "one weight."};

template <typename T, size_t N>
using Names = std::array<std::pair<std::string_view, T>, N>;

template <typename T, size_t N>
const T* named(const Names<T, N>& names, std::string_view word) {
    const auto found = std::ranges::find(names, word, &std::pair<std::string_view, T>::first);
    return found == names.end() ? nullptr : &found->second;
}

Result<std::optional<Loss>> parseLoss(std::string_view word) {
    constexpr Names<Loss, 5> kLosses{{
        {"mse", Loss::MeanSquaredError},
        {"mae", Loss::MeanAbsoluteError},
        {"huber", Loss::Huber},
        {"binary_crossentropy", Loss::BinaryCrossEntropy},
        {"sparse_categorical_crossentropy", Loss::SparseCategoricalCrossEntropy},
    }};
    if (word == "auto")
        return std::nullopt;
    if (const Loss* loss = named(kLosses, word))
        return *loss;
    return fail(kUnknownLoss, word);
}

OptimizerKind optimizerOf(std::string_view word) {
    constexpr Names<OptimizerKind, 4> kOptimizers{{{"adam", OptimizerKind::Adam},
                                                   {"adamw", OptimizerKind::AdamW},
                                                   {"sgd", OptimizerKind::Sgd},
                                                   {"rmsprop", OptimizerKind::RmsProp}}};
    const OptimizerKind* kind = named(kOptimizers, word);
    return kind ? *kind : OptimizerKind::Adam;
}

ScheduleOptions scheduleOf(const Settings& settings) {
    constexpr Names<ScheduleKind, 4> kSchedules{{{"constant", ScheduleKind::Constant},
                                                 {"step", ScheduleKind::Step},
                                                 {"cosine", ScheduleKind::Cosine},
                                                 {"plateau", ScheduleKind::Plateau}}};
    const ScheduleKind* kind = named(kSchedules, settings.schedule);
    return {.kind = kind ? *kind : ScheduleKind::Constant,
            .warmup = settings.warmup,
            .every = settings.stepEpochs,
            .factor = settings.rateFactor,
            .patience = settings.ratePatience,
            .leastRate = settings.leastRate};
}

AugmentOptions augmentOf(const Settings& settings) {
    return {.crop = settings.crop,
            .shift = settings.shift,
            .flipHorizontal = settings.flip == "horizontal" || settings.flip == "both",
            .flipVertical = settings.flip == "vertical" || settings.flip == "both",
            .scale = settings.scale,
            .jitter = settings.jitter,
            .maskTime = settings.maskTime,
            .maskFrequency = settings.maskFrequency};
}

std::vector<float> balanced(const Features& features, size_t classes) {
    std::vector<size_t> counts(classes);
    for (const uint32_t sample : features.split.train)
        if (const auto label = static_cast<size_t>(features.labels[sample]); label < classes)
            ++counts[label]; // train refuses the others
    std::vector<float> weights(classes, 1.0F);
    const auto all = static_cast<double>(features.split.train.size());
    for (size_t c = 0; c < classes; ++c)
        if (counts[c] > 0)
            weights[c] = static_cast<float>(
                all / (static_cast<double>(classes) * static_cast<double>(counts[c])));
    return weights;
}

std::string_view trimmed(std::string_view text) {
    const auto first = text.find_first_not_of(' ');
    return first == std::string_view::npos
               ? std::string_view()
               : text.substr(first, text.find_last_not_of(' ') - first + 1);
}

Status setWeight(std::string_view part, const Features& features, std::vector<float>& weights,
                 std::vector<bool>& given) {
    const auto& names = features.classNames;
    const auto equals = part.rfind('=');
    const std::string_view name = trimmed(part.substr(0, equals));
    const std::string_view number =
        equals == std::string_view::npos ? std::string_view() : trimmed(part.substr(equals + 1));
    float value = 0;
    const auto [end, error] = std::from_chars(number.data(), number.data() + number.size(), value);
    // Written so that NaN fails.
    if (error != std::errc{} || end != number.data() + number.size() ||
        !(value >= 0 && value <= 1e6F))
        return fail(kBadWeight, trimmed(part), names.front());
    const auto found = std::ranges::find(names, name);
    if (found == names.end()) {
        std::string all;
        for (const auto& each : names)
            all += (all.empty() ? "" : ", ") + each;
        return fail(kUnknownClass, name, all);
    }
    const auto at = static_cast<size_t>(found - names.begin());
    if (given[at])
        return fail(kNamedTwice, name);
    given[at] = true;
    weights[at] = value;
    return {};
}

} // namespace

Result<std::vector<float>> parseClassWeights(std::string_view text, const Features& features) {
    text = trimmed(text);
    if (text.empty() || text == "none")
        return std::vector<float>();
    if (answersNumbers(features.task) || features.classNames.empty())
        return fail(kNoClasses, text);
    const size_t classes = std::max<size_t>(features.classNames.size(), 2);
    if (text == "balanced")
        return balanced(features, classes);
    std::vector<float> weights(classes, 1.0F);
    std::vector<bool> given(classes);
    while (!text.empty()) {
        const auto comma = text.find(',');
        TMW_CHECK(setWeight(text.substr(0, comma), features, weights, given));
        text = comma == std::string_view::npos ? std::string_view() : text.substr(comma + 1);
    }
    return weights;
}

Result<TrainOptions> trainOptions(const Settings& settings, const Features& features, int threads) {
    TMW_TRY(const auto loss, parseLoss(settings.loss));
    TMW_TRY(auto weights, parseClassWeights(settings.classWeights, features));
    return TrainOptions{.epochs = settings.epochs,
                        .batch = settings.batch,
                        .rate = settings.rate,
                        .optimizer = optimizerOf(settings.optimizer),
                        .momentum = settings.momentum,
                        .nesterov = settings.nesterov,
                        .weightDecay = settings.weightDecay,
                        .schedule = scheduleOf(settings),
                        .penalty = {.l1 = settings.l1,
                                    .l2 = settings.l2,
                                    .maxNorm = settings.maxNorm,
                                    .clipNorm = settings.clipNorm,
                                    .clipValue = settings.clipValue},
                        .augment = augmentOf(settings),
                        .loss = loss,
                        .huberDelta = settings.huberDelta,
                        .labelSmoothing = settings.labelSmoothing,
                        .classWeights = std::move(weights),
                        .earlyStopping = settings.earlyStopping,
                        .seed = static_cast<uint64_t>(settings.trainSeed),
                        .threads = threads};
}

} // namespace tmw

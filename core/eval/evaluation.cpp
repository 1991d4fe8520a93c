// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/eval/evaluation.h"

#include <algorithm>
#include <cmath>

namespace tmw {

namespace {

constexpr ErrorKind kWidth{"evaluate.width",
                           "The model gives %1 numbers a sample, the data needs %2. It belongs to "
                           "other data: convert this project's run."};

constexpr ErrorKind kNoSamples{
    "evaluate.no_samples",
    "There is no sample to measure on: this part of the split is empty. Choose another part, add "
    "samples, or divide them otherwise (split.validation, split.test, split.stratified)."};

/// Keras' epsilon: keeps the logarithm finite.
double logOf(double probability) {
    return std::log(std::clamp(probability, 1e-7, 1 - 1e-7));
}

double crossEntropy(std::span<const float> scores, size_t columns, std::span<const int32_t> truth) {
    double sum = 0;
    for (size_t i = 0; i < truth.size(); ++i) {
        if (columns == 1)
            sum -= logOf(truth[i] ? double(scores[i]) : 1 - double(scores[i]));
        else
            sum -= logOf(double(scores[i * columns + static_cast<size_t>(truth[i])]));
    }
    return sum / static_cast<double>(truth.size());
}

std::vector<float> gatherRows(std::span<const float> rows, size_t width,
                              std::span<const uint32_t> part) {
    std::vector<float> out;
    out.reserve(part.size() * width);
    for (const uint32_t sample : part) {
        const auto row = rows.subspan(sample * width, width);
        out.insert(out.end(), row.begin(), row.end());
    }
    return out;
}

} // namespace

std::vector<float> gatherInputs(const Features& features, std::span<const uint32_t> part) {
    return gatherRows(features.inputs, features.inputWidth(), part);
}

std::vector<float> gatherTargets(const Features& features, std::span<const uint32_t> part) {
    return gatherRows(features.allTargets(), features.targetWidth(), part);
}

std::vector<int32_t> gatherLabels(const Features& features, std::span<const uint32_t> part) {
    std::vector<int32_t> out;
    out.reserve(part.size());
    for (const uint32_t sample : part)
        out.push_back(features.labels[sample]);
    return out;
}

Result<Evaluation> evaluate(const Features& features, std::span<const uint32_t> part,
                            std::span<const float> predictions) {
    const bool regression = answersNumbers(features.task);
    if (part.empty())
        return fail(kNoSamples);
    const size_t columns = predictions.size() / part.size();
    const size_t wanted = regression ? features.targetWidth() : features.classNames.size();
    const bool oneForTwo = !regression && columns == 1 && wanted == 2;
    if (columns != wanted && !oneForTwo)
        return fail(kWidth, columns, wanted);
    Evaluation result{.samples = part.size(), .labels = features.classNames};
    if (regression) {
        result.regression = regressionMetrics(predictions, gatherTargets(features, part));
        result.loss = result.regression->mse;
        return result;
    }
    const auto truth = gatherLabels(features, part);
    const auto classes = predictedClasses(predictions, columns);
    result.classification = classificationMetrics(classes, truth, wanted);
    result.scores = scoreMetrics(predictions, columns, truth, wanted);
    result.loss = crossEntropy(predictions, columns, truth);
    return result;
}

Result<Evaluation> evaluate(const Features& features, std::span<const uint32_t> part,
                            std::span<const float> predictions, double thresholdPercentile,
                            const Predict& predict) {
    TMW_TRY(Evaluation result, evaluate(features, part, predictions));
    if (features.task != Task::Reconstruction)
        return result;
    auto errors = reconstructionErrors(features, part, predictions);
    const auto& from = thresholdPart(features);
    std::vector<double> reference = errors;
    if (part.data() != from.data()) {
        TMW_TRY(const auto answers, predict(from));
        TMW_CHECK(evaluate(features, from, answers)); // its width
        reference = reconstructionErrors(features, from, answers);
    }
    result.anomalies = anomalyMetrics(features, part, std::move(errors), std::move(reference),
                                      thresholdPercentile);
    return result;
}

} // namespace tmw

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/line_report.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace tmw {

namespace {

bool isCurve(const Features& features) {
    return features.task == Task::Regression && features.inputWidth() == 1 &&
           features.targetWidth() == 1;
}

std::string unitOf(const Dataset& data, const std::string& name) {
    const Column* column = findColumn(data, name);
    return column && !column->unit.empty() ? column->unit : "no unit";
}

std::string axis(const LineResults& results, const std::string& name) {
    return name + " (" + unitOf(results.data, name) + ")";
}

struct NamedPart {
    const char* name;
    SeriesRole role;
    const std::vector<uint32_t>* samples;
};

std::vector<NamedPart> parts(const Split& split) {
    return {{"train", SeriesRole::Train, &split.train},
            {"validation", SeriesRole::Validation, &split.validation},
            {"test", SeriesRole::Test, &split.test}};
}

/// One input, one target: every sample in the colour of its part.
Plot samplesPlot(const LineResults& results) {
    const Features& features = results.features;
    Plot plot{.title = "Samples by split",
              .xTitle = axis(results, features.inputNames[0]),
              .yTitle = axis(results, features.targetNames[0]),
              .series = {}};
    for (const auto& part : parts(features.split)) {
        PlotSeries series{part.name, part.role, SeriesForm::Points, {}, {}};
        for (const uint32_t sample : *part.samples) {
            series.x.push_back(features.raw[sample]);
            series.y.push_back(features.targets[sample]);
        }
        plot.series.push_back(std::move(series));
    }
    return plot;
}

/// How many samples of each class, or of each tenth of the first target's range, a part holds.
Plot balancePlot(const LineResults& results) {
    const Features& features = results.features;
    const bool classes = !features.classNames.empty();
    constexpr size_t kTenths = 10;
    const size_t bins = classes ? features.classNames.size() : kTenths;
    float low = 0;
    float high = 1;
    if (!classes) {
        const auto first = [&](size_t i) {
            return features.target(static_cast<uint32_t>(i)).front();
        };
        low = high = first(0);
        for (size_t i = 0; i < features.samples; ++i) {
            low = std::min(low, first(i));
            high = std::max(high, first(i));
        }
    }
    const float step = high > low ? (high - low) / kTenths : 1;
    Plot plot{
        .title = classes ? "Samples of each class" : "Samples over " + features.targetNames[0],
        .xTitle = classes ? "Class" : axis(results, features.targetNames[0]) + ", each bar from",
        .yTitle = "Samples (count)",
        .series = {}};
    for (size_t bin = 0; bin < bins; ++bin)
        plot.xNames.push_back(classes ? features.classNames[bin]
                                      : plotNumber(low + step * static_cast<float>(bin), step));
    for (const auto& part : parts(features.split)) {
        PlotSeries series{part.name, part.role, SeriesForm::Bars, {}, std::vector<double>(bins)};
        for (size_t bin = 0; bin < bins; ++bin)
            series.x.push_back(static_cast<double>(bin));
        for (const uint32_t sample : *part.samples) {
            const float value = classes ? 0 : features.target(sample).front();
            const size_t bin = classes ? static_cast<size_t>(features.labels[sample])
                                       : static_cast<size_t>((value - low) / step);
            series.y[std::min(bin, bins - 1)] += 1;
        }
        plot.series.push_back(std::move(series));
    }
    return plot;
}

Plot lossPlot(const LineResults& results) {
    Plot plot{.title = "Loss and validation loss",
              .xTitle = "Epoch (count)",
              .yTitle = answersNumbers(results.features.task) ? "Loss (scaled targets)"
                                                              : "Loss (cross-entropy)",
              .series = {{"train", SeriesRole::Train, SeriesForm::Line, {}, {}},
                         {"validation", SeriesRole::Validation, SeriesForm::Line, {}, {}}},
              .logY = true};
    for (const auto& record : results.run.model.history) {
        for (auto& series : plot.series)
            series.x.push_back(record.epoch);
        plot.series[0].y.push_back(record.trainLoss);
        plot.series[1].y.push_back(record.validationLoss);
    }
    return plot;
}

/// Predictions of both models over the truth, along the one input.
Plot curvePlot(const LineResults& results) {
    const Features& features = results.features;
    const auto& test = features.split.test;
    std::vector<size_t> order(test.size());
    std::iota(order.begin(), order.end(), size_t{0});
    std::ranges::sort(order, {}, [&](size_t i) { return features.raw[test[i]]; });
    PlotSeries truth{"truth", SeriesRole::Truth, SeriesForm::Points, {}, {}};
    PlotSeries inFloat{"float", SeriesRole::Float, SeriesForm::Line, {}, {}};
    PlotSeries int8{
        std::string(toText(results.comparison.kind)), SeriesRole::Int8, SeriesForm::Line, {}, {}};
    for (const size_t i : order) {
        for (auto* series : {&truth, &inFloat, &int8})
            series->x.push_back(features.raw[test[i]]);
        truth.y.push_back(features.targets[test[i]]);
        inFloat.y.push_back(results.comparison.inFloat.answers[i]);
        int8.y.push_back(results.comparison.int8.answers[i]);
    }
    return {.title = "Predictions on the test split",
            .xTitle = axis(results, features.inputNames[0]),
            .yTitle = axis(results, features.targetNames[0]),
            .series = {truth, inFloat, int8}};
}

/// Prediction against truth, first target.
Plot againstTruthPlot(const LineResults& results) {
    const Features& features = results.features;
    const size_t width = features.targetWidth();
    PlotSeries inFloat{"float", SeriesRole::Float, SeriesForm::Points, {}, {}};
    PlotSeries int8{
        std::string(toText(results.comparison.kind)), SeriesRole::Int8, SeriesForm::Points, {}, {}};
    PlotSeries exact{"exact", SeriesRole::Truth, SeriesForm::Line, {}, {}};
    for (size_t i = 0; i < features.split.test.size(); ++i) {
        const double truth = features.targets[features.split.test[i] * width];
        inFloat.x.push_back(truth);
        int8.x.push_back(truth);
        inFloat.y.push_back(results.comparison.inFloat.answers[i * width]);
        int8.y.push_back(results.comparison.int8.answers[i * width]);
    }
    if (const auto [low, high] = std::ranges::minmax_element(inFloat.x); low != inFloat.x.end())
        exact.x = exact.y = {*low, *high};
    const std::string name = axis(results, features.targetNames[0]);
    return {.title = "Predictions against truth, test split",
            .xTitle = "True " + name,
            .yTitle = "Predicted " + name,
            .series = {exact, inFloat, int8}};
}

/// Errors of the test samples, and the threshold.
Plot errorsPlot(const LineResults& results) {
    const auto& test = results.features.split.test;
    const AnomalyMetrics& metrics = *results.comparison.inFloat.evaluation.anomalies;
    const ErrorHistogram counts = errorHistogram(results.features, test, metrics);
    const bool told = !results.features.normalClasses.empty();
    Plot plot{.title = "Errors of the test samples, float",
              .xTitle = "Mean squared error (no unit)",
              .yTitle = "Samples (count)",
              .series = {{told ? "normal" : "samples", SeriesRole::Float, SeriesForm::Bars,
                          counts.centres, counts.normal}}};
    if (told)
        plot.series.push_back(
            {"others", SeriesRole::Int8, SeriesForm::Bars, counts.centres, counts.others});
    double most = 1;
    for (size_t i = 0; i < counts.centres.size(); ++i)
        most = std::max({most, counts.normal[i], counts.others[i]});
    plot.series.push_back({"threshold",
                           SeriesRole::Truth,
                           SeriesForm::Line,
                           {metrics.threshold, metrics.threshold},
                           {0, most}});
    return plot;
}

Plot sizesPlot(const Comparison& comparison) {
    const auto bytes = [](const ComparedModel& model) {
        return std::vector<double>{static_cast<double>(model.bytes),
                                   static_cast<double>(model.planBytes),
                                   static_cast<double>(model.arenaBytes)};
    };
    return {
        .title = "Sizes",
        .xTitle = "",
        .yTitle = "Size (B)",
        .series =
            {{"float", SeriesRole::Float, SeriesForm::Bars, {0, 1, 2}, bytes(comparison.inFloat)},
             {std::string(toText(comparison.kind)),
              SeriesRole::Int8,
              SeriesForm::Bars,
              {0, 1, 2},
              bytes(comparison.int8)}},
        .xNames = {".tflite file", "plan in flash", "arena in RAM"}};
}

Plot layersPlot(const Comparison& comparison) {
    Plot plot{
        .title = "Signal to quantization noise, added up to each layer",
        .xTitle = "Layer",
        .yTitle = "Ratio (dB)",
        .series = {
            {std::string(toText(comparison.kind)), SeriesRole::Int8, SeriesForm::Bars, {}, {}}}};
    for (const auto& layer : comparison.layers) {
        plot.series[0].x.push_back(static_cast<double>(plot.xNames.size()));
        plot.series[0].y.push_back(layer.snrDb);
        plot.xNames.push_back(layer.layer);
    }
    return plot;
}

/// What the board answered as it came, beside the truth where the truth is known by formula.
Plot livePlot(const LineResults& results) {
    const BoardResults& board = *results.board;
    const bool curve = isCurve(results.features);
    const size_t outputs = board.samples ? board.predictions.size() / board.samples : 0;
    PlotSeries series{"board", SeriesRole::Board, SeriesForm::Points, {}, {}};
    PlotSeries truth{"truth", SeriesRole::Truth, SeriesForm::Points, {}, {}};
    for (size_t i = 0; i < board.samples; ++i) {
        series.x.push_back(curve ? double(board.raw[i]) : static_cast<double>(i));
        series.y.push_back(board.predictions[i * outputs]);
    }
    if (curve)
        for (const uint32_t sample : results.features.split.test) {
            truth.x.push_back(results.features.raw[sample]);
            truth.y.push_back(results.features.targets[sample]);
        }
    const auto& names = answersNumbers(results.features.task) ? results.features.targetNames
                                                              : results.features.classNames;
    Plot plot{.title = "Live predictions of " + board.board,
              .xTitle =
                  curve ? axis(results, results.features.inputNames[0]) : "Prediction (count)",
              .yTitle = answersNumbers(results.features.task) ? axis(results, names[0])
                                                              : "Probability of " + names.back(),
              .series = {series}};
    if (curve)
        plot.series.insert(plot.series.begin(), truth);
    return plot;
}

} // namespace

std::vector<NamedPlot> linePlots(const LineResults& results) {
    std::vector<NamedPlot> plots;
    const bool curve = isCurve(results.features);
    plots.emplace_back("samples", curve ? samplesPlot(results) : balancePlot(results));
    plots.emplace_back("loss", lossPlot(results));
    if (results.comparison.inFloat.evaluation.anomalies)
        plots.emplace_back("errors", errorsPlot(results));
    else if (answersNumbers(results.features.task))
        plots.emplace_back("predictions", curve ? curvePlot(results) : againstTruthPlot(results));
    plots.emplace_back("sizes", sizesPlot(results.comparison));
    plots.emplace_back("layers", layersPlot(results.comparison));
    if (results.board)
        plots.emplace_back("live", livePlot(results));
    return plots;
}

} // namespace tmw

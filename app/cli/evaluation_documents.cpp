// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/documents.h"
#include "app/cli/text_table.h"

#include <cmath>
#include <cstdio>

namespace tmw::cli {

namespace {

std::string perCent(double share) {
    char text[32];
    std::snprintf(text, sizeof text, "%.1f %%", share * 100);
    return text;
}

Json matrixJson(const Evaluation& result) {
    const auto& counts = result.classification->confusion;
    const size_t size = result.labels.size();
    Json rows = Json::array();
    for (size_t row = 0; row < size; ++row)
        rows.push_back(
            std::vector<size_t>(counts.begin() + static_cast<std::ptrdiff_t>(row * size),
                                counts.begin() + static_cast<std::ptrdiff_t>((row + 1) * size)));
    return {{"labels", result.labels}, {"matrix", rows}};
}

std::string classesText(const Evaluation& result) {
    std::vector<std::string> head{"truth \\ said"};
    for (const auto& label : result.labels)
        head.push_back(label);
    for (const char* name : {"precision", "recall", "F1"})
        head.emplace_back(name);
    TextTable table(head);
    const auto& metrics = *result.classification;
    const size_t size = result.labels.size();
    for (size_t row = 0; row < size; ++row) {
        std::vector<std::string> cells{result.labels[row]};
        for (size_t column = 0; column < size; ++column)
            cells.push_back(std::to_string(metrics.confusion[row * size + column]));
        for (const double value :
             {metrics.classes[row].precision, metrics.classes[row].recall, metrics.classes[row].f1})
            cells.push_back(figure(value, 3));
        table.add(std::move(cells));
    }
    return table.text();
}

Json number(double value) {
    return std::isfinite(value) ? Json(value) : Json(nullptr);
}

Json anomaliesJson(const AnomalyMetrics& metrics) {
    Json json{{"threshold_percentile", metrics.percentile},
              {"threshold", number(metrics.threshold)},
              {"threshold_from", metrics.fromTraining ? "train" : "validation"},
              {"threshold_samples", metrics.reference.size()},
              {"above", metrics.above}};
    if (metrics.recall) {
        const auto share = [&](const std::string& name, const Share& of) {
            json[name] = number(of.value);
            json[name + "_interval_95"] = {of.low, of.high};
        };
        share("recall", *metrics.recall);
        share("false_alarms", *metrics.falseAlarms);
        json["auc"] = number(metrics.auc);
    }
    Json classes = Json::array();
    for (const auto& each : metrics.classes) {
        classes.push_back({{"label", each.name}, {"samples", each.samples}, {"above", each.above}});
        if (each.normal)
            classes.back()["normal"] = *each.normal;
    }
    json["classes"] = classes;
    return json;
}

/// `none`: where there is nothing to count.
std::string shareText(const Share& share, const char* none) {
    if (!std::isfinite(share.value))
        return none;
    return perCent(share.value) + " (95 % interval " + perCent(share.low) + " to " +
           perCent(share.high) + ")";
}

std::string anomaliesText(const AnomalyMetrics& metrics) {
    std::string text =
        pairs({{"Threshold", figure(metrics.threshold) + ", percentile " +
                                 figure(metrics.percentile) + " of the errors of " +
                                 count(static_cast<long long>(metrics.reference.size())) +
                                 (metrics.fromTraining ? " training" : " validation") + " samples"},
               {"Above it", count(static_cast<long long>(metrics.above))}});
    if (metrics.recall)
        text += pairs({{"Anomalies found", shareText(*metrics.recall, "- (none to find)")},
                       {"False alarms", shareText(*metrics.falseAlarms, "- (no normal sample)")},
                       {"AUC", figure(metrics.auc)}});
    if (metrics.classes.empty())
        return text;
    TextTable table({"class", "", "samples", "above", "share"});
    for (const auto& each : metrics.classes)
        table.add({each.name,
                   !each.normal   ? ""
                   : *each.normal ? "normal"
                                  : "anomaly",
                   std::to_string(each.samples), std::to_string(each.above),
                   perCent(static_cast<double>(each.above) / static_cast<double>(each.samples))});
    return text + "\n" + table.text();
}

} // namespace

std::string accuracyText(const Share& accuracy, size_t samples) {
    return perCent(accuracy.value) + " of " + std::to_string(samples) + " (95 % interval " +
           perCent(accuracy.low) + " to " + perCent(accuracy.high) + ")";
}

Json evaluationDocument(const Evaluation& result) {
    Json json{{"samples", result.samples}, {"loss", result.loss}};
    if (result.regression) {
        json["mse"] = result.regression->mse;
        json["mae"] = result.regression->mae;
        json["rmse"] = result.regression->rmse;
        json["r2"] = result.regression->r2;
        if (result.anomalies)
            json["reconstruction"] = anomaliesJson(*result.anomalies);
        return json;
    }
    const auto& metrics = *result.classification;
    json["accuracy"] = metrics.accuracy.value;
    json["accuracy_interval_95"] = {metrics.accuracy.low, metrics.accuracy.high};
    json["macro_f1"] = metrics.macroF1;
    if (result.scores) {
        json["macro_auc"] = result.scores->macroAuc;
        json["calibration_error"] = result.scores->calibrationError;
        json["calibration_bins"] = kCalibrationBins;
    }
    json["confusion"] = matrixJson(result);
    Json classes = Json::array();
    for (size_t i = 0; i < metrics.classes.size(); ++i)
        classes.push_back({{"label", result.labels[i]},
                           {"precision", metrics.classes[i].precision},
                           {"recall", metrics.classes[i].recall},
                           {"f1", metrics.classes[i].f1},
                           {"samples", metrics.classes[i].support}});
    for (size_t i = 0; result.scores && i < classes.size(); ++i)
        classes[i]["auc"] = result.scores->auc[i];
    json["classes"] = classes;
    return json;
}

std::string evaluationText(const Evaluation& result) {
    std::string text = pairs({{"Samples", count(static_cast<long long>(result.samples))},
                              {"Loss", figure(result.loss)}});
    if (result.regression)
        return text +
               pairs({{"MSE", figure(result.regression->mse)},
                      {"MAE", figure(result.regression->mae)},
                      {"RMSE", figure(result.regression->rmse)},
                      {"R2", figure(result.regression->r2)}}) +
               (result.anomalies ? anomaliesText(*result.anomalies) : std::string());
    text += pairs({{"Accuracy", accuracyText(result.classification->accuracy, result.samples)},
                   {"Macro F1", figure(result.classification->macroF1)}});
    if (result.scores)
        text += pairs({{"Macro AUC", figure(result.scores->macroAuc)},
                       {"Calibration error, " + std::to_string(kCalibrationBins) + " bins",
                        figure(result.scores->calibrationError)}});
    return text + "\n" + classesText(result);
}

} // namespace tmw::cli

// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/documents.h"
#include "app/cli/text_table.h"
#include "core/base/hex.h"

#include <algorithm>
#include <cmath>
#include <cstdio>

namespace tmw::cli {

namespace {

Json modelJson(ModelKind kind, const ComparedModel& model, const Counted& counted) {
    Json json{{"kind", toText(kind)},
              {"bytes", model.bytes},
              {"plan_bytes", model.planBytes},
              {"arena_bytes", model.arenaBytes},
              {"instructions", counted.instructions ? Json(*counted.instructions) : Json(nullptr)}};
    if (!counted.instructions)
        json["instructions_reason"] = counted.reason;
    const Json evaluation = evaluationDocument(model.evaluation);
    for (const auto& [key, value] : evaluation.items())
        if (key != "confusion" && key != "classes" && key != "samples")
            json[key] = value;
    return json;
}

std::string instructionsText(const Counted& counted) {
    return counted.instructions ? count(static_cast<long long>(*counted.instructions)) : "-";
}

std::string bytesText(size_t bytes) {
    return count(static_cast<long long>(bytes));
}

std::string decibels(double value) {
    return isExact(value) ? "exact" : std::isfinite(value) ? figure(value, 4) : "-";
}

void addAnomalies(const std::optional<AnomalyMetrics>& a, const std::optional<AnomalyMetrics>& b,
                  TextTable& table) {
    if (!a || !b)
        return;
    table.add({"Threshold", figure(a->threshold), figure(b->threshold)});
    if (!a->recall || !b->recall)
        return;
    const auto share = [](const Share& of) { return figure(100 * of.value); };
    table.add({"Anomalies found, %", share(*a->recall), share(*b->recall)});
    table.add({"False alarms, %", share(*a->falseAlarms), share(*b->falseAlarms)});
}

} // namespace

Json comparisonDocument(const Comparison& comparison, const Counted& inFloat, const Counted& int8) {
    Json layers = Json::array();
    for (const auto& layer : comparison.layers)
        layers.push_back(
            {{"layer", layer.layer},
             {"snr_db", std::isfinite(layer.snrDb) ? Json(layer.snrDb) : Json(nullptr)},
             {"exact", isExact(layer.snrDb)},
             {"alone_db", std::isfinite(layer.aloneDb) ? Json(layer.aloneDb) : Json(nullptr)},
             {"alone_exact", isExact(layer.aloneDb)}});
    const std::string kind(toText(comparison.kind));
    Json ranges = Json::array();
    for (const auto& range : comparison.ranges)
        ranges.push_back({{"tensor", range.tensor},
                          {"seen", {range.seen.low, range.seen.high}},
                          {kind + "_covers", {range.covered.low, range.covered.high}},
                          {"step", range.step},
                          {"zero_point", range.zeroPoint},
                          {"steps_used", range.steps},
                          {"cut_off", range.outside}});
    Json flips = nullptr;
    if (comparison.flips)
        flips = {{"float_only_right", comparison.flips->firstOnlyRight},
                 {kind + "_only_right", comparison.flips->secondOnlyRight},
                 {"mcnemar_p", comparison.flips->p}};
    return {{"samples", comparison.samples},
            {"models",
             {modelJson(ModelKind::Float, comparison.inFloat, inFloat),
              modelJson(comparison.kind, comparison.int8, int8)}},
            {"flips", flips},
            {"layers", layers},
            {"alone_samples", comparison.aloneSamples},
            {"ranges", ranges}};
}

std::string comparisonText(const Comparison& comparison, const Counted& inFloat,
                           const Counted& int8) {
    const auto& a = comparison.inFloat;
    const auto& b = comparison.int8;
    const std::string kind(toText(comparison.kind));
    TextTable table({"", "float", kind});
    table.add({"File, B", bytesText(a.bytes), bytesText(b.bytes)});
    table.add({"Plan in flash, B", bytesText(a.planBytes), bytesText(b.planBytes)});
    table.add({"Arena in RAM, B", bytesText(a.arenaBytes), bytesText(b.arenaBytes)});
    table.add({"Instructions, emulated", instructionsText(inFloat), instructionsText(int8)});
    std::string text;
    if (a.evaluation.regression) {
        table.add(
            {"MSE", figure(a.evaluation.regression->mse), figure(b.evaluation.regression->mse)});
        table.add(
            {"MAE", figure(a.evaluation.regression->mae), figure(b.evaluation.regression->mae)});
        table.add({"R2", figure(a.evaluation.regression->r2), figure(b.evaluation.regression->r2)});
        addAnomalies(a.evaluation.anomalies, b.evaluation.anomalies, table);
    } else {
        const size_t width = std::max(kind.size(), std::string("float").size()) + 2;
        for (const auto& [name, model] : {std::pair(std::string("float"), &a), {kind, &b}})
            text += "Accuracy, " + name + std::string(width - name.size(), ' ') +
                    accuracyText(model->evaluation.classification->accuracy, comparison.samples) +
                    "\n";
    }
    if (comparison.flips)
        text += "Only float right " + std::to_string(comparison.flips->firstOnlyRight) + ", only " +
                kind + " right " + std::to_string(comparison.flips->secondOnlyRight) +
                ", McNemar's exact p " + figure(comparison.flips->p, 3) + "\n";
    TextTable layers({"layer", "alone, dB", "added up, dB"});
    for (const auto& layer : comparison.layers)
        layers.add({layer.layer, decibels(layer.aloneDb), decibels(layer.snrDb)});
    text = table.text() + text + "\nSignal to quantization noise; alone on " +
           count(static_cast<long long>(comparison.aloneSamples)) + " samples\n" + layers.text();
    if (!inFloat.instructions)
        text += "\nInstructions were not counted: " + inFloat.reason + "\n";
    return text;
}

} // namespace tmw::cli

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/line_report.h"

#include "core/base/hex.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>

namespace tmw {

namespace {

std::string whole(uint64_t value) {
    return plotNumber(static_cast<double>(value), 1);
}

std::string shown(double value, int digits = 4) {
    if (!std::isfinite(value))
        return "-";
    std::array<char, 48> text{};
    std::snprintf(text.data(), text.size(), "%.*g", digits, value);
    return text.data();
}

std::string counted(const std::optional<uint64_t>& instructions) {
    return instructions ? whole(*instructions) : "-";
}

std::string percent(const Share& share) {
    if (!std::isfinite(share.value))
        return "-";
    return shown(share.value * 100, 3) + " % (" + shown(share.low * 100, 3) + " to " +
           shown(share.high * 100, 3) + ")";
}

void addAnomalies(const std::optional<AnomalyMetrics>& a, const std::optional<AnomalyMetrics>& b,
                  ReportTable& table) {
    if (!a || !b)
        return;
    const auto row = [&](const std::string& name, const auto& text) {
        table.rows.push_back({name, text(*a), text(*b)});
    };
    row("Threshold, percentile " + shown(a->percentile) +
            (a->fromTraining ? " of training errors" : " of validation errors"),
        [](const AnomalyMetrics& each) { return shown(each.threshold); });
    row("Above it, test (count)", [](const AnomalyMetrics& each) { return whole(each.above); });
    if (a->recall && b->recall) {
        row("Anomalies found, test (95 % interval)",
            [](const AnomalyMetrics& each) { return percent(*each.recall); });
        row("False alarms, test (95 % interval)",
            [](const AnomalyMetrics& each) { return percent(*each.falseAlarms); });
        row("AUC, test", [](const AnomalyMetrics& each) { return shown(each.auc); });
    }
}

ReportTable comparisonTable(const LineResults& results) {
    const ComparedModel& a = results.comparison.inFloat;
    const ComparedModel& b = results.comparison.int8;
    ReportTable table{{{"", "float", std::string(toText(results.comparison.kind))},
                       {"File (B)", whole(a.bytes), whole(b.bytes)},
                       {"Plan in flash (B)", whole(a.planBytes), whole(b.planBytes)},
                       {"Arena in RAM (B)", whole(a.arenaBytes), whole(b.arenaBytes)}}};
    if (answersNumbers(results.features.task)) {
        const auto row = [&](const char* name, auto member) {
            table.rows.push_back({name, shown((*a.evaluation.regression).*member),
                                  shown((*b.evaluation.regression).*member)});
        };
        row("MSE, test", &RegressionMetrics::mse);
        row("MAE, test", &RegressionMetrics::mae);
        row("R2, test", &RegressionMetrics::r2);
        addAnomalies(a.evaluation.anomalies, b.evaluation.anomalies, table);
    } else {
        const auto text = [](const Evaluation& each) {
            return percent(each.classification->accuracy);
        };
        table.rows.push_back(
            {"Accuracy, test (95 % interval)", text(a.evaluation), text(b.evaluation)});
        table.rows.push_back({"Macro F1, test", shown(a.evaluation.classification->macroF1),
                              shown(b.evaluation.classification->macroF1)});
    }
    if (results.board)
        table.rows.push_back({"Instructions, emulated (count)",
                              counted(results.board->floatInstructions),
                              counted(results.board->int8Instructions)});
    return table;
}

/// Of each class, how many lie above the threshold.
ReportTable aboveTable(const Comparison& comparison) {
    const auto& a = comparison.inFloat.evaluation.anomalies->classes;
    const auto& b = comparison.int8.evaluation.anomalies->classes;
    ReportTable table{{{"class", "", "samples, test", "above, float",
                        "above, " + std::string(toText(comparison.kind))}}};
    for (size_t i = 0; i < a.size(); ++i)
        table.rows.push_back({a[i].name,
                              !a[i].normal   ? ""
                              : *a[i].normal ? "normal"
                                             : "anomaly",
                              whole(a[i].samples), whole(a[i].above), whole(b[i].above)});
    return table;
}

ReportTable confusionTable(const Evaluation& evaluation, const std::string& kind) {
    ReportTable table{{{kind + ": truth, then said"}}};
    for (const auto& label : evaluation.labels)
        table.rows[0].push_back(label);
    const size_t size = evaluation.labels.size();
    for (size_t row = 0; row < size; ++row) {
        table.rows.push_back({evaluation.labels[row]});
        for (size_t column = 0; column < size; ++column)
            table.rows.back().push_back(
                whole(evaluation.classification->confusion[row * size + column]));
    }
    return table;
}

ReportTable modelsTable(const LineResults& results) {
    ReportTable table{{{"model", "file", "size (B)", "SHA-256"}}};
    for (const auto& each : results.models)
        table.rows.push_back({std::string(toText(each.kind)), each.file.filename().string(),
                              whole(each.model.bytes().size()),
                              toHex(each.model.sha256()).substr(0, 16)});
    return table;
}

std::string flipsText(const Comparison& comparison) {
    if (!comparison.flips)
        return {};
    return "Only float right: " + whole(comparison.flips->firstOnlyRight) + " samples; only " +
           std::string(toText(comparison.kind)) +
           " right: " + whole(comparison.flips->secondOnlyRight) + "; McNemar's exact p " +
           shown(comparison.flips->p, 3) + ".";
}

std::string boardText(const BoardResults& board) {
    return whole(board.identical) + " of " + whole(board.samples) + " live predictions of " +
           board.board + " have the bits that the desktop computes from the same raw values.";
}

std::string dataText(const Features& features) {
    return whole(features.samples) + " samples: " + whole(features.split.train.size()) +
           " train, " + whole(features.split.validation.size()) + " validation, " +
           whole(features.split.test.size()) + " test.";
}

std::string trainText(const Run& run) {
    return run.settings.layers + ": " + whole(run.model.graph.parameterCount()) + " parameters, " +
           whole(static_cast<uint64_t>(epochsDone(run))) + " epochs in " +
           shown(run.model.seconds, 3) + " s (measured), best epoch " +
           whole(static_cast<uint64_t>(run.model.bestEpoch)) + ".";
}

} // namespace

Report lineReport(const std::string& title, const LineResults& results) {
    Report report{.title = title, .summary = dataText(results.features), .sections = {}};
    ReportSection data{.title = "Data and training",
                       .paragraphs = {dataText(results.features), trainText(results.run)}};
    const std::string kind(toText(results.comparison.kind));
    ReportSection compare{.title = "Float against " + kind + ", same test samples"};
    ReportSection device{.title = "On the board"};
    compare.tables = {comparisonTable(results), modelsTable(results)};
    if (!answersNumbers(results.features.task)) {
        compare.tables.push_back(confusionTable(results.comparison.inFloat.evaluation, "float"));
        compare.tables.push_back(confusionTable(results.comparison.int8.evaluation, kind));
        compare.paragraphs.push_back(flipsText(results.comparison));
    }
    if (const auto& found = results.comparison.inFloat.evaluation.anomalies;
        found && !found->classes.empty())
        compare.tables.push_back(aboveTable(results.comparison));
    for (auto& [name, plot] : linePlots(results)) {
        auto& section = name == "samples" || name == "loss" ? data
                        : name == "live"                    ? device
                                                            : compare;
        section.plots.push_back(std::move(plot));
    }
    report.sections = {std::move(data), std::move(compare)};
    if (results.board) {
        device.paragraphs.push_back(boardText(*results.board));
        report.summary += " " + boardText(*results.board);
        report.sections.push_back(std::move(device));
    }
    return report;
}

} // namespace tmw

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/run_json.h"

#include "core/project/run_state.h"
#include "core/project/settings_json.h"

#include <algorithm>
#include <array>

namespace tmw {

namespace {

constexpr ErrorKind kDamaged{"run.damaged_file", "The files of the run are damaged."};

constexpr std::array<std::string_view, 4> kTasks{"regression", "binary", "classification",
                                                 "reconstruction"};

/// JSON has no NaN: null stands for it.
Json number(double value) {
    return std::isfinite(value) ? Json(value) : Json(nullptr);
}

/// Without what is repeated: one number where all are alike, one a channel where those are.
std::vector<float> shortest(const std::vector<float>& values, const Shape& shape) {
    for (const size_t period : {size_t{1}, shape.empty() ? 1 : static_cast<size_t>(shape.back())}) {
        bool repeats = period < values.size() && values.size() % period == 0;
        for (size_t i = period; repeats && i < values.size(); ++i)
            repeats = values[i] == values[i - period];
        if (repeats)
            return {values.begin(), values.begin() + static_cast<std::ptrdiff_t>(period)};
    }
    return values;
}

void repeat(std::vector<float>& values, size_t count) {
    const size_t period = values.size();
    if (period == 0 || period >= count || count % period != 0)
        return;
    values.resize(count);
    for (size_t i = period; i < count; ++i)
        values[i] = values[i - period];
}

Json toJson(const Affine& affine) {
    return {{"scale", affine.scale}, {"offset", affine.offset}};
}

/// Names of values in an array follow from its shape.
bool isNamedByShape(const Run& run) {
    return run.sampleShape.size() > 1 && run.inputNames == valueNames(run.sampleShape);
}

void read(JsonFields fields, Affine& affine) {
    fields.required("scale", affine.scale);
    fields.required("offset", affine.offset);
}

void readHistory(JsonFields fields, std::vector<EpochRecord>& history) {
    fields.eachOf("history", [&](JsonFields each) {
        EpochRecord record;
        each.required("epoch", record.epoch);
        each.required("train_loss", record.trainLoss);
        each.required("validation_loss", record.validationLoss);
        each.required("train_metric", record.trainMetric);
        each.required("validation_metric", record.validationMetric);
        each.optional("rate", record.rate); // absent in earlier runs, as what follows
        each.optional("gradient_norm", record.gradientNorm);
        history.push_back(record);
    });
}

void readDescription(JsonFields fields, Run& run) {
    std::string task;
    fields.required("resumed_from", run.resumedFrom);
    fields.optional("made", run.made); // absent in earlier runs
    fields.optional("adopted_from", run.adoptedFrom);
    fields.required("task", task);
    if (!fields.optional("inputs", run.inputNames))
        run.inputNames = valueNames(run.sampleShape);
    fields.required("targets", run.targetNames);
    fields.required("classes", run.classNames);
    read(fields.object("input_contract"), run.inputContract);
    read(fields.object("target_scaling"), run.targetScaling);
    fields.required("data_fingerprint", run.dataFingerprint);
    const auto found = std::ranges::find(kTasks, task);
    if (found == kTasks.end())
        fields.reject("task", "unknown");
    else
        run.task = static_cast<Task>(found - kTasks.begin());
    repeat(run.inputContract.scale, run.inputNames.size());
    repeat(run.inputContract.offset, run.inputNames.size());
    if (run.inputContract.scale.size() != run.inputNames.size() ||
        run.inputContract.offset.size() != run.inputNames.size())
        fields.reject("input_contract", "not one pair an input");
}

void readOutcome(JsonFields fields, Run& run) {
    fields.required("stopped", run.stopped);
    fields.required("best_epoch", run.model.bestEpoch);
    fields.required("seconds", run.model.seconds);
    fields.required("samples_per_second", run.model.samplesPerSecond);
    readHistory(fields, run.model.history);
}

} // namespace

Json historyJson(const std::vector<EpochRecord>& history) {
    Json list = Json::array();
    for (const auto& record : history)
        list.push_back({{"epoch", record.epoch},
                        {"train_loss", number(record.trainLoss)},
                        {"validation_loss", number(record.validationLoss)},
                        {"train_metric", number(record.trainMetric)},
                        {"validation_metric", number(record.validationMetric)},
                        {"rate", number(record.rate)},
                        {"gradient_norm", number(record.gradientNorm)}});
    return list;
}

std::string runJsonText(const Run& run) {
    const Affine contract{shortest(run.inputContract.scale, run.sampleShape),
                          shortest(run.inputContract.offset, run.sampleShape)};
    Json json = {{"schema", kProjectSchema},
                 {"resumed_from", run.resumedFrom},
                 {"task", kTasks[static_cast<size_t>(run.task)]},
                 {"sample_shape", run.sampleShape},
                 {"targets", run.targetNames},
                 {"classes", run.classNames},
                 {"input_contract", toJson(contract)},
                 {"target_scaling", toJson(run.targetScaling)},
                 {"data_fingerprint", run.dataFingerprint},
                 {"settings", settingsJson(run.settings)},
                 {"stopped", run.stopped},
                 {"best_epoch", run.model.bestEpoch},
                 {"seconds", run.model.seconds},
                 {"samples_per_second", run.model.samplesPerSecond},
                 {"history", historyJson(run.model.history)}};
    if (!isNamedByShape(run))
        json["inputs"] = run.inputNames;
    if (!run.made.empty())
        json["made"] = run.made;
    if (run.aware)
        json["aware_layers"] = run.aware->layers;
    if (!run.adoptedFrom.empty())
        json["adopted_from"] = run.adoptedFrom;
    return json.dump(1, ' ', false, Json::error_handler_t::replace) + "\n";
}

Result<Run> parseRun(std::string_view text, std::span<const uint8_t> checkpoint,
                     JsonProblem& problem) {
    const Json json = Json::parse(text, nullptr, false);
    JsonFields fields(json, "run.json", problem);
    Shape sampleShape;
    fields.required("sample_shape", sampleShape);
    if (problem)
        return fail(kDamaged);
    Settings settings;
    if (const auto found = json.find("settings"); found != json.end() && found->is_object())
        TMW_CHECK(readSettings(*found, settings));
    TMW_TRY(auto layers, parseLayers(settings.layers));
    TMW_TRY(auto graph, Graph::build(sampleShape, std::move(layers)));
    Run run{.settings = settings, .sampleShape = sampleShape, .model = {.graph = std::move(graph)}};
    readDescription(fields, run);
    readOutcome(fields, run);
    run.model.seed = static_cast<uint64_t>(settings.trainSeed);
    std::optional<Graph> lowered;
    if (std::string lines; fields.optional("aware_layers", lines)) {
        TMW_TRY(auto operators, parseLayers(lines));
        TMW_TRY(lowered, Graph::build(run.sampleShape, std::move(operators)));
        run.aware.emplace().layers = lines;
    }
    if (problem || !readCheckpoint(checkpoint, run, std::move(lowered), problem))
        return fail(kDamaged);
    return run;
}

} // namespace tmw

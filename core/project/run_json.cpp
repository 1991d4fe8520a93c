// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/run_json.h"

#include "core/project/settings_json.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>

namespace tmw {

namespace {

static_assert(std::endian::native == std::endian::little, "checkpoints are little-endian");

constexpr ErrorKind kDamaged{"run.damaged_file", "The files of the run are damaged."};

constexpr std::array<std::string_view, 3> kTasks{"regression", "binary", "classification"};

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

template <typename T>
Json binary(const std::vector<T>& values) {
    std::vector<uint8_t> bytes(values.size() * sizeof(T));
    if (!bytes.empty())
        std::memcpy(bytes.data(), values.data(), bytes.size());
    return Json::binary(std::move(bytes));
}

bool readBinary(const Json& json, const char* name, std::vector<float>& out) {
    const auto found = json.find(name);
    if (found == json.end() || !found->is_binary() || found->get_binary().size() % sizeof(float))
        return false;
    const auto& bytes = found->get_binary();
    out.resize(bytes.size() / sizeof(float));
    if (!bytes.empty())
        std::memcpy(out.data(), bytes.data(), bytes.size());
    return true;
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

bool readRandom(const Json& json, Random::State& state) {
    const auto found = json.find("random");
    if (found == json.end() || !found->is_binary() || found->get_binary().size() != 41)
        return false;
    const uint8_t* at = found->get_binary().data();
    std::memcpy(state.words, at, 32);
    std::memcpy(&state.spare, at + 32, 8);
    state.hasSpare = at[40] != 0;
    return true;
}

Json randomJson(const Random::State& state) {
    std::vector<uint8_t> bytes(41);
    std::memcpy(bytes.data(), state.words, 32);
    std::memcpy(bytes.data() + 32, &state.spare, 8);
    bytes[40] = state.hasSpare ? 1 : 0;
    return Json::binary(std::move(bytes));
}

/// Moments are there for the optimizer that has them, or not at all.
bool fits(const std::vector<float>& values, size_t count) {
    return values.empty() || values.size() == count;
}

bool readCheckpoint(std::span<const uint8_t> bytes, Run& run, JsonProblem& problem) {
    const Json json = Json::from_cbor(bytes.begin(), bytes.end(), true, false);
    const size_t count = run.model.graph.parameterCount();
    Checkpoint& state = run.checkpoint;
    JsonFields fields(json, "checkpoint.cbor", problem);
    fields.required("epoch", state.epoch);
    fields.required("step", state.step);
    fields.required("best_epoch", state.bestEpoch);
    fields.required("epochs_since_best", state.epochsSinceBest);
    if (problem)
        return false;
    const bool read = readBinary(json, "weights", state.weights) &&
                      readBinary(json, "best_weights", state.bestWeights) &&
                      readBinary(json, "first_moment", state.firstMoment) &&
                      readBinary(json, "second_moment", state.secondMoment) &&
                      readRandom(json, state.random);
    if (!read || state.weights.size() != count || state.bestWeights.size() != count ||
        !fits(state.firstMoment, count) || !fits(state.secondMoment, count))
        fields.reject("", "weights do not belong to the layers");
    return !problem;
}

void readDescription(JsonFields fields, Run& run) {
    std::string task;
    fields.required("resumed_from", run.resumedFrom);
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
    if (!run.adoptedFrom.empty())
        json["adopted_from"] = run.adoptedFrom;
    return json.dump(1, ' ', false, Json::error_handler_t::replace) + "\n";
}

std::vector<uint8_t> checkpointBytes(const Run& run) {
    const Checkpoint& state = run.checkpoint;
    const Json json = {{"epoch", state.epoch},
                       {"step", state.step},
                       {"best_epoch", state.bestEpoch},
                       {"epochs_since_best", state.epochsSinceBest},
                       {"weights", binary(state.weights)},
                       {"best_weights", binary(run.model.weights)},
                       {"first_moment", binary(state.firstMoment)},
                       {"second_moment", binary(state.secondMoment)},
                       {"random", randomJson(state.random)}};
    return Json::to_cbor(json);
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
    if (problem || !readCheckpoint(checkpoint, run, problem))
        return fail(kDamaged);
    run.model.weights = run.checkpoint.bestWeights;
    run.model.seed = static_cast<uint64_t>(settings.trainSeed);
    run.checkpoint.history = run.model.history;
    return run;
}

} // namespace tmw

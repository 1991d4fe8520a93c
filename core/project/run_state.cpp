// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/run_state.h"

#include <algorithm>
#include <bit>
#include <cstring>

namespace tmw {

namespace {

static_assert(std::endian::native == std::endian::little, "checkpoints are little-endian");

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

/// Of a graph of so many parameters.
bool readState(const Json& json, JsonFields fields, size_t count, Checkpoint& state,
               const JsonProblem& problem) {
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

Json stateJson(const Checkpoint& state) {
    return {{"epoch", state.epoch},
            {"step", state.step},
            {"best_epoch", state.bestEpoch},
            {"epochs_since_best", state.epochsSinceBest},
            {"weights", binary(state.weights)},
            {"best_weights", binary(state.bestWeights)},
            {"first_moment", binary(state.firstMoment)},
            {"second_moment", binary(state.secondMoment)},
            {"random", randomJson(state.random)}};
}

/// Structures of floats.
template <typename T>
bool readRecords(const Json& json, const char* name, size_t count, std::vector<T>& out) {
    std::vector<float> values;
    if (!readBinary(json, name, values) ||
        (!values.empty() && values.size() * sizeof(float) != count * sizeof(T)))
        return false;
    out.resize(values.empty() ? 0 : count);
    if (!values.empty())
        std::memcpy(static_cast<void*>(out.data()), values.data(), values.size() * sizeof(float));
    return true;
}

Json awareJson(const AwareState& aware) {
    Json json = stateJson(aware.checkpoint);
    json["stays"] = aware.stays;
    json["ranges"] = binary(aware.ranges);
    json["grids"] = binary(aware.grids);
    return json;
}

bool readAware(const Json& json, JsonFields fields, const Graph& graph, AwareState& aware,
               const JsonProblem& problem) {
    const size_t tensors = graph.layers().size() + 1;
    fields.required("stays", aware.stays);
    if (!readState(json, fields, graph.parameterCount(), aware.checkpoint, problem))
        return false;
    if (!readRecords(json, "ranges", tensors, aware.ranges) ||
        !readRecords(json, "grids", tensors, aware.grids) ||
        (aware.stays && aware.grids.size() != tensors))
        fields.reject("", "ranges do not belong to the layers");
    return !problem;
}

/// Epochs of quantization-aware training lie behind the others.
void divideHistory(Run& run) {
    const std::vector<EpochRecord>& all = run.model.history;
    const auto first = std::min(static_cast<size_t>(std::max(run.checkpoint.epoch, 0)), all.size());
    const auto middle = all.begin() + static_cast<std::ptrdiff_t>(first);
    run.checkpoint.history.assign(all.begin(), middle);
    if (!run.aware)
        return;
    run.aware->checkpoint.history.assign(middle, all.end());
    for (EpochRecord& each : run.aware->checkpoint.history)
        each.epoch -= run.checkpoint.epoch;
}

} // namespace

std::vector<uint8_t> checkpointBytes(const Run& run) {
    Json json = stateJson(run.checkpoint);
    if (run.aware)
        json["aware"] = awareJson(*run.aware);
    return Json::to_cbor(json);
}

bool readCheckpoint(std::span<const uint8_t> bytes, Run& run, std::optional<Graph> lowered,
                    JsonProblem& problem) {
    const Json json = Json::from_cbor(bytes.begin(), bytes.end(), true, false);
    JsonFields fields(json, "checkpoint.cbor", problem);
    if (problem ||
        !readState(json, fields, run.model.graph.parameterCount(), run.checkpoint, problem))
        return false;
    const auto aware = json.find("aware");
    if ((aware != json.end()) != lowered.has_value()) {
        fields.reject("aware", "does not go with the run");
        return false;
    }
    if (lowered && !readAware(*aware, fields.object("aware"), *lowered, *run.aware, problem))
        return false;
    divideHistory(run);
    run.model.weights = run.checkpoint.bestWeights;
    if (run.aware && run.aware->stays) {
        run.model.graph = *std::move(lowered);
        run.model.weights = run.aware->checkpoint.bestWeights;
    }
    return true;
}

} // namespace tmw

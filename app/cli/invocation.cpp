// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/invocation.h"

#include "core/data/npy.h"
#include "core/plan/generated_input.h"
#include "core/plan/sample_stack.h"
#include "device_runtime/base/crc32.h"

#include <cstdio>

namespace tmw::cli {

namespace {

constexpr ErrorKind kInputCount{
    "invoke.input_count", "The model has %1 inputs, %2 files were given. Give one --input for "
                          "each, in the model's order."};
constexpr ErrorKind kSampleCount{"invoke.sample_count",
                                 "%1 holds %2 samples, the file before it %3. Give all inputs the "
                                 "same number."};

Result<Samples> generate(const Runner& runner, uint32_t seed, size_t count) {
    Samples samples;
    for (size_t i = 0; i < count; ++i) {
        GeneratedInput generator(seed + static_cast<uint32_t>(i));
        std::vector<Tensor> inputs;
        for (const auto& info : runner.inputs()) {
            TMW_TRY(Tensor tensor, generator.next(info.type, info.shape));
            inputs.push_back(std::move(tensor));
        }
        samples.push_back(std::move(inputs));
    }
    return samples;
}

} // namespace

Result<Samples> readSamples(const Runner& runner, const std::vector<std::string>& files,
                            bool quantize, uint32_t seed, size_t generated) {
    if (files.empty())
        return generate(runner, seed, generated);
    if (files.size() != runner.inputs().size())
        return fail(kInputCount, runner.inputs().size(), files.size());
    Samples samples;
    for (size_t i = 0; i < files.size(); ++i) {
        TMW_TRY(const Tensor file, readNpy(files[i]));
        TMW_TRY(auto single, unstack(file, runner.inputs()[i], quantize));
        if (i == 0)
            samples.resize(single.size());
        if (single.size() != samples.size())
            return fail(kSampleCount, files[i], single.size(), samples.size());
        for (size_t k = 0; k < single.size(); ++k)
            samples[k].push_back(std::move(single[k]));
    }
    return samples;
}

Result<Invocation> invokeHere(Runner& runner, const Samples& samples, bool layers,
                              std::stop_token stop) {
    Invocation invocation;
    std::map<int32_t, std::map<int32_t, uint32_t>> crcs;
    const Runner::Trace trace = [&](const TracedOperator& op, const TracedOutput& output,
                                    std::span<const uint8_t> bytes) {
        uint32_t& crc = crcs[op.index][output.tensor];
        crc = rt::crc32(bytes.data(), bytes.size(), crc);
    };
    std::vector<std::vector<Tensor>> outputs(runner.outputs().size());
    for (const auto& sample : samples) {
        if (stop.stop_requested())
            return fail(kCancelled);
        TMW_TRY(auto answer, layers ? runner.invokeTraced(sample, trace) : runner.invoke(sample));
        for (size_t i = 0; i < answer.size(); ++i)
            outputs[i].push_back(std::move(answer[i]));
    }
    for (const auto& each : outputs)
        invocation.outputs.push_back(stack(each));
    for (const auto& op : runner.plan().operators)
        if (const auto found = crcs.find(op.index); found != crcs.end())
            for (const auto& output : op.outputs)
                invocation.layerCrcs[op.index].push_back(found->second[output.tensor]);
    return invocation;
}

std::string crcText(uint32_t crc) {
    char text[16];
    std::snprintf(text, sizeof text, "%08x", crc);
    return text;
}

Json layersDocument(const Plan& plan, const Invocation& invocation) {
    Json list = Json::array();
    for (const auto& op : plan.operators) {
        Json layer{{"index", op.index}, {"op", op.name}, {"outputs", Json::array()}};
        if (const auto found = invocation.layerCrcs.find(op.index);
            found != invocation.layerCrcs.end())
            for (const uint32_t crc : found->second)
                layer["outputs"].push_back({{"crc32", crcText(crc)}});
        layer["fused_into"] = op.fusedInto ? Json(*op.fusedInto) : Json(nullptr);
        list.push_back(layer);
    }
    return list;
}

} // namespace tmw::cli

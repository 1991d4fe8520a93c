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
        TMW_TRY(auto inputs, generatedInputs(runner, seed + static_cast<uint32_t>(i)));
        samples.push_back(std::move(inputs));
    }
    return samples;
}

/// CRC-32 of each output of each operator, by the operator's and the tensor's index.
using LayerCrcs = std::map<int32_t, std::map<int32_t, uint32_t>>;

void add(LayerCrcs& crcs, const TracedOperator& op, const TracedOutput& output,
         std::span<const uint8_t> bytes) {
    uint32_t& crc = crcs[op.index][output.tensor];
    crc = rt::crc32(bytes.data(), bytes.size(), crc);
}

/// `outputs`: one list a sample.
Invocation gathered(const Plan& plan, const std::vector<std::vector<Tensor>>& outputs,
                    const LayerCrcs& crcs) {
    Invocation invocation;
    for (size_t i = 0; !outputs.empty() && i < outputs.front().size(); ++i) {
        std::vector<Tensor> samples;
        for (const auto& each : outputs)
            samples.push_back(each[i]);
        invocation.outputs.push_back(stack(samples));
    }
    for (const auto& op : plan.operators)
        if (const auto found = crcs.find(op.index); found != crcs.end())
            for (const auto& output : op.outputs)
                invocation.layerCrcs[op.index].push_back(found->second.at(output.tensor));
    return invocation;
}

std::vector<std::span<const uint8_t>> bytesOf(const std::vector<Tensor>& tensors) {
    std::vector<std::span<const uint8_t>> bytes;
    for (const Tensor& tensor : tensors)
        bytes.emplace_back(reinterpret_cast<const uint8_t*>(tensor.bytes.data()),
                           tensor.bytes.size());
    return bytes;
}

/// An output, and the step of the run after which it is there.
struct Moment {
    const TracedOperator* op;
    const TracedOutput* output;
    uint32_t step;
};

/// Record by record, as the runner does, reading each operator's outputs right after its last one.
Status stepThrough(DeviceLink& link, rt::Target target, Runner& runner,
                   const std::vector<Tensor>& sample, LayerCrcs& crcs) {
    std::vector<Moment> moments;
    TMW_CHECK(runner.invokeTraced(sample, [&](const TracedOperator& op, const TracedOutput& output,
                                              std::span<const uint8_t>) {
        moments.push_back({&op, &output, runner.steps()});
    }));
    TMW_CHECK(link.writeInputs(target, bytesOf(sample)));
    TMW_CHECK(link.restart(target));
    uint32_t done = 0;
    for (const Moment& moment : moments) {
        for (; done < moment.step; ++done)
            TMW_CHECK(link.step(target, {}));
        TMW_TRY(const auto bytes,
                link.readArena(target, moment.output->arenaOffset, moment.output->bytes));
        add(crcs, *moment.op, *moment.output, bytes);
    }
    return {};
}

Result<std::vector<Tensor>> runOnce(DeviceLink& link, rt::Target target, const Runner& runner,
                                    const std::vector<Tensor>& sample) {
    std::vector<uint32_t> sizes;
    std::vector<Tensor> outputs;
    for (const auto& info : runner.outputs()) {
        TMW_TRY(const size_t count, elementCount(info.shape));
        sizes.push_back(static_cast<uint32_t>(count * rt::sizeOf(info.type)));
        outputs.push_back({info.type, info.shape, {}});
    }
    TMW_TRY(const auto answers, link.run(target, bytesOf(sample), sizes));
    for (size_t i = 0; i < outputs.size(); ++i) {
        const auto bytes = std::as_bytes(std::span(answers[i]));
        outputs[i].bytes.assign(bytes.begin(), bytes.end());
    }
    return outputs;
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
    LayerCrcs crcs;
    std::vector<std::vector<Tensor>> outputs;
    const Runner::Trace trace = [&](const TracedOperator& op, const TracedOutput& output,
                                    std::span<const uint8_t> bytes) {
        add(crcs, op, output, bytes);
    };
    for (const auto& sample : samples) {
        if (stop.stop_requested())
            return fail(kCancelled);
        TMW_TRY(auto answer, layers ? runner.invokeTraced(sample, trace) : runner.invoke(sample));
        outputs.push_back(std::move(answer));
    }
    return gathered(runner.plan(), outputs, crcs);
}

Result<Invocation> invokeOn(BoardSession& board, const Plan& plan, const Samples& samples,
                            bool layers, std::stop_token stop) {
    TMW_TRY(Runner runner, Runner::make(plan));
    TMW_TRY(const rt::Target target, placeModel(board, plan));
    LayerCrcs crcs;
    std::vector<std::vector<Tensor>> outputs;
    for (const auto& sample : samples) {
        if (stop.stop_requested())
            return fail(kCancelled);
        if (layers)
            TMW_CHECK(stepThrough(board.link(), target, runner, sample, crcs));
        TMW_TRY(auto answer, runOnce(board.link(), target, runner, sample));
        outputs.push_back(std::move(answer));
    }
    return gathered(plan, outputs, crcs);
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

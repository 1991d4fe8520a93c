// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/eval/predictions.h"

#include <tbb/enumerable_thread_specific.h>
#include <tbb/parallel_for.h>
#include <tbb/task_arena.h>

#include <algorithm>

namespace tmw {

namespace {

constexpr ErrorKind kType{"predictions.type",
                          "The model's output is of a type that stands for no number. Choose a "
                          "model with a float, int8 or int16 output."};

template <typename T>
std::vector<float> dequantized(const Tensor& tensor, const PlanTensorInfo& info) {
    std::vector<float> values;
    for (const T q : tensor.as<T>())
        values.push_back(info.scale == 0 ? static_cast<float>(q)
                                         : info.scale * static_cast<float>(static_cast<int64_t>(q) -
                                                                           info.zeroPoint));
    return values;
}

/// Some milliseconds of work.
constexpr size_t kSamplesOfABlock = 32;

Result<std::vector<float>> predictBlock(Runner& runner, const Features& features,
                                        std::span<const uint32_t> part,
                                        const std::stop_token& stop) {
    const std::span raw(features.raw);
    const size_t width = features.inputWidth();
    std::vector<float> predictions;
    for (const uint32_t sample : part) {
        if (stop.stop_requested())
            return fail(kCancelled);
        TMW_TRY(const auto outputs, runner.invokeRaw(raw.subspan(sample * width, width)));
        TMW_TRY(const auto values, realValues(outputs.front(), runner.outputs().front()));
        predictions.insert(predictions.end(), values.begin(), values.end());
    }
    return predictions;
}

} // namespace

Result<Runner> runnerFor(const TfliteModel& model, const Affine* inputContract) {
    TMW_TRY(Plan plan, makePlan(model, rt::CoreFamily::Generic, {.inputContract = inputContract}));
    return Runner::make(std::move(plan), RunnerKernels::Host);
}

Result<std::vector<float>> realValues(const Tensor& tensor, const PlanTensorInfo& info) {
    switch (tensor.type) {
    case DataType::Float32: {
        const auto values = tensor.as<float>();
        return std::vector<float>(values.begin(), values.end());
    }
    case DataType::Int8:
        return dequantized<int8_t>(tensor, info);
    case DataType::UInt8:
        return dequantized<uint8_t>(tensor, info);
    case DataType::Int16:
        return dequantized<int16_t>(tensor, info);
    case DataType::Int32:
        return dequantized<int32_t>(tensor, info);
    case DataType::Int64:
        return dequantized<int64_t>(tensor, info);
    case DataType::UInt16:
        return dequantized<uint16_t>(tensor, info);
    case DataType::UInt32:
        return dequantized<uint32_t>(tensor, info);
    case DataType::UInt64:
        return dequantized<uint64_t>(tensor, info);
    default:
        return fail(kType);
    }
}

Result<std::vector<float>> predictRaw(Runner& runner, const Features& features,
                                      std::span<const uint32_t> part, std::stop_token stop,
                                      int threads) {
    // A model with state takes all of them, one after the other.
    const size_t block = runner.hasState() ? std::max<size_t>(part.size(), 1) : kSamplesOfABlock;
    const size_t blocks = (part.size() + block - 1) / block;
    std::vector<Result<std::vector<float>>> answers(blocks);
    const auto run = [&](Runner& on, size_t index) {
        const size_t first = index * block;
        answers[index] = predictBlock(
            on, features, part.subspan(first, std::min(block, part.size() - first)), stop);
    };
    if (blocks == 1) {
        run(runner, 0);
    } else {
        tbb::enumerable_thread_specific<Runner> runners([&] { return runner.twin(); });
        tbb::task_arena arena(threads > 0 ? threads : tbb::task_arena::automatic);
        arena.execute([&] {
            tbb::parallel_for(size_t{0}, blocks, [&](size_t index) {
                runners.local().reset(); // of another block's fault
                run(runners.local(), index);
            });
        });
    }
    std::vector<float> predictions;
    for (const auto& answer : answers) {
        if (!answer)
            return tl::unexpected(answer.error());
        predictions.insert(predictions.end(), answer->begin(), answer->end());
    }
    return predictions;
}

Predict predictByGraph(TrainedModel model, const Features& features) {
    return [model = std::make_shared<const TrainedModel>(std::move(model)),
            &features](std::span<const uint32_t> part) -> Result<std::vector<float>> {
        return predict(model->graph, model->weights, gatherInputs(features, part), part.size());
    };
}

} // namespace tmw

// SPDX-License-Identifier: GPL-3.0-or-later
// inference_bench MODEL.tflite: one line, "host_us device_us", of an inference on one thread: the
// desktop's kernels and the ones that boards run; writing the input is in both.
// inference_bench --profile MODEL.tflite: microseconds of each record on the desktop's kernels.
// inference_bench --samples COUNT MODEL.tflite: seconds that many random samples take on the
// kernels that boards run, one after the other, and as evaluation runs them. inference_bench
// --conv1d FILE: writes the small int8 network of training_bench.
#include "core/base/file.h"
#include "core/eval/predictions.h"
#include "core/plan/generated_input.h"
#include "core/plan/plan.h"
#include "core/quant/convert.h"
#include "device_runtime/engine/interpreter.h"
#include "device_runtime/host_kernels/host_plan.h"
#include "tests/bench/training/cases.h"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <numeric>
#include <vector>

using namespace tmw;
using namespace tmw::bench;

namespace {

using Clock = std::chrono::steady_clock;

double secondsSince(Clock::time_point start) {
    return std::chrono::duration<double>(Clock::now() - start).count();
}

/// Memory, input and interpreter of one plan.
class Machine {
public:
    Machine(const rt::PlanView& view, const rt::KernelTable& kernels, const Tensor& input)
        : arena_((view.arenaBytes() + rt::kHostBeyond) / 8 + 1),
          state_((view.stateBytes() + rt::kHostBeyond) / 8 + 1), input_(input) {
        interpreter_.init(view, {reinterpret_cast<uint8_t*>(arena_.data()), arena_.size() * 8},
                          {reinterpret_cast<uint8_t*>(state_.data()), state_.size() * 8}, kernels);
    }

    void write() {
        std::memcpy(interpreter_.input(0).data(), input_.bytes.data(), input_.bytes.size());
    }
    void invoke() {
        write();
        interpreter_.invoke();
    }
    rt::Interpreter& interpreter() { return interpreter_; }

private:
    std::vector<uint64_t> arena_;
    std::vector<uint64_t> state_;
    Tensor input_;
    rt::Interpreter interpreter_;
};

/// The fastest of many short rounds: others work on this machine too.
double microseconds(Machine& machine) {
    double best = 1e9;
    for (int round = 0; round < 60; ++round) {
        const auto start = Clock::now();
        size_t runs = 0;
        do {
            for (int i = 0; i < 4; ++i)
                machine.invoke();
            runs += 4;
        } while (secondsSince(start) < 0.02);
        best = std::min(best, secondsSince(start) / static_cast<double>(runs));
    }
    return best * 1e6;
}

void profile(Machine& machine) {
    rt::Interpreter& interpreter = machine.interpreter();
    std::vector<double> best(interpreter.plan().recordCount(), 1e9);
    std::vector<uint16_t> kernels;
    const uint8_t* at = interpreter.plan().records();
    for (size_t i = 0; i < best.size(); ++i) {
        const auto& record = *reinterpret_cast<const rt::PlanRecord*>(at);
        kernels.push_back(record.kernel);
        at += record.bytes;
    }
    for (int round = 0; round < 2000; ++round) {
        machine.write();
        interpreter.restart();
        while (interpreter.nextRecord() < best.size()) {
            double& each = best[interpreter.nextRecord()];
            const auto start = Clock::now();
            interpreter.runNext();
            each = std::min(each, secondsSince(start));
        }
    }
    for (size_t i = 0; i < best.size(); ++i)
        std::printf("record %zu kernel %d: %.2f us\n", i, kernels[i], best[i] * 1e6);
}

int measure(const char* path, bool records) {
    const auto model = TfliteModel::fromFile(path);
    const auto plan = model ? makePlan(*model, rt::CoreFamily::Generic)
                            : Result<Plan>(tl::unexpected(model.error()));
    if (!plan) {
        std::fprintf(stderr, "%s: %s\n", path, plan.error().message().c_str());
        return 1;
    }
    std::vector<uint64_t> memory(plan->bytes.size() / 8 + 1);
    std::memcpy(memory.data(), plan->bytes.data(), plan->bytes.size());
    const auto view = rt::PlanView::ofTrusted(reinterpret_cast<const uint8_t*>(memory.data()));
    const auto host = rt::HostPlan::make(view);
    GeneratedInput generator(1);
    const rt::PlanTensor& first = view.inputs()[0];
    const auto input = generator.next(static_cast<DataType>(first.type),
                                      Shape(first.dims, first.dims + first.rank));
    if (!host || !input) {
        std::fprintf(stderr, "%s: no input, or too large\n", path);
        return 1;
    }
    Machine onHost(host->view(), rt::HostPlan::kernels(), *input);
    Machine onDevice(view, rt::fullKernels(), *input);
    if (records)
        profile(onHost);
    else
        std::printf("%.3f %.3f\n", microseconds(onHost), microseconds(onDevice));
    return 0;
}

int measureSamples(size_t count, const char* path) {
    const auto model = TfliteModel::fromFile(path);
    auto host = model ? runnerFor(*model, nullptr) : Result<Runner>(tl::unexpected(model.error()));
    if (!host) {
        std::fprintf(stderr, "%s: %s\n", path, host.error().message().c_str());
        return 1;
    }
    Runner device = Runner::make(host->plan()).value();
    Features features;
    features.samples = count;
    features.inputNames.resize(elementCount(host->inputs()[0].shape).value());
    Random random(1);
    for (size_t i = 0; i < count * features.inputWidth(); ++i)
        features.raw.push_back(static_cast<float>(random.uniform(-128, 128)));
    std::vector<uint32_t> part(count);
    std::iota(part.begin(), part.end(), 0U);
    const auto start = Clock::now();
    std::vector<float> expected;
    for (size_t s = 0; s < count; ++s) {
        const auto outputs = device.invokeRaw(
            std::span(features.raw).subspan(s * features.inputWidth(), features.inputWidth()));
        const auto values = realValues(outputs->front(), device.outputs().front());
        expected.insert(expected.end(), values->begin(), values->end());
    }
    const double before = secondsSince(start);
    const auto again = Clock::now();
    const auto answers = predictRaw(*host, features, part);
    std::printf("%.3f %.3f%s\n", before, secondsSince(again),
                answers && *answers == expected ? "" : " (different)");
    return answers && *answers == expected ? 0 : 1;
}

int writeConv1d(const char* path) {
    const Case& bench = *std::ranges::find(kCases, "conv1d", &Case::name);
    const auto graph = Graph::build({bench.inputs}, parseLayers(bench.layers).value()).value();
    const Features features = make(bench, static_cast<size_t>(graph.output().back()));
    TrainOptions options;
    options.epochs = 1;
    options.batch = bench.batch;
    const TrainedModel model = train(graph, features, options).value().model;
    const Calibration seen = calibrate(model, features, 100).value();
    const auto bytes = convert(model, ModelKind::Int8, &seen).value().bytes();
    return writeFile(path, bytes) ? 0 : 1;
}

} // namespace

int main(int argc, char** argv) {
    if (argc == 2)
        return measure(argv[1], false);
    if (argc == 3 && std::strcmp(argv[1], "--profile") == 0)
        return measure(argv[2], true);
    if (argc == 4 && std::strcmp(argv[1], "--samples") == 0)
        return measureSamples(std::strtoul(argv[2], nullptr, 10), argv[3]);
    if (argc == 3 && std::strcmp(argv[1], "--conv1d") == 0)
        return writeConv1d(argv[2]);
    std::fprintf(stderr, "usage: inference_bench [--profile | --samples COUNT] MODEL.tflite\n"
                         "       inference_bench --conv1d FILE\n");
    return 2;
}

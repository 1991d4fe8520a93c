// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/generated_input.h"
#include "core/plan/runner.h"
#include "device_runtime/engine/input_contract.h"
#include "device_runtime/host_kernels/host_contract.h"
#include "device_runtime/host_kernels/host_plan.h"
#include "tests/support/test_data.h"

#include <QObject>
#include <hwy/targets.h>

#include <algorithm>
#include <iostream>
#include <limits>
#include <map>
#include <optional>

using namespace tmw;

// Every layer of every golden int8 model, on every instruction set of this processor: the bits of
// the device's kernels, which plan_golden_test holds against their reference.
namespace {

using Layers = std::map<std::pair<int32_t, int32_t>, std::vector<uint8_t>>;

std::vector<int64_t> targetsHere() {
    std::vector<int64_t> targets{HWY_SCALAR};
    for (const int64_t target : {HWY_AVX2, HWY_AVX3, HWY_AVX3_DL})
        if ((hwy::SupportedTargets() & target) != 0)
            targets.push_back(target);
    return targets;
}

bool isPacked(uint16_t kernel) {
    constexpr rt::KernelId kPacked[] = {rt::KernelId::ConvInt8, rt::KernelId::DepthwiseInt8,
                                        rt::KernelId::FullyConnectedInt8};
    return std::ranges::find(kPacked, static_cast<rt::KernelId>(kernel)) != std::end(kPacked);
}

size_t packedLayers(const Plan& plan) {
    std::vector<uint64_t> memory(plan.bytes.size() / 8 + 1);
    std::ranges::copy(plan.bytes, reinterpret_cast<uint8_t*>(memory.data()));
    const rt::PlanView view =
        rt::PlanView::ofTrusted(reinterpret_cast<const uint8_t*>(memory.data()));
    size_t count = 0;
    const uint8_t* at = view.records();
    for (uint32_t i = 0; i < view.recordCount(); ++i) {
        const auto& record = *reinterpret_cast<const rt::PlanRecord*>(at);
        count += isPacked(record.kernel);
        at += record.bytes;
    }
    return count;
}

/// Random inputs and, of the second sample, the greatest and least values in turn.
std::optional<std::vector<Tensor>> inputsOf(const Runner& runner, uint32_t sample) {
    GeneratedInput generator(sample + 1);
    std::vector<Tensor> inputs;
    for (const PlanTensorInfo& info : runner.inputs()) {
        auto input = generator.next(info.type, info.shape);
        if (!input)
            return std::nullopt;
        if (sample == 1 && info.type == DataType::Int8)
            for (size_t i = 0; i < input->bytes.size(); ++i)
                input->bytes[i] = std::byte(i % 3 == 0 ? 0x7f : 0x80);
        inputs.push_back(std::move(*input));
    }
    return inputs;
}

Layers layersOf(Runner& runner, std::span<const Tensor> inputs) {
    Layers layers;
    runner.reset();
    const auto outputs =
        runner.invokeTraced(inputs, [&](const TracedOperator& op, const TracedOutput& output,
                                        std::span<const uint8_t> bytes) {
            layers[{op.index, output.tensor}] = {bytes.begin(), bytes.end()};
        });
    for (size_t i = 0; outputs && i < outputs->size(); ++i) {
        const auto* bytes = reinterpret_cast<const uint8_t*>((*outputs)[i].bytes.data());
        layers[{-1, static_cast<int32_t>(i)}] = {bytes, bytes + (*outputs)[i].bytes.size()};
    }
    return layers;
}

/// The first operator whose outputs differ.
std::string differenceOf(const Plan& plan) {
    Runner device = *Runner::make(plan);
    for (const int64_t target : targetsHere()) {
        hwy::SetSupportedTargetsForTest(target);
        Runner host = *Runner::make(plan, RunnerKernels::Host);
        Runner twin = host.twin();
        for (uint32_t sample = 0; sample < 2; ++sample) {
            const auto inputs = inputsOf(device, sample);
            if (!inputs)
                continue;
            const Layers wanted = layersOf(device, *inputs);
            for (Runner* runner : {&host, &twin}) {
                const Layers got = layersOf(*runner, *inputs);
                for (const auto& [at, bytes] : wanted)
                    if (!got.contains(at) || got.at(at) != bytes)
                        return "operator " + std::to_string(at.first) + " on " +
                               hwy::TargetName(target) + ", sample " + std::to_string(sample);
                if (got.size() != wanted.size())
                    return std::string("a layer too many on ") + hwy::TargetName(target);
            }
        }
    }
    return "";
}

} // namespace

class HostPlanTest : public QObject {
    Q_OBJECT
private slots:
    void cleanup() { hwy::SetSupportedTargetsForTest(0); }

    void everyModelHasTheDevicesBits() {
        TMW_NEED_DATA("models");
        std::vector<std::filesystem::path> files;
        for (const auto& entry :
             std::filesystem::recursive_directory_iterator(test::dataRoot() / "models"))
            if (entry.path().extension() == ".tflite")
                files.push_back(entry.path());
        std::ranges::sort(files);
        size_t layers = 0, models = 0, wrong = 0;
        for (const auto& path : files) {
            const auto model = TfliteModel::fromFile(path);
            if (!model)
                continue;
            const auto plan = makePlan(*model, rt::CoreFamily::Generic);
            const size_t packed = plan ? packedLayers(*plan) : 0;
            if (packed == 0)
                continue;
            layers += packed;
            ++models;
            const std::string difference = differenceOf(*plan);
            hwy::SetSupportedTargetsForTest(0);
            wrong += !difference.empty();
            if (!difference.empty())
                std::cout << path.filename().string() << ": " << difference << '\n';
        }
        std::cout << layers << " layers of " << models << " models on " << targetsHere().size()
                  << " instruction sets\n";
        QCOMPARE(wrong, size_t{0});
        QVERIFY2(models >= kLeastModels, "models that ran on these kernels do not now");
    }

    void rawValuesBecomeTheSameElements() {
        std::vector<float> raw{0.0f,
                               -0.0f,
                               0.5f,
                               -0.5f,
                               1.5f,
                               0.49999997f,
                               126.5f,
                               127.4f,
                               1e30f,
                               -1e30f,
                               -128.5f,
                               -127.5f,
                               std::numeric_limits<float>::quiet_NaN(),
                               std::numeric_limits<float>::infinity(),
                               -std::numeric_limits<float>::infinity()};
        for (int i = -2000; i < 2000; ++i)
            raw.push_back(static_cast<float>(i) * 0.0625f);
        for (const rt::InputContract contract :
             {rt::InputContract{1.0f, 0.0f}, rt::InputContract{0.3f, -7.25f}}) {
            std::vector<int8_t> wanted(raw.size());
            for (size_t i = 0; i < raw.size(); ++i)
                rt::writeElement(DataType::Int8, wanted.data(), i, raw[i], contract);
            for (const int64_t target : targetsHere()) {
                hwy::SetSupportedTargetsForTest(target);
                std::vector<int8_t> got(raw.size());
                rt::writeInt8(contract, raw.data(), raw.size(), got.data());
                QCOMPARE(got, wanted);
            }
        }
    }

    void otherCoresRunAsTheyAre() {
        TMW_NEED_DATA("models/tflite-micro/hello_world_int8.tflite");
        const auto model =
            TfliteModel::fromFile(test::dataRoot() / "models/tflite-micro/hello_world_int8.tflite");
        const auto plan = makePlan(*model, rt::CoreFamily::Armv7EM);
        auto host = Runner::make(*plan, RunnerKernels::Host);
        auto device = Runner::make(*plan);
        QVERIFY(host && device);
        const auto inputs = inputsOf(*device, 0);
        QCOMPARE(layersOf(*host, *inputs), layersOf(*device, *inputs));
    }

private:
    static constexpr size_t kLeastModels = 82;
};

QTEST_GUILESS_MAIN(HostPlanTest)
#include "host_plan_test.moc"

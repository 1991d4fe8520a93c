// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/runner.h"
#include "device_runtime/base/crc32.h"
#include "tests/support/test_data.h"

#include <QObject>

#include <bit>
#include <cmath>
#include <fstream>
#include <map>
#include <sstream>

using namespace tmw;

namespace {

constexpr const char* kHelloInt8 = "models/tflite-micro/hello_world_int8.tflite";

Result<Runner> runnerOf(const std::filesystem::path& model, rt::CoreFamily core,
                        const PlanOptions& options = {}) {
    TMW_TRY(const TfliteModel read, TfliteModel::fromFile(test::dataRoot() / model));
    TMW_TRY(Plan plan, makePlan(read, core, options));
    return Runner::make(std::move(plan));
}

/// golden/tflm/README.md's generator: a float model takes int8 / 64.
Tensor tflmInput(const PlanTensorInfo& info, uint32_t seed) {
    const size_t count = elementCount(info.shape).value_or(0);
    Tensor tensor{info.type, info.shape, std::vector<std::byte>(count * rt::sizeOf(info.type))};
    uint32_t state = seed;
    for (size_t i = 0; i < count; ++i) {
        state = state * 1664525u + 1013904223u;
        const auto value = seed == 0 ? static_cast<int8_t>((i * 37 + 11) & 0xff)
                                     : static_cast<int8_t>(state >> 24);
        if (info.type == DataType::Float32)
            tensor.as<float>()[i] = static_cast<float>(value) / 64.0f;
        else
            tensor.as<int8_t>()[i] = value;
    }
    return tensor;
}

std::vector<std::byte> readHex(const std::filesystem::path& path) {
    std::ifstream file(path);
    std::string text, word;
    while (file >> word)
        text += word;
    std::vector<std::byte> bytes;
    for (size_t i = 0; i + 1 < text.size(); i += 2)
        bytes.push_back(static_cast<std::byte>(std::stoi(text.substr(i, 2), nullptr, 16)));
    return bytes;
}

/// Tensor index to CRC-32, of golden/tflm/layers.
std::map<int32_t, uint32_t> readLayers(const std::filesystem::path& path) {
    std::ifstream file(path);
    std::map<int32_t, uint32_t> layers;
    std::string line;
    while (std::getline(file, line)) {
        std::istringstream row(line);
        std::string index, name, crc;
        int32_t tensor = 0;
        size_t bytes = 0;
        if (!line.empty() && line[0] != '#' && row >> index >> name >> tensor >> bytes >> crc)
            layers[tensor] = static_cast<uint32_t>(std::stoul(crc, nullptr, 16));
    }
    return layers;
}

} // namespace

class RunnerTest : public QObject {
    Q_OBJECT
private slots:
    void bytesAndLayersOfTflm_data() {
        QTest::addColumn<QString>("stem");
        QTest::addColumn<QString>("model");
        QTest::newRow("hello") << "hello_world_int8" << kHelloInt8;
        QTest::newRow("anomaly")
            << "ad01_int8"
            << "models/mlperf-tiny/model_ToyCar_quant_fullint_micro_intio.tflite";
        QTest::newRow("words") << "kws_ref_model"
                               << "models/mlperf-tiny/kws_ref_model.tflite";
        QTest::newRow("speech") << "micro_speech_quantized"
                                << "models/tflite-micro/micro_speech_quantized.tflite";
        QTest::newRow("person") << "person_detect"
                                << "models/tflite-micro/person_detect.tflite";
        QTest::newRow("float") << "hello_world_float"
                               << "models/tflite-micro/hello_world_float.tflite";
    }

    void bytesAndLayersOfTflm() {
        TMW_NEED_DATA("golden/tflm");
        QFETCH(QString, stem);
        QFETCH(QString, model);
        const auto golden = test::dataRoot() / "golden/tflm";
        const auto layers = readLayers(golden / "layers" / (stem.toStdString() + ".txt"));
        for (const auto core : rt::kEveryCoreFamily) {
            auto runner = runnerOf(model.toStdString(), core);
            TMW_VERIFY(runner);
            const bool isFloat = runner->inputs()[0].type == DataType::Float32;
            for (uint32_t seed = 0; seed < 5; ++seed) {
                size_t same = 0;
                const Tensor input = tflmInput(runner->inputs()[0], seed);
                const auto outputs = runner->invokeTraced(
                    {&input, 1}, [&](const TracedOperator&, const TracedOutput& out,
                                     std::span<const uint8_t> bytes) {
                        same += layers.contains(out.tensor) &&
                                layers.at(out.tensor) == rt::crc32(bytes.data(), bytes.size());
                    });
                TMW_VERIFY(outputs);
                const auto wanted = readHex(
                    golden / (stem.toStdString() + ".output_seed" + std::to_string(seed) + ".hex"));
                QCOMPARE(outputs->front().bytes.size(), wanted.size());
                if (isFloat) {
                    float reference = 0;
                    std::memcpy(&reference, wanted.data(), sizeof reference);
                    const float got = outputs->front().as<float>()[0];
                    QVERIFY(std::fabs(got - reference) <= 1e-5f * std::fabs(reference));
                    continue;
                }
                QVERIFY(outputs->front().bytes == wanted);
                if (seed == 0)
                    QCOMPARE(same, layers.size());
            }
        }
    }

    void helloWorldIsSmall() {
        TMW_NEED_DATA("models/tflite-micro");
        auto runner = runnerOf(kHelloInt8, rt::CoreFamily::Armv7EM);
        TMW_VERIFY(runner);
        QVERIFY(runner->plan().arenaBytes <= 128);
        QCOMPARE(runner->plan().macs, uint64_t{288});
        QCOMPARE(runner->plan().operators.size(), size_t{3});
    }

    void planningTwiceGivesTheSameBytes() {
        TMW_NEED_DATA("models/tflite-micro");
        const auto a = runnerOf(kHelloInt8, rt::CoreFamily::Armv7EM);
        const auto b = runnerOf(kHelloInt8, rt::CoreFamily::Armv7EM);
        TMW_VERIFY(a);
        TMW_VERIFY(b);
        QVERIFY(a->plan().bytes == b->plan().bytes);
    }

    void rawValuesGoThroughTheContract() {
        TMW_NEED_DATA("models/tflite-micro");
        const Affine affine{{2.0f}, {0.5f}};
        PlanOptions options;
        options.inputContract = &affine;
        auto runner = runnerOf(kHelloInt8, rt::CoreFamily::Generic, options);
        TMW_VERIFY(runner);
        const PlanTensorInfo& info = runner->inputs()[0];
        for (const float raw : {0.0f, 0.4f, 1.3f, 2.75f, 100.0f, -100.0f}) {
            const float real = raw * 2.0f + 0.5f;
            const float q = std::round(real / info.scale) + static_cast<float>(info.zeroPoint);
            Tensor input{DataType::Int8, info.shape, std::vector<std::byte>(1)};
            input.as<int8_t>()[0] = static_cast<int8_t>(q < -128  ? -128
                                                        : q > 127 ? 127
                                                                  : static_cast<int>(q));
            const auto wanted = runner->invoke({&input, 1});
            const auto got = runner->invokeRaw({&raw, 1});
            TMW_VERIFY(wanted);
            TMW_VERIFY(got);
            QVERIFY(got->front().bytes == wanted->front().bytes);
        }
        const float two[] = {1, 2};
        QCOMPARE(runner->invokeRaw(two).error().code(), std::string_view("runner.raw_count"));
    }

    void wrongInputsAreRefused() {
        TMW_NEED_DATA("models/tflite-micro");
        auto runner = runnerOf(kHelloInt8, rt::CoreFamily::Generic);
        TMW_VERIFY(runner);
        QCOMPARE(runner->invoke({}).error().code(), std::string_view("runner.input_count"));
        Tensor input{DataType::Float32, {1, 1}, std::vector<std::byte>(4)};
        QCOMPARE(runner->invoke({&input, 1}).error().code(), std::string_view("runner.input_type"));
        input = {DataType::Int8, {2, 1}, std::vector<std::byte>(2)};
        QCOMPARE(runner->invoke({&input, 1}).error().code(),
                 std::string_view("runner.input_shape"));
    }

    void tooMuchMemoryIsRefused() {
        TMW_NEED_DATA("models/tflite-micro");
        PlanOptions options;
        options.mostArenaBytes = 16;
        const auto refused = runnerOf(kHelloInt8, rt::CoreFamily::Generic, options);
        QVERIFY(!refused);
        QCOMPARE(refused.error().code(), std::string_view("plan.too_large"));
    }

    void aDamagedPlanIsRefused() {
        TMW_NEED_DATA("models/tflite-micro");
        const auto model = TfliteModel::fromFile(test::dataRoot() / kHelloInt8);
        TMW_VERIFY(model);
        auto plan = makePlan(*model, rt::CoreFamily::Generic);
        TMW_VERIFY(plan);
        plan->bytes.back() = static_cast<uint8_t>(plan->bytes.back() ^ 1);
        QCOMPARE(Runner::make(std::move(*plan)).error().code(), std::string_view("runner.refused"));
    }
};

QTEST_GUILESS_MAIN(RunnerTest)
#include "runner_test.moc"

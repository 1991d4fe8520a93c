// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/quant/convert.h"
#include "tests/support/sample_networks.h"
#include "tests/support/test_data.h"

#include <QObject>

#include <algorithm>
#include <cmath>
#include <cstring>
#include <limits>
#include <map>

using namespace tmw;

namespace {

Result<TfliteModel> convertInt8(const TrainedModel& model, size_t samples = 200) {
    TMW_TRY(const Calibration calibration,
            calibrate(model, test::sampleFeatures(model.graph.input()[0], samples)));
    return convert(model, ModelKind::Int8, &calibration);
}

const TfliteTensor& outputOf(const TfliteModel& model, size_t op) {
    return model.graph().tensors[static_cast<size_t>(model.graph().operators[op].outputs[0])];
}

const TfliteTensor& inputOf(const TfliteModel& model, size_t op, size_t input) {
    return model.graph().tensors[static_cast<size_t>(model.graph().operators[op].inputs[input])];
}

template <typename T>
std::vector<T> valuesOf(const TfliteTensor& tensor) {
    std::vector<T> values(tensor.data.size() / sizeof(T));
    std::memcpy(values.data(), tensor.data.data(), tensor.data.size());
    return values;
}

} // namespace

class ConvertTest : public QObject {
    Q_OBJECT
private slots:
    void kindsAreCheckedBeforeTraining();
    void concatenatedPartsShareOneScale();
    void zeroIsExact_data();
    void zeroIsExact();
    void filesAreSmall();
    void bytesAreTheSame();
    void floatWeightsStandTransposed();
    void int8Parameters();
    void saturatingSumsAreCut();
    void fixedAnswers();
    void withoutBias();
    void deadNetwork();
    void largeBiasFits();
    void sumsThatDoNotFitAreRefused();
    void minimumRuntime();
    void refusals();
    void calibrationIsOfTheTrainingPart();
    void calibrationSpreadsOverTheTrainingPart();
};

void ConvertTest::kindsAreCheckedBeforeTraining() {
    const auto layers = parseLayers("dense 4 elu, dense 1");
    TMW_VERIFY(layers);
    const auto graph = Graph::build({3}, *layers);
    TMW_VERIFY(graph);
    TMW_VERIFY(checkKind(*graph, ModelKind::Int8));
    TMW_VERIFY(checkKind(*graph, ModelKind::Float));
    const Status int16 = checkKind(*graph, ModelKind::Int16x8);
    QVERIFY(!int16);
    QCOMPARE(int16.error().code(), std::string_view("convert.no_int16"));
}

void ConvertTest::concatenatedPartsShareOneScale() {
    const auto model = test::sampleNetwork(
        2, "dense 4 relu name=a, dense 3 from=input name=b, dense 2 sigmoid from=input name=c, "
           "concatenate with=a+b name=all, dense 2");
    TMW_VERIFY(model);
    const auto calibration = calibrate(*model, test::sampleFeatures(2, 50));
    TMW_VERIFY(calibration);
    const auto int8 = convert(*model, ModelKind::Int8, &*calibration);
    TMW_VERIFY(int8);
    std::map<std::string, std::vector<float>> scales;
    for (const auto& tensor : int8->graph().tensors)
        scales[tensor.name] = tensor.quantization.scales;
    QCOMPARE(scales.at("a"), scales.at("all"));
    QCOMPARE(scales.at("b"), scales.at("all"));
    // A sigmoid's scale is fixed: it is rescaled.
    QCOMPARE(scales.at("c"), std::vector<float>{1.0F / 256});
    QCOMPARE(scales.at("all/part_0"), scales.at("all"));
    QVERIFY(!scales.contains("all/part_1"));
}

void ConvertTest::zeroIsExact_data() {
    QTest::addColumn<float>("low");
    QTest::addColumn<float>("high");
    QTest::addColumn<int>("zeroPoint");
    QTest::newRow("around zero") << -1.0F << 1.0F << -1;
    QTest::newRow("positive") << 2.0F << 5.0F << -128;
    QTest::newRow("negative") << -5.0F << -2.0F << 127;
    QTest::newRow("nothing but zero") << 0.0F << 0.0F << 0;
    QTest::newRow("tiny") << 0.0F << 1e-40F << -128;
    QTest::newRow("huge") << -3e38F << 3e38F << 0;
}

void ConvertTest::zeroIsExact() {
    QFETCH(float, low);
    QFETCH(float, high);
    const Quantization made = activationQuantization({low, high});
    QTEST(made.zeroPoint.value, "zeroPoint");
    QVERIFY(std::isfinite(made.scale.value) && made.scale.value >= 1e-18F);
    QCOMPARE(int{quantizeInt8(0, made)}, made.zeroPoint.value);
    // Both ends are within half a step, or the zero's nudge.
    for (const float end : {std::min(low, 0.0F), std::max(high, 0.0F)}) {
        const double back = static_cast<double>(made.scale.value) *
                            (quantizeInt8(end, made) - made.zeroPoint.value);
        QVERIFY(std::abs(back - static_cast<double>(end)) <=
                static_cast<double>(made.scale.value) * 1.001);
    }
}

void ConvertTest::filesAreSmall() {
    const auto model = test::sampleNetwork(1, "dense 16 relu, dense 16 relu, dense 1");
    TMW_VERIFY(model);
    const auto inFloat = convert(*model, ModelKind::Float);
    TMW_VERIFY(inFloat);
    const auto int8 = convertInt8(*model);
    TMW_VERIFY(int8);
    qInfo("float %zu bytes, int8 %zu bytes", inFloat->bytes().size(), int8->bytes().size());
    QVERIFY(inFloat->bytes().size() <= 3252);
    QVERIFY(int8->bytes().size() <= 3464);
}

void ConvertTest::bytesAreTheSame() {
    const auto model = test::sampleNetwork(2, "dense 7 sigmoid, dense 3 softmax");
    TMW_VERIFY(model);
    const auto once = convertInt8(*model);
    const auto again = convertInt8(*model);
    TMW_VERIFY(once);
    TMW_VERIFY(again);
    QVERIFY(std::ranges::equal(once->bytes(), again->bytes()));
    QVERIFY(once->sha256() == again->sha256());
}

void ConvertTest::floatWeightsStandTransposed() {
    const auto model = test::sampleNetwork(3, "dense 2 relu6");
    TMW_VERIFY(model);
    const auto file = convert(*model, ModelKind::Float);
    TMW_VERIFY(file);
    const TfliteTensor& kernel = inputOf(*file, 0, 1);
    QCOMPARE(kernel.shape, (Shape{2, 3}));
    QCOMPARE((kernel.data.data() - file->bytes().data()) % 16, ptrdiff_t{0});
    const auto values = valuesOf<float>(kernel);
    for (size_t unit = 0; unit < 2; ++unit)
        for (size_t input = 0; input < 3; ++input)
            QCOMPARE(values[unit * 3 + input], model->weights[input * 2 + unit]);
    QVERIFY(outputOf(*file, 0).type == DataType::Float32);
    QCOMPARE(outputOf(*file, 0).shape, (Shape{1, 2}));
}

void ConvertTest::int8Parameters() {
    const auto model = test::sampleNetwork(2, "dense 8 relu, dense 1");
    TMW_VERIFY(model);
    const auto file = convertInt8(*model);
    TMW_VERIFY(file);
    for (size_t op = 0; op < 2; ++op) {
        const TfliteTensor& input = inputOf(*file, op, 0);
        const TfliteTensor& kernel = inputOf(*file, op, 1);
        const TfliteTensor& bias = inputOf(*file, op, 2);
        QVERIFY(input.type == DataType::Int8 && kernel.type == DataType::Int8 &&
                bias.type == DataType::Int32);
        QCOMPARE(kernel.quantization.scales.size(), size_t{1});
        QCOMPARE(kernel.quantization.zeroPoints[0], int64_t{0});
        const auto weights = valuesOf<int8_t>(kernel);
        QVERIFY(std::ranges::max(weights) == 127 || std::ranges::min(weights) == -127);
        QVERIFY(std::ranges::min(weights) >= -127);
        QCOMPARE(bias.quantization.scales[0],
                 input.quantization.scales[0] * kernel.quantization.scales[0]);
    }
    QCOMPARE(outputOf(*file, 0).quantization.zeroPoints[0], int64_t{-128}); // relu: from 0 up
}

void ConvertTest::saturatingSumsAreCut() {
    const auto model = test::sampleNetwork(2, "dense 4 sigmoid, dense 4 tanh", 1, 50);
    TMW_VERIFY(model);
    const auto file = convertInt8(*model);
    TMW_VERIFY(file);
    QVERIFY(outputOf(*file, 0).quantization.scales[0] <= 12.5F / 255 * 1.0001F);
    QVERIFY(outputOf(*file, 2).quantization.scales[0] <= 6.25F / 255 * 1.0001F);
}

void ConvertTest::fixedAnswers() {
    const auto model =
        test::sampleNetwork(2, "dense 4 sigmoid, dense 4 tanh, dense 3 softmax, activation relu");
    TMW_VERIFY(model);
    const auto file = convertInt8(*model);
    TMW_VERIFY(file);
    const auto& operators = file->graph().operators;
    QCOMPARE(operators.size(), size_t{7});
    const std::pair<size_t, const char*> named[] = {
        {1, "LOGISTIC"}, {3, "TANH"}, {5, "SOFTMAX"}, {6, "RELU"}};
    for (const auto& [op, name] : named) {
        QCOMPARE(operators[op].name, std::string(name));
        QCOMPARE(operators[op].version, 2);
    }
    QCOMPARE(outputOf(*file, 1).quantization.scales[0], 1.0F / 256);
    QCOMPARE(outputOf(*file, 1).quantization.zeroPoints[0], int64_t{-128});
    QCOMPARE(outputOf(*file, 3).quantization.scales[0], 1.0F / 128);
    QCOMPARE(outputOf(*file, 3).quantization.zeroPoints[0], int64_t{0});
    QCOMPARE(outputOf(*file, 5).quantization.scales[0], 1.0F / 256);
    QCOMPARE(operators[0].version, 4);
}

void ConvertTest::withoutBias() {
    const auto model = test::sampleNetwork(2, "dense 4 relu no_bias");
    TMW_VERIFY(model);
    const auto file = convertInt8(*model);
    TMW_VERIFY(file);
    QCOMPARE(file->graph().operators[0].inputs[2], -1);
    QCOMPARE(file->graph().operators[0].version, 6);
}

void ConvertTest::deadNetwork() {
    auto model = test::sampleNetwork(2, "dense 4 relu, dense 1");
    TMW_VERIFY(model);
    std::ranges::fill(model->weights, 0.0F);
    TMW_VERIFY(convertInt8(*model));
    // Nothing but a bias.
    model->weights.back() = 0.3F;
    const auto file = convertInt8(*model);
    TMW_VERIFY(file);
    const TfliteTensor& bias = inputOf(*file, 1, 2);
    const double back =
        static_cast<double>(bias.quantization.scales[0]) * valuesOf<int32_t>(bias)[0];
    QVERIFY(std::abs(back - 0.3) < 1e-6);
}

void ConvertTest::largeBiasFits() {
    auto model = test::sampleNetwork(1, "dense 1");
    TMW_VERIFY(model);
    model->weights = {1e-9F, 1000.0F};
    const auto file = convertInt8(*model);
    TMW_VERIFY(file);
    const TfliteTensor& bias = inputOf(*file, 0, 2);
    const double back =
        static_cast<double>(bias.quantization.scales[0]) * valuesOf<int32_t>(bias)[0];
    QVERIFY(std::abs(back - 1000) < 1e-3);
}

void ConvertTest::sumsThatDoNotFitAreRefused() {
    auto model = test::sampleNetwork(70000, "dense 1 name=wide");
    TMW_VERIFY(model);
    std::ranges::fill(model->weights, 1.0F);
    const auto refused = convertInt8(*model, 1);
    QVERIFY(!refused);
    QCOMPARE(refused.error().code(), std::string_view("convert.too_large"));
    QCOMPARE(refused.error().args(), (std::vector<std::string>{"wide", "int8", "32"}));
}

void ConvertTest::minimumRuntime() {
    const auto model = test::sampleNetwork(2, "dense 4 relu, dense 1");
    TMW_VERIFY(model);
    const std::pair<ModelKind, std::string_view> expected[] = {{ModelKind::Float, "1.5.0"},
                                                               {ModelKind::Int8, "1.14.0"}};
    for (const auto& [kind, version] : expected) {
        const auto file = kind == ModelKind::Int8 ? convertInt8(*model) : convert(*model, kind);
        TMW_VERIFY(file);
        const auto bytes = file->bytes();
        const std::string_view text(reinterpret_cast<const char*>(bytes.data()), bytes.size());
        QVERIFY(text.find(std::string(version) + '\0') != std::string_view::npos);
        QVERIFY(text.find("min_runtime_version") != std::string_view::npos);
    }
}

void ConvertTest::refusals() {
    auto model = test::sampleNetwork(2, "dense 4 relu, dense 1 name=last");
    TMW_VERIFY(model);
    QCOMPARE(convert(*model, ModelKind::Int8).error().code(),
             std::string_view("convert.no_calibration"));
    Calibration other;
    other.outputs.resize(1);
    QCOMPARE(convert(*model, ModelKind::Int8, &other).error().code(),
             std::string_view("convert.other_calibration"));
    for (const float value :
         {std::numeric_limits<float>::quiet_NaN(), std::numeric_limits<float>::infinity()}) {
        model->weights.back() = value;
        const auto refused = convert(*model, ModelKind::Float);
        QVERIFY(!refused);
        QCOMPARE(refused.error().code(), std::string_view("convert.not_finite"));
        QCOMPARE(refused.error().args(), (std::vector<std::string>{"last", "bias"}));
    }
    model->weights.pop_back();
    QCOMPARE(convert(*model, ModelKind::Float).error().code(), std::string_view("convert.weights"));
}

void ConvertTest::calibrationIsOfTheTrainingPart() {
    auto model = test::sampleNetwork(1, "dense 1");
    TMW_VERIFY(model);
    model->weights = {2, 1};
    Features features = test::sampleFeatures(1, 2);
    features.inputs = {-1, 3, 100, -100};
    const auto calibration = calibrate(*model, features);
    TMW_VERIFY(calibration);
    QCOMPARE(calibration->samples, size_t{2});
    QCOMPARE(calibration->input.low, -1.0F);
    QCOMPARE(calibration->input.high, 3.0F);
    QCOMPARE(calibration->outputs[0].low, -1.0F);
    QCOMPARE(calibration->outputs[0].high, 7.0F);

    features.inputs[1] = std::numeric_limits<float>::quiet_NaN();
    QCOMPARE(calibrate(*model, features).error().code(), std::string_view("convert.not_finite"));
    features.split.train.clear();
    QCOMPARE(calibrate(*model, features).error().code(), std::string_view("convert.no_samples"));
    QCOMPARE(calibrate(*model, test::sampleFeatures(2, 2)).error().code(),
             std::string_view("convert.input_width"));
}

void ConvertTest::calibrationSpreadsOverTheTrainingPart() {
    const auto model = test::sampleNetwork(1, "dense 1");
    TMW_VERIFY(model);
    Features features = test::sampleFeatures(1, 1000);
    for (size_t i = 0; i < features.samples; ++i)
        features.inputs[i] = static_cast<float>(i);
    const auto calibration = calibrate(*model, features, 10);
    TMW_VERIFY(calibration);
    QCOMPARE(calibration->samples, size_t{10});
    QCOMPARE(calibration->input.low, 0.0F);
    QCOMPARE(calibration->input.high, 900.0F);
    std::stop_source stop;
    stop.request_stop();
    QCOMPARE(calibrate(*model, features, 10, stop.get_token()).error().code(),
             std::string_view("job.cancelled"));
}

QTEST_GUILESS_MAIN(ConvertTest)
#include "convert_test.moc"

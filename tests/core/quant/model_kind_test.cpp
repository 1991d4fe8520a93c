// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/half.h"
#include "core/quant/convert.h"
#include "tests/support/sample_networks.h"
#include "tests/support/test_data.h"

#include <QObject>

#include <cmath>

using namespace tmw;

namespace {

const TfliteTensor& outputOf(const TfliteModel& model, size_t op) {
    return model.graph().tensors[static_cast<size_t>(model.graph().operators[op].outputs[0])];
}

const TfliteTensor& inputOf(const TfliteModel& model, size_t op, size_t input) {
    return model.graph().tensors[static_cast<size_t>(model.graph().operators[op].inputs[input])];
}

} // namespace

/// What the kinds of model are made of.
class ModelKindTest : public QObject {
    Q_OBJECT
private slots:
    void kinds();
    void int16Parameters();
    void halves();
    void storedWeights();
};

void ModelKindTest::kinds() {
    const auto model = test::sampleNetwork(2, "dense 4 relu, dense 1");
    TMW_VERIFY(model);
    const auto calibration = calibrate(*model, test::sampleFeatures(2, 50));
    TMW_VERIFY(calibration);
    for (size_t i = 0; i < kModelKinds; ++i) {
        const auto kind = static_cast<ModelKind>(i);
        QVERIFY(parseModelKind(toText(kind)).value() == kind);
        const auto file = convert(*model, kind, &*calibration);
        TMW_VERIFY(file);
        QVERIFY(kindOf(*file) == kind);
    }
    QCOMPARE(convertedKinds().size(), kModelKinds - 1);
    QCOMPARE(parseModelKind("int7").error().code(), std::string_view("convert.unknown_kind"));
}

/// Multipliers of 15 bits, which every runtime rounds alike.
void ModelKindTest::int16Parameters() {
    const auto model = test::sampleNetwork(3, "dense 8 relu, dense 2 tanh");
    TMW_VERIFY(model);
    const auto calibration = calibrate(*model, test::sampleFeatures(3, 200));
    TMW_VERIFY(calibration);
    const auto file =
        convert(*model, ModelKind::Int16x8, &*calibration, {.scales = WeightScales::Channel});
    TMW_VERIFY(file);
    int exponent = 0;
    for (size_t op = 0; op < 2; ++op) {
        QVERIFY(inputOf(*file, op, 0).type == DataType::Int16);
        QVERIFY(inputOf(*file, op, 2).type == DataType::Int64);
        QCOMPARE(outputOf(*file, op).quantization.zeroPoints[0], int64_t{0});
        QCOMPARE(std::frexp(outputOf(*file, op).quantization.scales[0], &exponent), 0.5F);
        for (const float scale : inputOf(*file, op, 1).quantization.scales) {
            const float steps = std::ldexp(std::frexp(scale, &exponent), 15);
            QCOMPARE(steps, std::round(steps));
        }
    }
    QCOMPARE(outputOf(*file, 2).quantization.scales[0], 1.0F / 32768);
    const Range range = calibration->outputs[0];
    const auto covered = static_cast<float>(32767) * outputOf(*file, 0).quantization.scales[0];
    QVERIFY(covered >= range.high && covered < 2 * range.high);
}

void ModelKindTest::halves() {
    for (uint32_t bits = 0; bits < 0x10000; ++bits) {
        const auto half = static_cast<uint16_t>(bits);
        if ((half & 0x7c00U) != 0x7c00U)
            QCOMPARE(floatToHalf(halfToFloat(half)), half);
    }
    QCOMPARE(floatToHalf(1 + 0x1p-11F), floatToHalf(1));               // a tie, to even
    QCOMPARE(floatToHalf(1 + 3 * 0x1p-11F), floatToHalf(1 + 0x1p-9F)); // up to even
    QCOMPARE(floatToHalf(65519), floatToHalf(65504));
    QCOMPARE(floatToHalf(-65520), uint16_t{0xfc00});
    QCOMPARE(floatToHalf(0x1p-25F), uint16_t{0});
    QCOMPARE(floatToHalf(0x1.8p-25F), uint16_t{1});
}

void ModelKindTest::storedWeights() {
    auto model = test::sampleNetwork(40, "dense 30 relu, dense 2 name=last");
    TMW_VERIFY(model);
    const auto inFloat = convert(*model, ModelKind::Float);
    TMW_VERIFY(inFloat);
    for (const auto& [kind, share] :
         {std::pair(ModelKind::Float16, 0.75), std::pair(ModelKind::Int8Weights, 0.6)}) {
        const auto file = convert(*model, kind);
        TMW_VERIFY(file);
        QCOMPARE(file->graph().operators[0].name, std::string("DEQUANTIZE"));
        QVERIFY(static_cast<double>(file->bytes().size()) <
                share * static_cast<double>(inFloat->bytes().size()));
    }
    model->weights.back() = 1e6F; // a bias stays float
    TMW_VERIFY(convert(*model, ModelKind::Float16));
    model->weights[model->graph.layers()[1].parameters[0].offset] = -70000;
    const auto refused = convert(*model, ModelKind::Float16);
    QVERIFY(!refused);
    QCOMPARE(refused.error().code(), std::string_view("convert.half"));
    QCOMPARE(refused.error().args(), std::vector<std::string>{"last"});
}

QTEST_GUILESS_MAIN(ModelKindTest)
#include "model_kind_test.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/forward.h"
#include "core/plan/runner.h"
#include "core/quant/convert.h"
#include "tests/oracle/oracle.h"
#include "tests/support/sample_networks.h"

#include <QObject>
#include <QTemporaryDir>

#include <algorithm>
#include <cmath>

using namespace tmw;

namespace {

constexpr size_t kSamples = 300;

struct Case {
    const char* name;
    int32_t inputs;
    const char* layers;
    double gain = 1;
};

constexpr Case kCases[] = {
    {"hello", 1, "dense 16 relu, dense 16 relu, dense 1"},
    {"relu6", 4, "dense 9 relu6, dense 3", 3},
    {"tanh", 3, "dense 11 tanh, dense 2 tanh"},
    {"sigmoid", 5, "dense 7 sigmoid, dense 1 sigmoid"},
    {"saturated", 3, "dense 8 tanh, dense 8 sigmoid, dense 2", 20},
    {"softmax", 4, "dense 10 relu, dense 3 softmax"},
    {"own_activations", 6, "activation relu6, dense 5, activation relu, activation tanh, dense 4"},
    {"relu_of_tanh", 3, "dense 6 tanh, activation relu, activation softmax"},
    {"leaky", 5, "dense 12 leaky_relu, activation leaky_relu slope=0.1, dense 3"},
    {"elu", 5, "dense 12 elu, dense 9 elu, dense 3", 2},
    {"hard_swish", 5, "dense 12 hard_swish, dense 9 hard_swish, dense 3", 3},
    {"bent_image", 100,
     "reshape 10x10x1, conv2d 6 3x3 hard_swish, maxpool 2, depthwise_conv2d 3x3 elu, "
     "conv2d 9 2x2 leaky_relu, flatten, dense 5 softmax"},
    {"transposed", 48,
     "reshape 4x4x3, conv2d_transpose 6 3x3 stride=2 relu, conv2d_transpose 4 2x4 same stride=2, "
     "conv2d_transpose 3 3x3 same no_bias tanh, avgpool 4, flatten, dense 3"},
    {"transposed_normal", 24,
     "reshape 3x2x4, conv2d_transpose 5 2x2 stride=3 no_bias, batch_normalization, activation "
     "relu6, conv2d 2 3x3, flatten, dense 3"},
    {"layer_normal", 12, "dense 20, layer_normalization, activation relu, dense 5"},
    {"layer_normal_image", 98,
     "reshape 7x7x2, conv2d 12 3x3 relu, layer_normalization, conv2d 8 3x3, layer_normalization, "
     "avgpool global, dense 4"},
    {"layer_normal_signal", 60,
     "reshape 20x3, layer_normalization, conv1d 9 5, "
     "layer_normalization, activation tanh, flatten, dense 4"},
    {"lstm", 60, "reshape 20x3, lstm 9, dense 4"},
    {"lstm_steps", 48, "reshape 12x4, lstm 8 sequences, lstm 5 sequences, flatten, dense 3"},
    {"lstm_far", 60, "reshape 30x2, lstm 7, dense 3 tanh", 6},
    {"gru", 60, "reshape 20x3, gru 9, dense 4"},
    {"gru_steps", 48, "reshape 12x4, gru 8 sequences, gru 5 sequences, flatten, dense 3"},
    {"gru_convolved", 60, "reshape 20x3, conv1d 6 5 relu, gru 5, dense 3 softmax"},
    {"lstm_convolved", 60, "reshape 20x3, conv1d 6 5 relu, lstm 5, dense 3 softmax"},
    {"padded", 98,
     "reshape 7x7x2, zero_padding 1, conv2d 6 3x3 stride=2 relu, zero_padding 0x1x2x0, "
     "depthwise_conv2d 3x2, zero_padding 0x1x0x1, conv2d 5 2x2, flatten, dense 4"},
    {"padded_signal", 40,
     "reshape 20x2, zero_padding 4x0, conv1d 6 5 relu, zero_padding 1, "
     "conv1d 5 3, zero_padding 1x3, flatten, dense 4"},
    {"upsampled", 36,
     "reshape 6x3x2, conv2d 4 3x2, upsampling 2x3, conv2d 5 3x3 relu, reshape 24x5, upsampling 3, "
     "avgpool global, dense 3"},
    {"upsampled_often", 6, "reshape 2x3, upsampling 41, avgpool 41, flatten, dense 3"},
    {"permuted", 48,
     "reshape 6x4x2, permute 3x1x2, conv2d 4 2x3, permute 2x3x1, gaussian_noise 0.1, "
     "reshape 8x2, permute 2x1, conv1d 3 2, flatten, dense 3"},
    {"no_bias", 7, "dense 33 relu no_bias, dense 5 no_bias"},
    {"wide", 200, "dense 130 relu, dense 65 relu, dense 10 softmax"},
    {"image", 100,
     "reshape 10x10x1, conv2d 6 3x3 relu, maxpool 2, conv2d 9 2x2 same relu6, "
     "flatten, dense 5 softmax"},
    {"signal", 96,
     "reshape 32x3, conv1d 7 5 same stride=2 relu, maxpool 2, conv1d 5 3 dilation=2 "
     "tanh, avgpool 2, flatten, dense 3"},
    {"separable", 98,
     "reshape 7x7x2, depthwise_conv2d 3x3 same stride=2 multiplier=3 relu, "
     "conv2d 8 1x1 no_bias, batch_normalization, activation relu, "
     "depthwise_conv2d 3x2 no_bias, avgpool global, dense 4 softmax"},
    {"normalized", 6, "batch_normalization, dense 7 tanh, batch_normalization, dense 3"},
    {"pools", 72,
     "reshape 6x6x2, avgpool 3x2 stride=2 same, conv2d 4 2x2, maxpool 2 stride=1 same, "
     "conv2d 3 1x1 sigmoid, maxpool global, dense 2"},
    {"residual", 100,
     "reshape 10x10x1, conv2d 6 3x3 same relu name=a, conv2d 6 3x3 same no_bias, "
     "batch_normalization, add with=a, activation relu name=b, conv2d 9 3x3 same stride=2, "
     "batch_normalization name=c, conv2d 9 1x1 stride=2 from=b, add with=c relu, avgpool global, "
     "dense 4 softmax"},
    {"branches", 48,
     "reshape 16x3 name=in, conv1d 5 3 same relu name=a, conv1d 4 1 from=in tanh name=b, "
     "conv1d 4 5 same from=in, concatenate with=a+b name=all, conv1d 12 3 same sigmoid, "
     "maxpool 2 name=p, avgpool 2 from=all, concatenate with=p, flatten, dense 3"},
    {"gated", 6,
     "dense 8 sigmoid name=gate, dense 8 tanh from=input, multiply with=gate relu6, "
     "dense 8 from=input name=x, add with=multiply+gate tanh, concatenate with=input, dense 3"},
};

/// One network as float and int8, and the samples it is run on.
struct Made {
    TrainedModel model;
    Features features;
    TfliteModel inFloat;
    TfliteModel int8;
    std::vector<float> inputs;
    std::vector<int8_t> quantized;
};

Result<Made> make(const Case& from) {
    TMW_TRY(TrainedModel model, test::sampleNetwork(from.inputs, from.layers, 7, from.gain));
    Features features = test::sampleFeatures(from.inputs, kSamples);
    TMW_TRY(const Calibration calibration, calibrate(model, features));
    TMW_TRY(TfliteModel inFloat, convert(model, ModelKind::Float));
    TMW_TRY(TfliteModel int8, convert(model, ModelKind::Int8, &calibration));
    // The test part: values beyond the observed ranges are among them.
    const auto all = std::span(features.inputs);
    const auto part = all.subspan(all.size() / 2);
    std::vector<float> inputs(part.begin(), part.end());
    const TfliteSubgraph& graph = int8.graph();
    const TensorQuantization& input =
        graph.tensors[static_cast<size_t>(graph.inputs[0])].quantization;
    const Quantization to{{input.scales[0]}, {static_cast<int32_t>(input.zeroPoints[0])}};
    std::vector<int8_t> quantized;
    for (const float value : inputs)
        quantized.push_back(quantizeInt8(value, to));
    return Made{std::move(model), std::move(features), std::move(inFloat),
                std::move(int8),  std::move(inputs),   std::move(quantized)};
}

/// Decision 15: the largest difference, as a part of the largest reference.
double relativeDifference(const std::vector<float>& ours, const std::vector<float>& reference) {
    double worst = 0;
    double largest = 0;
    for (size_t i = 0; i < reference.size(); ++i) {
        worst = std::max(
            worst, std::abs(static_cast<double>(ours[i]) - static_cast<double>(reference[i])));
        largest = std::max(largest, std::abs(static_cast<double>(reference[i])));
    }
    return largest > 0 ? worst / largest : worst;
}

/// Answers of the host's interpreter, sample after sample.
template <typename T>
Result<std::vector<T>> runAll(const TfliteModel& model, const std::vector<T>& inputs) {
    TMW_TRY(Plan plan, makePlan(model, rt::CoreFamily::Generic));
    TMW_TRY(Runner runner, Runner::make(std::move(plan)));
    const PlanTensorInfo& info = runner.inputs()[0];
    TMW_TRY(const size_t width, elementCount(info.shape));
    std::vector<T> answers;
    for (size_t at = 0; at < inputs.size(); at += width) {
        const auto* bytes = reinterpret_cast<const std::byte*>(inputs.data() + at);
        const Tensor sample{info.type, info.shape, {bytes, bytes + width * sizeof(T)}};
        TMW_TRY(const std::vector<Tensor> outputs, runner.invoke(std::span(&sample, 1)));
        const auto values = outputs[0].as<T>();
        answers.insert(answers.end(), values.begin(), values.end());
    }
    return answers;
}

} // namespace

class ConvertOracleTest : public QObject {
    Q_OBJECT
private slots:
    void initTestCase();
    void floatAnswers_data() { rows(); }
    void floatAnswers();
    void int8Answers_data() { rows(); }
    void int8Answers();
    void ourInterpreter_data() { rows(); }
    void ourInterpreter();

private:
    void rows();
    QString path(const char* name, const char* suffix) const {
        return folder_.filePath(QString::fromLatin1(name) + QString::fromLatin1(suffix));
    }
    QTemporaryDir folder_;
    std::map<std::string, Made> made_;
};

/// Everything is made first and the oracle started once: it takes seconds to load.
void ConvertOracleTest::initTestCase() {
    TMW_NEED_ORACLE();
    QVERIFY(folder_.isValid());
    for (const Case& one : kCases) {
        auto made = make(one);
        TMW_VERIFY(made);
        TMW_VERIFY(writeFile(path(one.name, ".float.tflite").toStdString(), made->inFloat.bytes()));
        TMW_VERIFY(writeFile(path(one.name, ".int8.tflite").toStdString(), made->int8.bytes()));
        TMW_VERIFY(test::writeRaw(path(one.name, ".float.in"), made->inputs));
        TMW_VERIFY(test::writeRaw(path(one.name, ".int8.in"), made->quantized));
        made_.emplace(one.name, std::move(*made));
    }
    const QString failure = test::runOracle(folder_.path());
    QVERIFY2(failure.isEmpty(), qPrintable(failure));
}

void ConvertOracleTest::rows() {
    QTest::addColumn<QByteArray>("name");
    for (const Case& one : kCases)
        QTest::newRow(one.name) << QByteArray(one.name);
}

void ConvertOracleTest::floatAnswers() {
    QFETCH(QByteArray, name);
    const Made& made = made_.at(name.toStdString());
    const auto trained = predict(made.model.graph, made.model.weights, made.inputs, kSamples);
    for (const char* oracle : {".float.tflm", ".float.litert"}) {
        const auto reference = test::readRaw<float>(path(name, oracle));
        QCOMPARE(reference.size(), trained.size());
        const double difference = relativeDifference(trained, reference);
        QVERIFY2(difference <= 1e-5, qPrintable(QString::number(difference)));
    }
}

void ConvertOracleTest::int8Answers() {
    QFETCH(QByteArray, name);
    const Made& made = made_.at(name.toStdString());
    const auto tflm = test::readRaw<int8_t>(path(name, ".int8.tflm"));
    const auto litert = test::readRaw<int8_t>(path(name, ".int8.litert"));
    const auto trained = predict(made.model.graph, made.model.weights, made.inputs, kSamples);
    QCOMPARE(tflm.size(), trained.size());
    QCOMPARE(litert.size(), trained.size());

    // Int8 is near float: the error stays well below the signal.
    const TfliteSubgraph& graph = made.int8.graph();
    const TensorQuantization& output =
        graph.tensors[static_cast<size_t>(graph.outputs[0])].quantization;
    double error = 0;
    double signal = 0;
    for (size_t i = 0; i < tflm.size(); ++i) {
        const double value = static_cast<double>(trained[i]);
        const double back = static_cast<double>(output.scales[0]) *
                            static_cast<double>(tflm[i] - output.zeroPoints[0]);
        error += (value - back) * (value - back);
        signal += value * value;
    }
    const double snr = 10 * std::log10(signal / error);
    size_t differing = 0;
    for (size_t i = 0; i < tflm.size(); ++i)
        differing += tflm[i] != litert[i];
    qInfo("%s: signal to quantization noise %.1f dB; LiteRT differs from TFLM in %zu of %zu",
          name.constData(), snr, differing, tflm.size());
    QVERIFY(snr > 20);
}

/// What the desktop and the boards run: TFLM's bytes in int8, near in float.
void ConvertOracleTest::ourInterpreter() {
    QFETCH(QByteArray, name);
    const Made& made = made_.at(name.toStdString());
    const auto int8 = runAll(made.int8, made.quantized);
    TMW_VERIFY(int8);
    const auto tflm = test::readRaw<int8_t>(path(name, ".int8.tflm"));
    QCOMPARE(int8->size(), tflm.size());
    const auto differs = std::ranges::mismatch(*int8, tflm).in1;
    QVERIFY2(differs == int8->end(),
             qPrintable(QString("element %1").arg(differs - int8->begin())));
    const auto inFloat = runAll(made.inFloat, made.inputs);
    TMW_VERIFY(inFloat);
    for (const char* oracle : {".float.tflm", ".float.litert"}) {
        const auto reference = test::readRaw<float>(path(name, oracle));
        QCOMPARE(inFloat->size(), reference.size());
        const double difference = relativeDifference(*inFloat, reference);
        QVERIFY2(difference <= 1e-5, qPrintable(QString::number(difference)));
    }
}

QTEST_GUILESS_MAIN(ConvertOracleTest)
#include "convert_oracle_test.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/forward.h"
#include "core/quant/convert.h"
#include "tests/oracle/convert_cases.h"
#include "tests/oracle/oracle.h"
#include "tests/support/sample_networks.h"

#include <QObject>
#include <QTemporaryDir>

#include <algorithm>
#include <cmath>

using namespace tmw;
using test::Case;
using test::everyCase;
using test::kSamples;
using test::relativeDifference;
using test::runAll;

namespace {

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
    for (const Case& one : everyCase()) {
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
    for (const Case& one : everyCase())
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

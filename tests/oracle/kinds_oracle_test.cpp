// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/forward.h"
#include "core/quant/convert.h"
#include "tests/oracle/convert_cases.h"
#include "tests/oracle/oracle.h"
#include "tests/support/sample_networks.h"

#include <QObject>
#include <QTemporaryDir>

#include <map>

using namespace tmw;

namespace {

struct Kind {
    const char* name;
    ModelKind kind;
    WeightScales scales;
    bool fusedLstm = false;
};

constexpr Kind kKinds[] = {
    {"int16x8", ModelKind::Int16x8, WeightScales::Tensor},
    {"int16x8_channel", ModelKind::Int16x8, WeightScales::Channel},
    {"int16x8_fused", ModelKind::Int16x8, WeightScales::Tensor, true},
    {"float16", ModelKind::Float16, WeightScales::Tensor},
    {"int8w", ModelKind::Int8Weights, WeightScales::Tensor},
    {"int8w_channel", ModelKind::Int8Weights, WeightScales::Channel},
};

struct Made {
    TfliteModel model;
    std::vector<float> inputs;
    std::vector<int16_t> integers; ///< of inputs, for int16x8
    std::vector<float> trained;    ///< answers
};

Result<Made> make(const test::Case& from, const Kind& kind) {
    TMW_TRY(TrainedModel model, test::sampleNetwork(from.inputs, from.layers, 7, from.gain));
    const Features features = test::sampleFeatures(from.inputs, test::kSamples);
    TMW_TRY(const Calibration calibration, calibrate(model, features));
    TMW_TRY(TfliteModel file, convert(model, kind.kind, &calibration,
                                      {.scales = kind.scales, .fusedLstm = kind.fusedLstm}));
    const auto part = std::span(features.inputs).subspan(features.inputs.size() / 2);
    Made made{std::move(file), {part.begin(), part.end()}, {}, {}};
    made.trained = predict(model.graph, model.weights, made.inputs, test::kSamples);
    if (kind.kind == ModelKind::Int16x8) {
        const TfliteSubgraph& graph = made.model.graph();
        const auto& input = graph.tensors[static_cast<size_t>(graph.inputs[0])].quantization;
        for (const float value : made.inputs)
            made.integers.push_back(static_cast<int16_t>(
                quantizeValue(value, {{input.scales[0]}, {0}, DataType::Int16})));
    }
    return made;
}

double signalToNoise(const std::vector<float>& expected, const std::vector<float>& values) {
    double signal = 0;
    double noise = 0;
    for (size_t i = 0; i < expected.size(); ++i) {
        const auto value = static_cast<double>(expected[i]);
        signal += value * value;
        noise +=
            (value - static_cast<double>(values[i])) * (value - static_cast<double>(values[i]));
    }
    return 10 * std::log10(signal / noise);
}

std::vector<float> realAnswers(const TfliteModel& model, const std::vector<int16_t>& values) {
    const TfliteSubgraph& graph = model.graph();
    const auto bytes =
        std::span(reinterpret_cast<const uint8_t*>(values.data()), values.size() * sizeof(int16_t));
    return *realValues(DataType::Int16, bytes,
                       graph.tensors[static_cast<size_t>(graph.outputs[0])].quantization);
}

std::vector<std::pair<test::Case, Kind>> casesOfKinds() {
    std::vector<std::pair<test::Case, Kind>> all;
    for (const Kind& kind : kKinds) {
        for (const test::Case& one : test::kCases)
            if (!kind.fusedLstm || std::string_view(one.layers).find("lstm") != std::string::npos)
                all.emplace_back(one, kind);
        for (const test::Case& one : test::kNotInt16)
            if (kind.kind != ModelKind::Int16x8)
                all.emplace_back(one, kind);
    }
    return all;
}

bool has(const TfliteModel& model, std::string_view name) {
    return std::ranges::any_of(model.graph().operators,
                               [&](const TfliteOperator& op) { return op.name == name; });
}

} // namespace

/// Every kind beside float and int8 in TensorFlow Lite Micro, LiteRT and here.
class KindsOracleTest : public QObject {
    Q_OBJECT
private slots:
    void initTestCase();
    void answers_data();
    void answers();
    void int16IsRefusedByName();

private:
    void int16Answers(const std::string& name, const Made& made);
    void floatAnswers(const std::string& name, const Made& made, bool tflm);
    QString path(const std::string& name, const char* suffix) const {
        return folder_.filePath(QString::fromStdString(name) + suffix);
    }
    QTemporaryDir folder_;
    std::map<std::string, Made> made_;
};

void KindsOracleTest::initTestCase() {
    TMW_NEED_ORACLE();
    QVERIFY(folder_.isValid());
    for (const auto& [one, kind] : casesOfKinds()) {
        const std::string name = std::string(one.name) + "." + kind.name;
        auto made = make(one, kind);
        TMW_VERIFY(made);
        TMW_VERIFY(writeFile(path(name, ".tflite").toStdString(), made->model.bytes()));
        const QString inputs = path(name, ".in");
        TMW_VERIFY(made->integers.empty() ? test::writeRaw(inputs, made->inputs)
                                          : test::writeRaw(inputs, made->integers));
        made_.emplace(name, std::move(*made));
    }
    const QString failure = test::runOracle(folder_.path());
    QVERIFY2(failure.isEmpty(), qPrintable(failure));
}

void KindsOracleTest::answers_data() {
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<int>("kind");
    for (const auto& [one, kind] : casesOfKinds()) {
        const QByteArray name = QByteArray(one.name) + "." + kind.name;
        QTest::newRow(name.constData()) << name << static_cast<int>(kind.kind);
    }
}

void KindsOracleTest::answers() {
    QFETCH(QByteArray, name);
    QFETCH(int, kind);
    const Made& made = made_.at(name.toStdString());
    const auto of = static_cast<ModelKind>(kind);
    if (of == ModelKind::Int16x8)
        int16Answers(name.toStdString(), made);
    else // TensorFlow Lite Micro dequantizes no float16
        floatAnswers(name.toStdString(), made, of == ModelKind::Int8Weights);
}

void KindsOracleTest::int16IsRefusedByName() {
    for (const test::Case& one : test::kNotInt16) {
        const auto made = make(one, {"int16x8", ModelKind::Int16x8, WeightScales::Tensor});
        QVERIFY2(!made, one.name);
        QCOMPARE(made.error().code(), std::string_view("convert.no_int16"));
    }
}

/// The bits of TensorFlow Lite Micro, and of LiteRT where it computes the same: it has no fused
/// LSTM, its RSQRT takes straight lines between 513 values, and its softmax makes its tables in
/// doubles, which puts some answers a step apart.
void KindsOracleTest::int16Answers(const std::string& name, const Made& made) {
    const auto ours = test::runAll(made.model, made.integers);
    TMW_VERIFY(ours);
    QCOMPARE(ours->size(), made.trained.size());
    QCOMPARE(test::readRaw<int16_t>(path(name, ".tflm")), *ours);
    const auto litert = test::readRaw<int16_t>(path(name, ".litert"));
    const bool refused = has(made.model, "UNIDIRECTIONAL_SEQUENCE_LSTM");
    QCOMPARE(litert.size(), refused ? size_t{0} : ours->size());
    int furthest = 0;
    for (size_t i = 0; i < litert.size(); ++i)
        furthest = std::max(furthest, std::abs(litert[i] - (*ours)[i]));
    const double snr = signalToNoise(made.trained, realAnswers(made.model, *ours));
    qInfo("%s: signal to quantization noise %.1f dB; LiteRT %s, at most %d steps away",
          name.c_str(), snr, refused ? "refuses it" : "runs it", furthest);
    if (!has(made.model, "RSQRT"))
        QVERIFY(furthest <= (has(made.model, "SOFTMAX") ? 1 : 0));
    QVERIFY(snr > 25);
}

void KindsOracleTest::floatAnswers(const std::string& name, const Made& made, bool tflm) {
    const auto ours = test::runAll(made.model, made.inputs);
    TMW_VERIFY(ours);
    for (const char* oracle : {".tflm", ".litert"}) {
        const auto reference = test::readRaw<float>(path(name, oracle));
        if (oracle == std::string_view(".tflm") && !tflm)
            continue;
        QCOMPARE(reference.size(), ours->size());
        const double difference = test::relativeDifference(*ours, reference);
        QVERIFY2(difference <= 1e-5, qPrintable(QString::number(difference)));
    }
    const double snr = signalToNoise(made.trained, *ours);
    qInfo("%s: signal to noise %.1f dB", name.c_str(), snr);
    QVERIFY(snr > (tflm ? 25 : 50));
}

QTEST_GUILESS_MAIN(KindsOracleTest)
#include "kinds_oracle_test.moc"

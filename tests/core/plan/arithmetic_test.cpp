// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/arithmetic.h"
#include "core/plan/generated_input.h"
#include "tests/support/sample_networks.h"
#include "tests/support/test_data.h"

#include <QObject>
#include <nlohmann/json.hpp>

#include <fstream>
#include <iostream>
#include <regex>
#include <set>

using namespace tmw;

namespace {

constexpr std::string_view kUnexplained = "arithmetic.unexplained";

struct Explained {
    size_t elements = 0;
    size_t outputs = 0; ///< of operators
    size_t padded = 0;  ///< with taps outside
    std::set<std::string> kinds;
    std::map<std::string, size_t> unexplained; ///< operators that are not
};

std::string differs(const ElementArithmetic& made, double stored) {
    return "operator " + std::to_string(made.layer) + " " + made.op + ", element " +
           std::to_string(made.element) + ": " + std::to_string(made.result) + ", not " +
           std::to_string(stored);
}

/// Bit for bit, but that every NaN is one.
bool isSame(double a, double b) {
    return (a == b && std::signbit(a) == std::signbit(b)) || (std::isnan(a) && std::isnan(b));
}

/// All elements of one output.
std::string explainOutput(const TfliteModel& model, const TensorValues& values, int32_t layer,
                          size_t output, Explained& explained) {
    const TfliteOperator& op = model.graph().operators[static_cast<size_t>(layer)];
    const auto written = values.find(op.outputs[output]);
    if (written == values.end() || written->second.empty())
        return {};
    const DataType type = model.graph().tensors[static_cast<size_t>(op.outputs[output])].type;
    if (rt::sizeOf(type) == 0)
        return {}; // what only the signal front-end has
    const auto arithmetic = LayerArithmetic::make(model, layer, output);
    if (!arithmetic) {
        ++explained.unexplained[op.name];
        return arithmetic.error().code() == kUnexplained ? "" : arithmetic.error().message();
    }
    for (size_t element = 0; element < written->second.size() / rt::sizeOf(type); ++element) {
        const auto made = arithmetic->explain(values, element);
        if (!made && made.error().code() == kUnexplained) {
            ++explained.unexplained[op.name];
            return {};
        }
        if (!made)
            return made.error().message();
        const double stored = storedValue(type, written->second, element);
        if (!isSame(made->result, stored) || made->steps.empty() ||
            !isSame(made->steps.back().result, stored))
            return differs(*made, stored);
        ++explained.elements;
        explained.padded += made->sum && made->sum->outside > 0;
    }
    ++explained.outputs;
    explained.kinds.insert(op.name + ' ' + std::to_string(static_cast<int>(type)));
    return {};
}

/// Of a generated input.
Result<TensorValues> answersOf(const TfliteModel& model) {
    TMW_TRY(Plan plan, makePlan(model, rt::CoreFamily::Generic));
    TMW_TRY(Runner runner, Runner::make(std::move(plan)));
    TMW_TRY(const auto inputs, generatedInputs(runner, 1));
    return valuesOf(runner, inputs);
}

/// Empty where every explained element is what the kernels answer, and for models that cannot run
/// on generated input, which plan_golden_test counts.
std::string explain(const Result<TfliteModel>& model, Explained& explained) {
    if (!model)
        return model.error().message();
    const auto values = answersOf(*model);
    if (!values)
        return {};
    const auto& operators = model->graph().operators;
    for (size_t layer = 0; layer < operators.size(); ++layer)
        for (size_t output = 0; output < operators[layer].outputs.size(); ++output)
            if (const std::string wrong =
                    explainOutput(*model, *values, static_cast<int32_t>(layer), output, explained);
                !wrong.empty())
                return wrong;
    return {};
}

} // namespace

class ArithmeticTest : public QObject {
    Q_OBJECT

private slots:
    void isWhatEveryKernelAnswers() {
        TMW_NEED_DATA("golden/litert");
        Explained explained;
        for (const auto& entry :
             std::filesystem::directory_iterator(test::dataRoot() / "golden/litert")) {
            if (entry.path().extension() != ".json")
                continue;
            std::ifstream file(entry.path());
            std::string text(std::istreambuf_iterator<char>(file), {});
            text = std::regex_replace(text, std::regex("-?Infinity|NaN"), "null");
            const std::string name = nlohmann::json::parse(text)["model"];
            const std::string wrong =
                explain(TfliteModel::fromFile(test::dataRoot() / "models" / name), explained);
            QVERIFY2(wrong.empty(), qPrintable(QString::fromStdString(name + ": " + wrong)));
        }
        std::cout << explained.elements << " elements of " << explained.outputs
                  << " outputs explained\n";
        for (const auto& [op, times] : explained.unexplained)
            std::cout << "not explained: " << op << ", " << times << '\n';
        // Of 184 more, padding in front of convolutions, the kernels make nothing.
        QVERIFY(explained.outputs >= 2300 && explained.elements > 32370000);
        QVERIFY(explained.padded > 50);
    }

    void isWhatOperatorsAloneAnswer() {
        Explained explained;
        for (const char* const folder : {"operators", "int8_activations", "int16_activations"})
            for (const auto& entry : std::filesystem::directory_iterator(
                     std::filesystem::path(TMW_SOURCE_DIR) / "tests/golden" / folder)) {
                if (entry.path().extension() != ".tflite")
                    continue;
                const std::string wrong = explain(TfliteModel::fromFile(entry.path()), explained);
                QVERIFY2(wrong.empty(), (entry.path().stem().string() + ": " + wrong).c_str());
            }
        QVERIFY(explained.elements > 1000);
    }

    void isWhatEveryKindAnswers() {
        const Shape shape{12, 10, 3};
        const auto trained = test::sampleNetwork(
            shape, "conv2d 6 3x3 same relu, depthwise_conv2d 3x3 same stride=2 relu6, flatten, "
                   "dense 5 tanh, dense 4");
        TMW_VERIFY(trained);
        Features features = test::sampleFeatures(12 * 10 * 3, 20);
        features.sampleShape = shape;
        const auto calibration = calibrate(*trained, features);
        TMW_VERIFY(calibration);
        Explained explained;
        for (size_t i = 0; i < kModelKinds; ++i) {
            const auto kind = static_cast<ModelKind>(i);
            const std::string wrong = explain(convert(*trained, kind, &*calibration), explained);
            QVERIFY2(wrong.empty(), qPrintable(QString::fromStdString(wrong)));
        }
        QVERIFY(explained.padded > 5);
        for (const char* const op : {"FULLY_CONNECTED", "CONV_2D", "DEPTHWISE_CONV_2D", "RESHAPE"})
            for (const DataType type : {DataType::Float32, DataType::Int8, DataType::Int16})
                QVERIFY(explained.kinds.contains(std::string(op) + ' ' +
                                                 std::to_string(static_cast<int>(type))));
        QVERIFY(explained.elements >= 5 * 4 * 4);
    }

    void softmaxGoesStepByStep() {
        TMW_NEED_DATA("models/tflite-micro");
        const auto model = TfliteModel::fromFile(
            test::dataRoot() / "models/tflite-micro/micro_speech_quantized.tflite");
        TMW_VERIFY(model);
        const auto values = answersOf(*model);
        TMW_VERIFY(values);
        const auto last = static_cast<int32_t>(model->graph().operators.size()) - 1;
        const auto made = explainElement(*model, *values, last, 2);
        TMW_VERIFY(made);
        QVERIFY(!made->sum);
        QCOMPARE(made->readings.size(), size_t(4)); // the row
        QCOMPARE(made->readings[2].index, size_t(2));
        std::vector<StepKind> kinds;
        for (const ArithmeticStep& step : made->steps)
            kinds.push_back(step.kind);
        QVERIFY(kinds ==
                std::vector({StepKind::Greatest, StepKind::Subtracted, StepKind::Looked,
                             StepKind::TotalOfPowers, StepKind::Reciprocal, StepKind::Rescaled,
                             StepKind::WithZeroPoint, StepKind::Held}));
        const Remark held = formulaOf(made->steps.back(), [](double v) { return toText(v); });
        QCOMPARE(QString::fromStdString(held.text()), QString("-128 to 127"));
        const auto sum = explainElement(*model, *values, 1, 0);
        TMW_VERIFY(sum);
        QVERIFY(sum->sum && sum->last(StepKind::Rescaled) && !sum->last(StepKind::Looked));
        QCOMPARE(sum->sum->products.size() + sum->sum->outside, size_t(10 * 8));
        QCOMPARE(sum->last(StepKind::Accumulated)->result,
                 sum->last(StepKind::Rescaled)->numbers[0]);
        QCOMPARE(sum->position, (Shape{0, 0, 0, 0}));
    }

    /// The parts of an LSTM and of a filter with memory; no float and no integer goes unexplained.
    void partsOfAnOperatorHaveNames() {
        const auto folder = std::filesystem::path(TMW_SOURCE_DIR) / "tests/golden/operators";
        const auto explained = [&](const std::string& name) {
            const auto model = TfliteModel::fromFile(folder / (name + ".tflite"));
            const auto values = model ? answersOf(*model) : tl::unexpected(model.error());
            return values ? explainElement(*model, *values, 0, 1) : tl::unexpected(values.error());
        };
        for (const std::string kind : {"int8", "int16", "float"}) {
            const auto lstm = explained("lstm_step_" + kind);
            TMW_VERIFY(lstm);
            std::vector<std::string_view> parts;
            for (const ArithmeticStep& step : lstm->steps)
                if (parts.empty() || parts.back() != step.part)
                    parts.push_back(step.part);
            QVERIFY(parts ==
                    std::vector<std::string_view>({"input gate", "forget gate", "new values",
                                                   "cell", "output gate", "state"}));
            QVERIFY(lstm->last(StepKind::Function) && !lstm->readings.empty());
            const auto svdf = explained("svdf_" + kind);
            TMW_VERIFY(svdf);
            QCOMPARE(svdf->steps.front().part, std::string_view("filter %1"));
            QCOMPARE(svdf->steps.front().operand, size_t{1});
            QVERIFY(kind == "float" || svdf->steps.back().part.empty()); // rescaled and held
        }
    }

    void productsHaveTwoZeroPoints() {
        const auto model = TfliteModel::fromFile(std::filesystem::path(TMW_SOURCE_DIR) /
                                                 "tests/golden/operators/matmul_int8.tflite");
        TMW_VERIFY(model);
        const auto values = answersOf(*model);
        TMW_VERIFY(values);
        const auto made = explainElement(*model, *values, 0, 3);
        TMW_VERIFY(made);
        QVERIFY(made->sum && made->sum->weightZeroPoint != 0 && made->sum->inputZeroPoint != 0);
        double sum = 0;
        for (const Product& each : made->sum->products)
            sum += made->sum->part(each);
        QCOMPARE(made->last(StepKind::Total)->result, sum);
        QCOMPARE(made->last(StepKind::Rescaled)->numbers[0], sum);
    }

    void whatCannotBeExplainedIsSaid() {
        const auto model = TfliteModel::fromFile(std::filesystem::path(TMW_SOURCE_DIR) /
                                                 "tests/golden/operators/cumsum_int8.tflite");
        TMW_VERIFY(model);
        const auto values = answersOf(*model);
        TMW_VERIFY(values);
        const auto code = [&](int32_t layer, size_t element) {
            const auto made = explainElement(*model, *values, layer, element);
            return made ? std::string() : std::string(made.error().code());
        };
        QCOMPARE(code(0, 0), std::string(kUnexplained));
        QCOMPARE(code(1, 0), std::string("arithmetic.no_layer"));
        QCOMPARE(code(-1, 0), std::string("arithmetic.no_layer"));
        QCOMPARE(code(0, 1000000), std::string("arithmetic.no_element"));
    }
};

QTEST_GUILESS_MAIN(ArithmeticTest)
#include "arithmetic_test.moc"

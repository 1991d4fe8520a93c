// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/operator_order.h"
#include "core/plan/plan_operator.h"
#include "tests/support/explained.h"
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

constexpr size_t kMostFolded = 300; // elements of one output

bool isUnexplained(const Error& error) {
    return error.code() == kUnexplained || error.code() == "arithmetic.constant";
}

struct Explained {
    size_t elements = 0;
    size_t outputs = 0; ///< of operators
    size_t folded = 0;  ///< of them: constants of constants
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

/// All elements of one output that kernels write, or some of one that is folded.
std::string explainOutput(const TfliteModel& model, const TensorValues& values,
                          const TensorValues& folded, int32_t layer, size_t output,
                          Explained& explained) {
    const TfliteOperator& op = model.graph().operators[static_cast<size_t>(layer)];
    const bool isFolded = !values.contains(op.outputs[output]);
    const TensorValues& known = isFolded ? folded : values;
    const auto written = known.find(op.outputs[output]);
    if (written == known.end() || written->second.empty())
        return {};
    const DataType type = model.graph().tensors[static_cast<size_t>(op.outputs[output])].type;
    if (rt::sizeOf(type) == 0)
        return {}; // what only the signal front-end has
    const auto arithmetic = LayerArithmetic::make(model, layer, output);
    if (!arithmetic) {
        ++explained.unexplained[op.name];
        return isUnexplained(arithmetic.error()) ? "" : arithmetic.error().message();
    }
    // Folded weights are many, and all alike.
    const size_t elements = written->second.size() / rt::sizeOf(type);
    const size_t stride = isFolded ? elements / kMostFolded + 1 : 1;
    for (size_t element = 0; element < elements; element += stride) {
        const auto made = arithmetic->explain(values, element);
        if (!made && isUnexplained(made.error())) {
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
    explained.folded += isFolded;
    explained.kinds.insert(op.name + ' ' + std::to_string(static_cast<int>(type)));
    return {};
}

/// What operators make of constants while planning.
TensorValues foldedOf(const TfliteModel& model) {
    PlanDraft draft(model, model.graph(), rt::CoreFamily::Generic);
    const auto order = operatorOrder(model.graph());
    for (const int32_t op : order ? *order : std::vector<int32_t>())
        if (!planOperator(draft, op))
            break;
    return {draft.folded.begin(), draft.folded.end()};
}

/// Empty where every explained element is what the kernels answer, and for models that cannot run
/// on generated input, which plan_golden_test counts.
std::string explain(const Result<TfliteModel>& model, Explained& explained) {
    if (!model)
        return model.error().message();
    const auto values = test::answersOf(*model);
    if (!values)
        return {};
    const TensorValues folded = foldedOf(*model);
    const auto& operators = model->graph().operators;
    for (size_t layer = 0; layer < operators.size(); ++layer)
        for (size_t output = 0; output < operators[layer].outputs.size(); ++output)
            if (const std::string wrong = explainOutput(
                    *model, *values, folded, static_cast<int32_t>(layer), output, explained);
                !wrong.empty())
                return wrong;
    return {};
}

void say(const Explained& explained) {
    std::cout << explained.elements << " elements of " << explained.outputs
              << " outputs explained, " << explained.folded << " of them folded\n";
    for (const auto& [op, times] : explained.unexplained)
        std::cout << "not explained: " << op << ", " << times << '\n';
}

bool leavesOnly(const Explained& explained, const std::set<std::string>& operators) {
    return std::ranges::all_of(explained.unexplained,
                               [&](const auto& each) { return operators.contains(each.first); });
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
        say(explained);
        // Of 184 more, padding in front of convolutions, the kernels make nothing.
        QVERIFY(explained.outputs >= 2350 && explained.elements > 32400000);
        QVERIFY(explained.folded >= 10);
        QVERIFY(leavesOnly(explained,
                           {"STABLEHLO_COMPOSITE", "SignalRfft", "TFLite_Detection_PostProcess"}));
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
        say(explained);
        QVERIFY(explained.outputs >= 225 && explained.elements > 18000);
        // ADD reads what a ring buffer keeps.
        QVERIFY(leavesOnly(explained,
                           {"ADD", "BROADCAST_ARGS", "CIRCULAR_BUFFER", "IF", "STABLEHLO_COMPOSITE",
                            "SignalIrfft", "SignalRfft", "TFLM_DECODE", "WHILE"}));
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
};

QTEST_GUILESS_MAIN(ArithmeticTest)
#include "arithmetic_test.moc"

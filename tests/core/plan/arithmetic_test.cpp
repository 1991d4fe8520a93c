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

bool isSum(const std::string& op) {
    return op == "FULLY_CONNECTED" || op == "CONV_2D" || op == "DEPTHWISE_CONV_2D";
}

/// First, last, and some between.
std::set<size_t> someOf(size_t elements) {
    std::set<size_t> some{0, elements - 1};
    for (size_t i = 1; i < 6; ++i)
        some.insert(elements * i / 6 + i * 7 % (elements / 6 + 1));
    some.erase(elements);
    return some;
}

struct Explained {
    size_t elements = 0;
    size_t padded = 0; ///< with taps outside
    std::set<std::string> kinds;
};

/// Empty where every explained element is what the kernels answer.
std::string explain(const Result<TfliteModel>& model, Explained& explained) {
    if (!model)
        return model.error().message();
    auto plan = makePlan(*model, rt::CoreFamily::Generic);
    if (!plan)
        return {}; // plan_golden_test counts those
    auto runner = Runner::make(std::move(*plan));
    if (!runner)
        return runner.error().message();
    const auto inputs = generatedInputs(*runner, 1);
    if (!inputs)
        return {}; // of a type that none can be generated for
    const auto values = valuesOf(*runner, *inputs);
    if (!values)
        return values.error().message();
    const auto& graph = model->graph();
    for (size_t layer = 0; layer < graph.operators.size(); ++layer) {
        const TfliteOperator& op = graph.operators[layer];
        const auto written = op.outputs.empty() ? values->end() : values->find(op.outputs[0]);
        if (!isSum(op.name) || written == values->end())
            continue;
        const DataType type = graph.tensors[static_cast<size_t>(op.outputs[0])].type;
        for (const size_t element : someOf(written->second.size() / rt::sizeOf(type))) {
            const auto made = explainElement(*model, *values, static_cast<int32_t>(layer), element);
            if (!made && made.error().code() == std::string_view("arithmetic.no_sum"))
                break;
            if (!made)
                return made.error().message();
            const double stored = storedValue(type, written->second, element);
            if (made->result != stored && !(std::isnan(stored) && std::isnan(made->result)))
                return "operator " + std::to_string(layer) + " " + op.name + ", element " +
                       std::to_string(element) + ": " + std::to_string(made->result) + ", not " +
                       std::to_string(stored);
            ++explained.elements;
            explained.padded += made->outside > 0;
            explained.kinds.insert(op.name + ' ' + std::to_string(static_cast<int>(type)));
        }
    }
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
        std::cout << explained.elements << " elements explained\n";
        QVERIFY(explained.elements > 1000 && explained.padded > 50);
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
        QCOMPARE(explained.kinds.size(), size_t(3 * 3)); // operators, types of activations
        QVERIFY(explained.elements >= 5 * 4 * 4);
    }

    void whatCannotBeExplainedIsSaid() {
        TMW_NEED_DATA("models/tflite-micro");
        const auto model = TfliteModel::fromFile(
            test::dataRoot() / "models/tflite-micro/micro_speech_quantized.tflite");
        TMW_VERIFY(model);
        auto plan = makePlan(*model, rt::CoreFamily::Generic);
        TMW_VERIFY(plan);
        auto runner = Runner::make(std::move(*plan));
        TMW_VERIFY(runner);
        const auto input =
            GeneratedInput(1).next(runner->inputs()[0].type, runner->inputs()[0].shape);
        const auto values = valuesOf(*runner, std::span(&*input, 1));
        TMW_VERIFY(values);
        const auto last = static_cast<int32_t>(model->graph().operators.size()) - 1;
        const auto code = [&](int32_t layer, size_t element) {
            const auto made = explainElement(*model, *values, layer, element);
            return made ? std::string() : std::string(made.error().code());
        };
        QCOMPARE(code(last, 0), std::string("arithmetic.no_sum"));
        QCOMPARE(code(last + 1, 0), std::string("arithmetic.no_layer"));
        QCOMPARE(code(-1, 0), std::string("arithmetic.no_layer"));
        QCOMPARE(code(1, 1000000), std::string("arithmetic.no_element"));
        const auto made = explainElement(*model, *values, 1, 0);
        TMW_VERIFY(made);
        QCOMPARE(made->products.size() + made->outside, size_t(10 * 8));
        QCOMPARE(made->position, (Shape{0, 0, 0, 0}));
    }
};

QTEST_GUILESS_MAIN(ArithmeticTest)
#include "arithmetic_test.moc"

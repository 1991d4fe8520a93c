// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/explained.h"
#include "tests/support/test_data.h"

#include <QObject>

using namespace tmw;

namespace {

std::filesystem::path golden(const std::string& name) {
    return std::filesystem::path(TMW_SOURCE_DIR) / "tests/golden/operators" / (name + ".tflite");
}

std::vector<StepKind> kindsOf(const ElementArithmetic& made) {
    std::vector<StepKind> kinds;
    for (const ArithmeticStep& step : made.steps)
        kinds.push_back(step.kind);
    return kinds;
}

} // namespace

/// The steps of single elements; arithmetic_test compares all of them with the kernels.
class ArithmeticStepsTest : public QObject {
    Q_OBJECT

private slots:
    void softmaxGoesStepByStep() {
        TMW_NEED_DATA("models/tflite-micro");
        const auto model = TfliteModel::fromFile(
            test::dataRoot() / "models/tflite-micro/micro_speech_quantized.tflite");
        TMW_VERIFY(model);
        const auto values = test::answersOf(*model);
        TMW_VERIFY(values);
        const auto last = static_cast<int32_t>(model->graph().operators.size()) - 1;
        const auto made = explainElement(*model, *values, last, 2);
        TMW_VERIFY(made);
        QVERIFY(!made->sum);
        QCOMPARE(made->readings.size(), size_t(4)); // the row
        QCOMPARE(made->readings[2].index, size_t(2));
        QVERIFY(kindsOf(*made) ==
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
        const auto explained = [](const std::string& name) {
            return test::explainOf(golden(name), 0, 1);
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
        const auto made = test::explainOf(golden("matmul_int8"), 0, 3);
        TMW_VERIFY(made);
        QVERIFY(made->sum && made->sum->weightZeroPoint != 0 && made->sum->inputZeroPoint != 0);
        double sum = 0;
        for (const Product& each : made->sum->products)
            sum += made->sum->part(each);
        QCOMPARE(made->last(StepKind::Total)->result, sum);
        QCOMPARE(made->last(StepKind::Rescaled)->numbers[0], sum);
    }

    /// Computed when the plan is made, and explained with the constants that they read.
    void constantsHaveArithmetic() {
        TMW_NEED_DATA("models/ai-edge-quantizer/mnist_quantized.tflite");
        const auto folder = test::dataRoot() / "models";
        const auto floats =
            test::explainOf(folder / "ai-edge-quantizer/mnist_quantized.tflite", 0, 0);
        TMW_VERIFY(floats);
        QVERIFY(kindsOf(*floats) == std::vector({StepKind::LessZeroPoint, StepKind::Scaled}));
        QCOMPARE(floats->readings.size(), size_t{1});
        for (const int32_t layer : {11, 12}) { // a slice of a shape, and a shape put together
            const auto moved =
                test::explainOf(folder / "robot-arm-anomaly/model__g_model.tflite", layer, 0);
            TMW_VERIFY(moved);
            QVERIFY(kindsOf(*moved) == std::vector{StepKind::Taken});
            QCOMPARE(moved->readings[0].value, moved->result);
        }
    }

    void castsAreCutAndHeld() {
        const auto made = test::explainOf(golden("cast_float32_uint32"), 0, 1);
        TMW_VERIFY(made);
        QVERIFY(kindsOf(*made) == std::vector({StepKind::Whole, StepKind::Held}));
        const auto normal = test::explainOf(golden("l2_normalization_int8"), 0, 1);
        TMW_VERIFY(normal);
        QVERIFY(kindsOf(*normal) ==
                std::vector({StepKind::TotalOfSquares, StepKind::FixedFunction,
                             StepKind::LessZeroPoint, StepKind::Rescaled, StepKind::Held}));
    }

    void whatCannotBeExplainedIsSaid() {
        const auto code = [](const std::string& name, int32_t layer, size_t element,
                             size_t output = 0) {
            const auto made = test::explainOf(golden(name), layer, element, output);
            return made ? std::string() : std::string(made.error().code());
        };
        QCOMPARE(code("while_float", 0, 0), std::string("arithmetic.unexplained"));
        QCOMPARE(code("encoded_layers", 0, 0), std::string("arithmetic.constant"));
        QCOMPARE(code("cumsum_int8", 0, 0), std::string());
        QCOMPARE(code("cumsum_int8", 1, 0), std::string("arithmetic.no_layer"));
        QCOMPARE(code("cumsum_int8", -1, 0), std::string("arithmetic.no_layer"));
        QCOMPARE(code("cumsum_int8", 0, 1000000), std::string("arithmetic.no_element"));
        QCOMPARE(code("cumsum_int8", 0, 0, 1), std::string("arithmetic.no_output"));
        const auto none = test::explainOf(golden("cumsum_int8"), 0, 0, 1);
        QVERIFY(none.error().message().find("has 1 output") != std::string::npos);
    }
};

QTEST_GUILESS_MAIN(ArithmeticStepsTest)
#include "arithmetic_steps_test.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/file.h"
#include "core/plan/generated_input.h"
#include "tests/support/test_data.h"

#include <QObject>

#include <cstring>

using namespace tmw;

// tests/golden/int16_activations: int16 through TensorFlow Lite Micro's activations.
class Int16ActivationTest : public QObject {
    Q_OBJECT
private slots:
    void asTflm();
    void noRootOfNegatives();

private:
    static void check(const std::filesystem::path& model);
};

void Int16ActivationTest::check(const std::filesystem::path& file) {
    const auto model = TfliteModel::fromFile(file);
    TMW_VERIFY(model);
    auto plan = makePlan(*model, rt::CoreFamily::Generic);
    TMW_VERIFY(plan);
    auto runner = Runner::make(std::move(*plan));
    TMW_VERIFY(runner);
    auto path = file;
    const auto inputs = readFile(path.replace_extension(".in"));
    const auto wanted = readFile(path.replace_extension(".bin"));
    TMW_VERIFY(inputs);
    TMW_VERIFY(wanted);
    QCOMPARE(inputs->size(), wanted->size());
    const PlanTensorInfo& info = runner->inputs()[0];
    const size_t row = static_cast<size_t>(info.shape.back()) * sizeof(int16_t);
    for (size_t at = 0; at < inputs->size(); at += row) {
        Tensor input{DataType::Int16, info.shape, std::vector<std::byte>(row)};
        std::memcpy(input.bytes.data(), inputs->data() + at, row);
        const auto outputs = runner->invoke({&input, 1});
        TMW_VERIFY(outputs);
        QVERIFY2(std::memcmp(outputs->front().bytes.data(), wanted->data() + at, row) == 0,
                 qPrintable(QString("%1, from byte %2").arg(file.filename().c_str()).arg(at)));
    }
}

void Int16ActivationTest::asTflm() {
    const auto folder = std::filesystem::path(TMW_SOURCE_DIR) / "tests/golden/int16_activations";
    size_t files = 0;
    for (const auto& entry : std::filesystem::directory_iterator(folder)) {
        if (entry.path().extension() != ".tflite")
            continue;
        ++files;
        check(entry.path());
    }
    QCOMPARE(files, size_t{17});
}

/// TensorFlow Lite Micro ends there; here the answer is said to be none.
void Int16ActivationTest::noRootOfNegatives() {
    const auto folder = std::filesystem::path(TMW_SOURCE_DIR) / "tests/golden/int16_activations";
    const auto model = TfliteModel::fromFile(folder / "rsqrt_0.000244.tflite");
    TMW_VERIFY(model);
    auto plan = makePlan(*model, rt::CoreFamily::Generic);
    TMW_VERIFY(plan);
    auto runner = Runner::make(std::move(*plan));
    TMW_VERIFY(runner);
    const PlanTensorInfo& info = runner->inputs()[0];
    Tensor input{DataType::Int16, info.shape, std::vector<std::byte>(64 * sizeof(int16_t))};
    input.as<int16_t>()[5] = -1;
    const auto outputs = runner->invoke({&input, 1});
    QVERIFY(!outputs);
    QCOMPARE(outputs.error().code(), kRunnerFault);
    QCOMPARE(outputs.error().args().front(), std::string("0"));
    QCOMPARE(outputs.error().args()[1], std::string("RSQRT"));
    QVERIFY(!runner->invoke(*generatedInputs(*runner, 1)));
    const auto inputs = computableInputs(*runner, 1);
    TMW_VERIFY(inputs);
    TMW_VERIFY(runner->invoke(*inputs));
}

QTEST_GUILESS_MAIN(Int16ActivationTest)
#include "int16_activation_test.moc"

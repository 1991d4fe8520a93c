// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/file.h"
#include "core/plan/runner.h"
#include "tests/support/test_data.h"

#include <QObject>

#include <algorithm>
#include <cmath>
#include <cstring>

using namespace tmw;

namespace {

const std::filesystem::path kFolder = std::filesystem::path(TMW_SOURCE_DIR) / "tests/golden/lstm";

/// All answers to the golden inputs, one after the other; every core's packing gives the same.
Result<std::vector<std::byte>> answersOf(const std::string& name, rt::CoreFamily core) {
    TMW_TRY(const TfliteModel model, TfliteModel::fromFile(kFolder / (name + ".tflite")));
    TMW_TRY(Plan plan, makePlan(model, core));
    TMW_TRY(Runner runner, Runner::make(std::move(plan)));
    TMW_TRY(const auto inputs, readFile(kFolder / (name + ".in")));
    const PlanTensorInfo& info = runner.inputs()[0];
    TMW_TRY(const size_t elements, elementCount(info.shape));
    const size_t width = elements * rt::sizeOf(info.type);
    std::vector<std::byte> answers;
    for (size_t at = 0; at < inputs.size(); at += width) {
        Tensor sample{info.type, info.shape, std::vector<std::byte>(width)};
        std::memcpy(sample.bytes.data(), inputs.data() + at, width);
        TMW_TRY(const std::vector<Tensor> outputs, runner.invoke({&sample, 1}));
        answers.insert(answers.end(), outputs[0].bytes.begin(), outputs[0].bytes.end());
    }
    return answers;
}

} // namespace

// tests/golden/lstm: TensorFlow Lite Micro's answers.
class LstmTest : public QObject {
    Q_OBJECT
private slots:
    void integersAreTflms_data() {
        QTest::addColumn<QString>("name");
        QTest::newRow("all steps") << "steps.int8";
        QTest::newRow("saturated") << "far.int8";
        QTest::newRow("all steps, int16") << "steps.int16";
        QTest::newRow("saturated, int16") << "far.int16";
    }
    void integersAreTflms() {
        QFETCH(QString, name);
        const auto wanted = readFile(kFolder / (name.toStdString() + ".out"));
        TMW_VERIFY(wanted);
        QVERIFY(!wanted->empty());
        for (const auto core : {rt::CoreFamily::Generic, rt::CoreFamily::Armv7EM}) {
            const auto answers = answersOf(name.toStdString(), core);
            TMW_VERIFY(answers);
            QCOMPARE(answers->size(), wanted->size());
            QVERIFY(std::memcmp(answers->data(), wanted->data(), wanted->size()) == 0);
        }
    }

    void floatIsNear_data() {
        QTest::addColumn<QString>("name");
        QTest::newRow("all steps") << "steps.float";
        QTest::newRow("saturated") << "far.float";
    }
    void floatIsNear() {
        QFETCH(QString, name);
        const auto wanted = readFile(kFolder / (name.toStdString() + ".out"));
        TMW_VERIFY(wanted);
        const auto answers = answersOf(name.toStdString(), rt::CoreFamily::Generic);
        TMW_VERIFY(answers);
        QCOMPARE(answers->size(), wanted->size());
        std::vector<float> ours(answers->size() / sizeof(float));
        std::vector<float> reference(ours.size());
        std::memcpy(ours.data(), answers->data(), answers->size());
        std::memcpy(reference.data(), wanted->data(), wanted->size());
        float largest = 0;
        for (const float value : reference)
            largest = std::max(largest, std::abs(value));
        for (size_t i = 0; i < ours.size(); ++i)
            QVERIFY(std::abs(ours[i] - reference[i]) <= 1e-5F * largest);
    }
};

QTEST_GUILESS_MAIN(LstmTest)
#include "lstm_test.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/runner.h"
#include "tests/support/test_data.h"

#include <QObject>

#include <fstream>

using namespace tmw;

// tests/golden/int8_activations: every int8 through TensorFlow Lite Micro's logistic, tanh and
// 1 / sqrt.
class Int8ActivationTest : public QObject {
    Q_OBJECT
private slots:
    void everyInputAsTflm() {
        const auto folder = std::filesystem::path(TMW_SOURCE_DIR) / "tests/golden/int8_activations";
        size_t files = 0;
        for (const auto& entry : std::filesystem::directory_iterator(folder)) {
            if (entry.path().extension() != ".tflite")
                continue;
            ++files;
            const auto model = TfliteModel::fromFile(entry.path());
            TMW_VERIFY(model);
            auto plan = makePlan(*model, rt::CoreFamily::Generic);
            TMW_VERIFY(plan);
            auto runner = Runner::make(std::move(*plan));
            TMW_VERIFY(runner);
            auto golden = entry.path();
            std::ifstream wanted(golden.replace_extension(".bin"), std::ios::binary);
            for (int first = 0; first < 264; first += 12) {
                Tensor input{DataType::Int8, runner->inputs()[0].shape, std::vector<std::byte>(12)};
                for (int i = 0; i < 12; ++i)
                    input.as<int8_t>()[static_cast<size_t>(i)] =
                        static_cast<int8_t>((first + i) % 256 - 128);
                const auto outputs = runner->invoke({&input, 1});
                TMW_VERIFY(outputs);
                std::vector<std::byte> reference(12);
                wanted.read(reinterpret_cast<char*>(reference.data()), 12);
                QVERIFY(wanted.good());
                QVERIFY(outputs->front().bytes == reference);
            }
        }
        QCOMPARE(files, size_t{9});
    }
};

QTEST_GUILESS_MAIN(Int8ActivationTest)
#include "int8_activation_test.moc"

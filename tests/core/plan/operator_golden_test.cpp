// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/file.h"
#include "core/plan/plan_writer.h"
#include "core/plan/runner.h"
#include "tests/support/run_plan.h"
#include "tests/support/test_data.h"

#include <QObject>

#include <algorithm>
#include <cmath>
#include <cstring>

using namespace tmw;

namespace {

const std::filesystem::path kFolder =
    std::filesystem::path(TMW_SOURCE_DIR) / "tests/golden/operators";

/// Every core's plan, and the fast one of the core that has one.
struct Way {
    rt::CoreFamily core;
    bool fast;
};
constexpr Way kWays[] = {{rt::CoreFamily::Generic, false},
                         {rt::CoreFamily::Armv7M, false},
                         {rt::CoreFamily::Armv7M, true},
                         {rt::CoreFamily::Armv7EM, false},
                         {rt::CoreFamily::Armv81M, false}};

using Bytes = std::vector<uint8_t>;

Result<Runner> runnerOf(const std::string& name, const Way& way) {
    TMW_TRY(const TfliteModel model, TfliteModel::fromFile(kFolder / (name + ".tflite")));
    TMW_TRY(Plan plan, makePlan(model, way.core, {.fast = way.fast}));
    return Runner::make(std::move(plan));
}

/// The answers to all inputs of the file, run by run.
Result<Bytes> answersOf(Runner& runner, const Bytes& fed) {
    Bytes answers;
    for (size_t at = 0; at < fed.size();) {
        std::vector<Tensor> inputs;
        for (const PlanTensorInfo& info : runner.inputs()) {
            TMW_TRY(const size_t elements, elementCount(info.shape));
            Tensor input{info.type, info.shape,
                         std::vector<std::byte>(elements * rt::sizeOf(info.type))};
            std::memcpy(input.bytes.data(), fed.data() + at, input.bytes.size());
            at += input.bytes.size();
            inputs.push_back(std::move(input));
        }
        TMW_TRY(const auto outputs, runner.invoke(inputs));
        for (const Tensor& output : outputs) {
            const auto* bytes = reinterpret_cast<const uint8_t*>(output.bytes.data());
            answers.insert(answers.end(), bytes, bytes + output.bytes.size());
        }
    }
    return answers;
}

bool areNear(const Bytes& got, const Bytes& wanted) {
    std::vector<float> a(got.size() / sizeof(float)), b(a.size());
    std::memcpy(a.data(), got.data(), got.size());
    std::memcpy(b.data(), wanted.data(), got.size());
    float largest = 0;
    for (const float value : b)
        largest = std::max(largest, std::fabs(value));
    for (size_t i = 0; i < a.size(); ++i)
        if (!(std::fabs(a[i] - b[i]) <= 1e-5f * largest))
            return false;
    return true;
}

/// Floats by IEEE's basic operations alone, or moved.
bool isExact(const std::string& name) {
    constexpr std::string_view kBeginnings[] = {
        "add_n_",  "batch_to_space", "cast_",     "cumsum_", "embedding_", "fill",
        "floor_",  "gather",         "if_",       "l2_pool", "pad_",       "reverse_",
        "select_", "signal_overlap", "space_to_",
    };
    return std::ranges::any_of(
        kBeginnings, [&](std::string_view beginning) { return name.starts_with(beginning); });
}

std::vector<std::string> names() {
    std::vector<std::string> found;
    for (const auto& entry : std::filesystem::directory_iterator(kFolder))
        if (entry.path().extension() == ".tflite")
            found.push_back(entry.path().stem().string());
    std::ranges::sort(found);
    return found;
}

} // namespace

// tests/golden/operators: single operators, run again and again without a reset.
class OperatorGoldenTest : public QObject {
    Q_OBJECT
private slots:
    void answersAreTheReferences_data() {
        QTest::addColumn<QString>("name");
        for (const std::string& name : names())
            QTest::newRow(name.c_str()) << QString::fromStdString(name);
    }
    void answersAreTheReferences() {
        QFETCH(QString, name);
        const std::string file = name.toStdString();
        const auto fed = readFile(kFolder / (file + ".in"));
        const auto wanted = readFile(kFolder / (file + ".out"));
        TMW_VERIFY(fed);
        TMW_VERIFY(wanted);
        QVERIFY(!wanted->empty());
        for (const Way& way : kWays) {
            auto runner = runnerOf(file, way);
            TMW_VERIFY(runner);
            const auto first = answersOf(*runner, *fed);
            TMW_VERIFY(first);
            QCOMPARE(first->size(), wanted->size());
            const bool real = runner->outputs()[0].type == DataType::Float32;
            if (real && runner->outputs().size() == 1 && !isExact(file))
                QVERIFY(areNear(*first, *wanted));
            else
                QVERIFY(*first == *wanted);
            // After a reset a plan begins anew, with state as with none.
            runner->reset();
            const auto second = answersOf(*runner, *fed);
            TMW_VERIFY(second);
            QVERIFY(*second == *first);
        }
    }

    void whatCannotRunIsRefused_data() {
        QTest::addColumn<QString>("code");
        QTest::newRow("add_n_33_inputs") << "plan.unsupported_form";
        QTest::newRow("add_n_two_scales") << "plan.unsupported_form";
        QTest::newRow("broadcast_args_open") << "plan.unsupported_form";
        QTest::newRow("circular_buffer_cycles") << "plan.unsupported_form";
        QTest::newRow("cumsum_int16") << "plan.unsupported_type";
        QTest::newRow("equal_int16_scales") << "plan.unsupported_form";
        QTest::newRow("fill_open") << "plan.unsupported_form";
        QTest::newRow("floor_div_quantized") << "plan.unsupported_form";
        QTest::newRow("if_recursion") << "plan.unsupported_form";
        QTest::newRow("if_two_shapes") << "plan.shape";
        QTest::newRow("log_softmax_int8_scale") << "plan.quantization";
        QTest::newRow("reverse_sequence_one_axis") << "plan.shape";
        QTest::newRow("signal_delay_float") << "plan.unsupported_type";
        QTest::newRow("signal_framer_gaps") << "plan.unsupported_form";
        QTest::newRow("signal_framer_rest") << "plan.shape";
        QTest::newRow("signal_irfft_short") << "plan.shape";
        QTest::newRow("signal_overlap_step") << "plan.unsupported_form";
        QTest::newRow("signal_rfft_15") << "plan.unsupported_form";
        QTest::newRow("signal_rfft_28") << "plan.unsupported_form";
        QTest::newRow("signal_stacker_step") << "plan.unsupported_form";
        QTest::newRow("space_to_batch_uneven") << "plan.shape";
        QTest::newRow("sqrt_int8_negative") << "plan.quantization";
        QTest::newRow("while_always") << "plan.unsupported_form";
        QTest::newRow("while_other_shape") << "plan.unsupported_form";
    }
    void whatCannotRunIsRefused() {
        QFETCH(QString, code);
        const std::string name = std::string("refused/") + QTest::currentDataTag();
        const auto model = TfliteModel::fromFile(kFolder / (name + ".tflite"));
        TMW_VERIFY(model);
        const auto plan = makePlan(*model, rt::CoreFamily::Generic);
        QVERIFY(!plan);
        QCOMPARE(QString::fromStdString(std::string(plan.error().code())), code);
    }

    void stateDecidesWhatFollows() {
        for (const std::string name :
             {"variable_initial", "svdf_int8", "svdf_float", "lstm_step_int8", "lstm_step_float",
              "circular_buffer", "signal_delay_short", "signal_framer_prefilled",
              "signal_overlap_int16", "signal_stacker_apart"}) {
            auto runner = runnerOf(name, {rt::CoreFamily::Generic, false});
            TMW_VERIFY(runner);
            auto fed = readFile(kFolder / (name + ".in"));
            TMW_VERIFY(fed);
            fed->resize(fed->size() / 12); // one run
            const auto first = answersOf(*runner, *fed);
            const auto second = answersOf(*runner, *fed);
            TMW_VERIFY(first);
            TMW_VERIFY(second);
            QVERIFY2(*first != *second, name.c_str());
        }
    }

    /// Any byte of a plan changed: refused, or run within its memory (sanitizers look on).
    void damagedPlansStayInTheirMemory() {
        uint32_t dice = 7;
        const auto roll = [&](size_t limit) {
            dice = dice * 1664525u + 1013904223u;
            return (dice >> 8) % limit;
        };
        for (const std::string& name : names()) {
            const auto runner = runnerOf(name, {rt::CoreFamily::Generic, false});
            TMW_VERIFY(runner);
            const std::vector<uint8_t>& plan = runner->plan().bytes;
            // Inputs are 0: where one divides, that is a fault.
            const bool divides = name.starts_with("floor_div") ||
                                 name.starts_with("floor_mod_int") || name == "div_int8_negative";
            const rt::Status whole = divides ? rt::Status::Fault : rt::Status::Ok;
            QCOMPARE(test::openAndRun(plan), whole);
            size_t refused = 0;
            for (int i = 0; i < 300; ++i) {
                auto damaged = plan;
                const size_t start = sizeof(rt::PlanHeader);
                damaged[start + roll(damaged.size() - start)] = static_cast<uint8_t>(roll(256));
                sealPlan(damaged);
                refused += test::openAndRun(damaged) != whole;
            }
            QVERIFY2(refused > 0, name.c_str());
        }
    }
};

QTEST_GUILESS_MAIN(OperatorGoldenTest)
#include "operator_golden_test.moc"

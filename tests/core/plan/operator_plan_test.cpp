// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/arena_timeline.h"
#include "core/plan/generated_input.h"
#include "core/plan/runner.h"
#include "tests/support/test_data.h"

#include <QObject>

#include <algorithm>
#include <cstring>
#include <map>

using namespace tmw;

namespace {

Result<TfliteModel> modelOf(const std::string& name) {
    return TfliteModel::fromFile(std::filesystem::path(TMW_SOURCE_DIR) / "tests/golden/operators" /
                                 (name + ".tflite"));
}

Result<Runner> runnerOf(const std::string& name, rt::CoreFamily core) {
    TMW_TRY(const TfliteModel model, modelOf(name));
    TMW_TRY(Plan plan, makePlan(model, core));
    return Runner::make(std::move(plan));
}

} // namespace

// tests/golden/operators: what of an operator is in its plan, and what who looks inside sees.
class OperatorPlanTest : public QObject {
    Q_OBJECT
private slots:
    /// A plan holds what was encoded as if it had never been.
    void encodedWeightsArePlain() {
        const auto encoded = runnerOf("encoded_layers", rt::CoreFamily::Armv7EM);
        const auto listed = runnerOf("encoded_listed", rt::CoreFamily::Armv7EM);
        TMW_VERIFY(encoded);
        TMW_VERIFY(listed);
        const auto body = [](const Runner& runner) {
            const std::vector<uint8_t>& plan = runner.plan().bytes;
            return std::vector<uint8_t>(plan.begin() + sizeof(rt::PlanHeader), plan.end());
        };
        QVERIFY(body(*encoded) == body(*listed));
        const auto& operators = encoded->plan().operators;
        QCOMPARE(operators[0].name, std::string("TFLM_DECODE"));
        QVERIFY(!operators[0].record);
        QCOMPARE(operators[0].fusedInto, std::optional<int32_t>(1));
    }

    /// Who looks inside sees the operator that the file has.
    void aCompositeIsOneOperator() {
        const auto model = modelOf("composite");
        TMW_VERIFY(model);
        const auto plan = makePlan(*model, rt::CoreFamily::Generic);
        TMW_VERIFY(plan);
        QCOMPARE(plan->operators.size(), size_t{1});
        QCOMPARE(plan->operators[0].name, std::string("STABLEHLO_COMPOSITE"));
        QCOMPARE(plan->operators[0].outputs.size(), size_t{2});
        QVERIFY(plan->operators[0].record);
        for (const ArenaBuffer& buffer : plan->buffers)
            for (const int32_t tensor : buffer.tensors)
                QVERIFY(static_cast<size_t>(tensor) < model->graph().tensors.size());
    }

    void branchesAndLoopsAreOneOperator() {
        for (const std::string name : {"if_nested", "while_nested", "while_recurrent"}) {
            auto model = modelOf(name);
            TMW_VERIFY(model);
            auto runner = runnerOf(name, rt::CoreFamily::Generic);
            TMW_VERIFY(runner);
            const Plan& plan = runner->plan();
            QCOMPARE(plan.operators.size(), model->graph().operators.size());
            const auto inputs = generatedInputs(*runner, 3);
            TMW_VERIFY(inputs);
            std::map<int32_t, int> seen;
            std::vector<int32_t> order;
            const auto outputs = runner->invokeTraced(
                *inputs, [&](const TracedOperator& op, const TracedOutput& output, auto) {
                    ++seen[output.tensor];
                    order.push_back(op.index);
                });
            TMW_VERIFY(outputs);
            QVERIFY(std::ranges::is_sorted(order));
            QVERIFY(std::ranges::all_of(seen, [](const auto& each) { return each.second == 1; }));
            for (const TfliteOperator& op : model->graph().operators)
                QVERIFY(seen.contains(op.outputs.front()) || op.outputs.size() > 1);
            const auto again = runner->invoke(*inputs);
            TMW_VERIFY(again);
            for (size_t i = 0; i < again->size(); ++i)
                QVERIFY((*again)[i].bytes == (*outputs)[i].bytes);
            const ArenaTimeline memory = arenaTimeline(plan, *model);
            for (const std::string& step : memory.steps)
                QVERIFY(!step.empty());
        }
    }

    /// A board counts it into its arena, and finds what it begins with in the plan.
    void stateIsAnExtentOfThePlan() {
        const auto model = modelOf("variable_initial");
        TMW_VERIFY(model);
        const auto plan = makePlan(*model, rt::CoreFamily::Generic);
        TMW_VERIFY(plan);
        std::vector<uint64_t> words(plan->bytes.size() / 8 + 1);
        std::memcpy(words.data(), plan->bytes.data(), plan->bytes.size());
        rt::PlanView view;
        QCOMPARE(
            rt::PlanView::open({reinterpret_cast<const uint8_t*>(words.data()), plan->bytes.size()},
                               plan->core, &view),
            rt::Status::Ok);
        QCOMPARE(view.stateBytes(), 8u);
        QCOMPARE(plan->arenaBytes, view.arenaBytes() + view.stateBytes());
        const std::vector<int8_t> begin(view.initialState().begin(), view.initialState().end());
        QCOMPARE(begin, (std::vector<int8_t>{1, -2, 3, -4, 5, -6}));
        const auto isState = [&](const ArenaBuffer& buffer) {
            return buffer.offset == view.arenaBytes() && buffer.bytes == 6;
        };
        QCOMPARE(std::ranges::count_if(plan->buffers, isState), 1);
    }
};

QTEST_GUILESS_MAIN(OperatorPlanTest)
#include "operator_plan_test.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/runner.h"
#include "device_runtime/base/crc32.h"
#include "tests/support/golden_case.h"
#include "tests/support/test_data.h"

#include <QObject>

#include <algorithm>
#include <iostream>
#include <map>

using namespace tmw;

// Every model whose reference outputs we have, on every core family, and where a fast plan is
// another one, that too.
namespace {

/// The first difference of any vector, output or integer layer.
std::string checkVectors(Runner& runner, const test::GoldenCase& golden) {
    return test::goldenDifference(
        golden, runner.inputs(),
        [&](const std::vector<Tensor>& inputs, bool anew) -> Result<test::GoldenAnswer> {
            test::GoldenAnswer answer;
            if (anew)
                runner.reset();
            TMW_TRY(answer.outputs,
                    runner.invokeTraced(inputs, [&](const TracedOperator&, const TracedOutput& out,
                                                    std::span<const uint8_t> bytes) {
                        answer.layers[out.tensor] = rt::crc32(bytes.data(), bytes.size());
                    }));
            return answer;
        });
}

/// What the planner may answer for a model that does not run yet; anything else is a fault of ours.
bool isNotYetPlanned(const Error& error) {
    constexpr std::string_view kCodes[] = {"plan.unsupported_op", "plan.unsupported_type",
                                           "plan.unsupported_form"};
    return std::ranges::find(kCodes, error.code()) != std::end(kCodes);
}

/// "CONV_2D plan.unsupported_type: int16 in, int8 out".
std::string reasonOf(const Error& error) {
    const auto& args = error.args();
    return (args.size() > 1 ? args[1] : "") + " " + std::string(error.code()) +
           (args.size() > 2 ? ": " + args[2] : "");
}

/// The arena beside the most that tensors take at one time, without scratch.
uint64_t peakOf(const Plan& plan) {
    uint64_t peak = 0;
    int32_t end = -1;
    for (const ArenaBuffer& buffer : plan.buffers)
        end = std::max(end, buffer.last);
    for (int32_t record = -1; record <= end; ++record) {
        uint64_t alive = 0;
        for (const ArenaBuffer& buffer : plan.buffers)
            if (!buffer.tensors.empty() && buffer.first <= record && record <= buffer.last)
                alive += (buffer.bytes + 7) / 8 * 8;
        peak = std::max(peak, alive);
    }
    return peak;
}

/// What the arena may take above the peak. The tenth: graphs of a hundred tensors that live across
/// each other cannot always be placed without gaps.
uint64_t spareOf(uint64_t peak) {
    return std::max<uint64_t>(2048, peak / 10);
}

struct Outcome {
    bool equal = false;
    std::string refused;  ///< why, where it does not run yet
    std::string wrong;    ///< what is not as it must be
    bool widened = false; ///< its fast plan is another one, on some core
};

/// The plan runs and gives the reference's bits; what is wrong where it does not.
std::string wrongWith(Plan plan, const test::GoldenCase& reference) {
    const uint64_t peak = peakOf(plan);
    if (plan.arenaBytes > peak + spareOf(peak))
        return "the arena is " + std::to_string(plan.arenaBytes) + " B where the peak is " +
               std::to_string(peak);
    auto runner = Runner::make(std::move(plan));
    return runner ? checkVectors(*runner, reference) : runner.error().message();
}

Outcome outcomeOf(const std::filesystem::path& path) {
    const test::GoldenCase reference = test::loadGolden(path);
    const auto model = TfliteModel::fromFile(reference.model());
    if (!model)
        return {false, "", model.error().message()};
    bool widened = false;
    for (const rt::CoreFamily family : rt::kEveryCoreFamily) {
        auto plan = makePlan(*model, family);
        if (!plan && isNotYetPlanned(plan.error()))
            return {false, reasonOf(plan.error()), ""};
        if (!plan)
            return {false, "", plan.error().message()};
        if (std::string wrong = wrongWith(std::move(*plan), reference); !wrong.empty())
            return {false, "", wrong};
        auto fast = makePlan(*model, family, {.fast = true});
        if (!fast)
            return {false, "", fast.error().message()};
        if (fast->widened == 0)
            continue;
        widened = true;
        if (std::string wrong = wrongWith(std::move(*fast), reference); !wrong.empty())
            return {false, "", "fast: " + wrong};
    }
    return {true, "", "", widened};
}

} // namespace

class PlanGoldenTest : public QObject {
    Q_OBJECT
private slots:
    void everyModelWithReferenceOutputs() {
        TMW_NEED_DATA("golden/litert");
        const auto cases = test::goldenFiles();
        size_t equal = 0;
        size_t wrong = 0;
        size_t widened = 0;
        std::map<std::string, size_t> reasons;
        for (const auto& path : cases) {
            const Outcome outcome = outcomeOf(path);
            equal += outcome.equal;
            widened += outcome.widened;
            if (!outcome.refused.empty())
                ++reasons[outcome.refused];
            if (outcome.wrong.empty())
                continue;
            ++wrong;
            std::cout << "wrong: " << path.stem().string() << ": " << outcome.wrong << '\n';
        }
        for (const auto& [reason, count] : reasons)
            std::cout << count << " refused: " << reason << '\n';
        std::cout << equal + wrong << " of " << cases.size() << " models: " << equal << " equal, "
                  << cases.size() - equal - wrong << " refused; " << widened
                  << " with wide weights too\n";
        QCOMPARE(wrong, size_t{0});
        QVERIFY2(equal >= kLeastEqual, "a model that was equal is refused now");
        QVERIFY(widened > 0);
    }

private:
    /// Raise it with each operator that is added.
    static constexpr size_t kLeastEqual = 391;
};

QTEST_GUILESS_MAIN(PlanGoldenTest)
#include "plan_golden_test.moc"

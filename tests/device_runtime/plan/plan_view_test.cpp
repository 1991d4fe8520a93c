// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/run_plan.h"
#include "tests/support/sample_plan.h"
#include "tests/support/test_data.h"

#include <QObject>

#include <map>

using namespace tmw;
using Answer = rt::Status;

namespace {

rt::PlanHeader& headerOf(std::vector<uint8_t>& plan) {
    return *reinterpret_cast<rt::PlanHeader*>(plan.data());
}

uint32_t recordsAt(const std::vector<uint8_t>& plan) {
    return reinterpret_cast<const rt::PlanSection*>(plan.data() + sizeof(rt::PlanHeader))->offset;
}

} // namespace

class PlanViewTest : public QObject {
    Q_OBJECT
private slots:
    void aGoodPlanRuns() {
        const auto plan = test::SamplePlan::make();
        QCOMPARE(test::openAndRun(plan), Answer::Ok);
    }

    void accessorsNameWhatIsInIt() {
        const auto plan = test::SamplePlan::make();
        rt::PlanView view;
        QCOMPARE(rt::PlanView::open({plan.data(), plan.size()}, rt::CoreFamily::Armv7EM, &view),
                 Answer::Ok);
        QCOMPARE(view.arenaBytes(), 128u);
        QCOMPARE(view.stateBytes(), 0u);
        QCOMPARE(view.recordCount(), 18u);
        QCOMPARE(view.inputs().size(), size_t{1});
        QCOMPARE(view.outputs()[0].arenaOffset, 64u);
        QCOMPARE(view.contract().size(), size_t{10});
        QCOMPARE(view.bytes().size(), plan.size());
        const rt::PlanView trusted = rt::PlanView::ofTrusted(plan.data());
        QCOMPARE(trusted.records(), view.records());
        QCOMPARE(trusted.constants().size(), view.constants().size());
    }

    void coresRunTheirOwnPlansAndGenericOnes() {
        auto plan = test::SamplePlan::make();
        rt::PlanView view;
        const auto open = [&](rt::CoreFamily core) {
            return rt::PlanView::open({plan.data(), plan.size()}, core, &view);
        };
        QCOMPARE(open(rt::CoreFamily::Generic), Answer::WrongCore);
        QCOMPARE(open(rt::CoreFamily::Armv81M), Answer::WrongCore);
        headerOf(plan).core = 0;
        QCOMPARE(open(rt::CoreFamily::Armv7EM), Answer::Ok);
        QCOMPARE(open(rt::CoreFamily::Armv81M), Answer::Ok);
        headerOf(plan).core = rt::kCoreFamilies;
        QCOMPARE(open(rt::CoreFamily::Generic), Answer::WrongCore);
    }

    void eachRefusalHasItsStatus() {
        const auto good = test::SamplePlan::make();
        const auto after = [&](auto change) {
            auto plan = good;
            change(plan);
            sealPlan(plan);
            return test::openAndRun(plan);
        };
        const auto record = [](std::vector<uint8_t>& plan) -> rt::FullyConnectedInt8Record& {
            return *reinterpret_cast<rt::FullyConnectedInt8Record*>(plan.data() + recordsAt(plan));
        };
        QCOMPARE(after([](auto& p) { headerOf(p).magic ^= 1; }), Answer::BadMagic);
        QCOMPARE(after([](auto& p) { headerOf(p).major = 2; }), Answer::UnknownMajor);
        QCOMPARE(after([](auto& p) { headerOf(p).totalBytes += 8; }), Answer::Truncated);
        QCOMPARE(after([](auto& p) { headerOf(p).sectionCount = 1u << 30; }), Answer::BadSection);
        QCOMPARE(after([](auto& p) { headerOf(p).arenaBytes = 120; }), Answer::OutOfExtent);
        QCOMPARE(after([&](auto& p) { record(p).head.kernel = 999; }), Answer::UnknownKernel);
        QCOMPARE(after([&](auto& p) { record(p).head.version = 2; }), Answer::UnknownKernel);
        QCOMPARE(after([&](auto& p) { record(p).head.bytes = 48; }), Answer::BadRecord);
        QCOMPARE(after([&](auto& p) { record(p).rescale.shift = 31; }), Answer::BadRecord);
        QCOMPARE(after([&](auto& p) { record(p).rescale.multiplier = -1; }), Answer::BadRecord);
        QCOMPARE(after([&](auto& p) { record(p).input = 125; }), Answer::OutOfExtent);
        QCOMPARE(after([&](auto& p) { record(p).batches = 1u << 29; }), Answer::OutOfExtent);
        QCOMPARE(after([&](auto& p) { record(p).weights += 1; }), Answer::OutOfExtent);
        QCOMPARE(after([&](auto& p) { record(p).output = record(p).weights; }),
                 Answer::OutOfExtent);
        auto unsealed = good;
        unsealed.back() ^= 1;
        QCOMPARE(test::openAndRun(unsealed), Answer::BadHash);
    }

    void everyTruncationIsRefused() {
        const auto plan = test::SamplePlan::make();
        for (size_t size = 0; size < plan.size(); ++size)
            QCOMPARE(test::openAndRun(std::span(plan).first(size)), Answer::Truncated);
    }

    void noChangedByteLeavesItsMemory() {
        const auto good = test::SamplePlan::make();
        std::map<Answer, size_t> answers;
        for (size_t at = 0; at < good.size(); ++at)
            for (const int change : {0x01, 0x04, 0x80, 0xff}) {
                auto plan = good;
                plan[at] = static_cast<uint8_t>(plan[at] ^ change);
                if (headerOf(plan).totalBytes == plan.size())
                    sealPlan(plan);
                ++answers[test::openAndRun(plan)];
            }
        // Both kinds must have come up, or nothing was tried.
        QVERIFY(answers[Answer::Ok] > 100);
        QVERIFY(answers[Answer::OutOfExtent] > 100);
        QVERIFY(answers[Answer::BadRecord] > 20);
    }
};

QTEST_GUILESS_MAIN(PlanViewTest)
#include "plan_view_test.moc"

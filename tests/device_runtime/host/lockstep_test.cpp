// SPDX-License-Identifier: GPL-3.0-or-later
#include "device_runtime/host/loopback_transport.h" // before Qt, whose "slots" is a macro
#include "device_runtime/host/verify.h"
#include "tests/support/broken_kernel.h"
#include "tests/support/fake_system.h"
#include "tests/support/pty_board.h"
#include "tests/support/sample_networks.h"
#include "tests/support/small_models.h"

#include <QObject>
#include <QStandardPaths>
#include <QTemporaryDir>

#include <set>

using namespace tmw;

namespace {

constexpr std::string_view kRight = "mps2-an385";
constexpr std::string_view kOther = "mps2-an386";
constexpr std::string_view kReal = "raspberry-pi-pico";

} // namespace

/// The desktop, two emulated boards and one behind a serial line, all at once.
class LockstepTest : public QObject {
    Q_OBJECT

    QTemporaryDir state_;
    MemoryPlatform platform_{{}};
    test::FakeSystem system_;
    std::unique_ptr<test::PtyBoard> plugged_;
    std::optional<TfliteModel> model_;
    std::vector<Plan> plans_;
    TestVectors samples_;

    /// The real one in the middle, at `port`.
    std::vector<BoardPlace> places(const std::string& port) const {
        std::vector<BoardPlace> all;
        for (const std::string_view name : {kRight, kReal, kOther})
            all.push_back({*findBoard(name), {.mode = EmulatorMode::Count}});
        all[1].options.port = port;
        return all;
    }
    Result<VerifyReport> verify(const std::string& port) {
        const std::vector<BoardPlace> all = places(port);
        const OpenBoards open = openBoards(all);
        return verifyOpen(all, open, plans_, *model_, samples_);
    }

private slots:
    void initTestCase() {
        qputenv("TMW_STATE_HOME", state_.path().toUtf8());
        if (QStandardPaths::findExecutable("qemu-system-arm").isEmpty())
            QSKIP("qemu-system-arm is not installed");
        TMW_NEED_DATA("models/tflite-micro/hello_world_int8.tflite");
        auto model = test::modelOf(test::kHelloWorld);
        TMW_VERIFY(model);
        model_ = std::move(*model);
        for (const BoardPlace& each : places({})) {
            auto plan = makePlan(*model_, each.board->core);
            TMW_VERIFY(plan);
            plans_.push_back(std::move(*plan));
        }
        auto samples = test::vectorsFor(plans_[0], 6);
        TMW_VERIFY(samples);
        samples_ = std::move(*samples);
        system_.nameAsLibserialportWants();
        plugged_ = std::make_unique<test::PtyBoard>(platform_);
        system_.plug({.name = "ttyACM0", .serial = "SER1"}, plugged_->name());
    }

    void allGiveTheSameBits() {
        const auto report = verify(system_.port("ttyACM0"));
        TMW_VERIFY(report);
        QVERIFY2(!report->firstProblem(),
                 report->firstProblem() ? report->firstProblem()->problem->message().c_str() : "");
        QVERIFY(report->identical && !report->firstDifferent());
        QCOMPARE(report->samples, samples_.size());
        QCOMPARE(report->layers, model_->graph().operators.size());
        QCOMPARE(report->boards.size(), size_t(3));
        QCOMPARE(report->boards[1].board, std::string(kReal));
        for (const BoardCheck& each : report->boards) {
            QCOMPARE(each.checks.size(), report->layers);
            for (size_t i = 0; i < each.checks.size(); ++i) {
                QCOMPARE(each.checks[i].board, each.checks[i].host);
                QCOMPARE(each.checks[i].host, report->boards[0].checks[i].host);
            }
        }
    }

    /// How far each is comes from its own thread, one at a time, and can be ended by the way.
    void progressTellsSampleBoardAndStep() {
        const std::vector<BoardPlace> all = places(system_.port("ttyACM0"));
        const OpenBoards open = openBoards(all);
        double last = -1;
        std::set<std::string> boards;
        std::set<size_t> seen;
        size_t steps = 0;
        const auto look = [&](const VerifyState& state) {
            QVERIFY(state.fraction() >= 0 && state.fraction() < 1);
            QVERIFY(state.fraction() >= last - 1e-9);
            last = state.fraction();
            QCOMPARE(state.samples, samples_.size());
            if (!state.placing)
                seen.insert(state.sample);
            for (const VerifyState::On& each : state.boards) {
                boards.insert(std::string(each.board));
                steps = std::max(steps, each.steps);
            }
        };
        TMW_VERIFY(verifyOpen(all, open, plans_, *model_, samples_, look));
        QCOMPARE(seen.size(), samples_.size());
        QCOMPARE(boards.size(), size_t(3));
        QCOMPARE(steps, model_->graph().operators.size());
        std::stop_source stop;
        const auto ends = verifyOpen(
            all, open, plans_, *model_, samples_,
            [&](const VerifyState& state) {
                if (state.sample == 1)
                    stop.request_stop();
            },
            stop.get_token());
        QVERIFY(!ends);
        QCOMPARE(ends.error().code(), std::string_view(kCancelled.code));
    }

    void aDamagedKernelIsFoundOnItsBoard() {
        TMW_VERIFY(openBoard(kOther)); // flashes it
        QVERIFY(test::breakKernel(kOther));
        const auto report = verify(system_.port("ttyACM0"));
        TMW_VERIFY(report);
        QVERIFY(!report->identical && !report->firstProblem());
        const BoardCheck* different = report->firstDifferent();
        QVERIFY(different == &report->boards[2]);
        const Difference& first = *different->firstDifference;
        QCOMPARE(first.layer, 0);
        QCOMPARE(first.op, std::string("FULLY_CONNECTED"));
        QCOMPARE(first.sample, size_t(0));
        QVERIFY(first.host != first.board);
        // The kernel wrote nothing, so the first element that is not what lay there.
        QVERIFY(different->arithmetic && different->arithmetic->element == first.index &&
                different->arithmetic->result == first.host);
        QVERIFY(different->arithmetic->last(StepKind::Accumulated) &&
                different->arithmetic->last(StepKind::Rescaled) &&
                different->arithmetic->last(StepKind::WithZeroPoint));
        QCOMPARE(different->checks.size(), size_t(1));
        for (const size_t right : {0, 1}) {
            QVERIFY(!report->boards[right].firstDifference);
            QCOMPARE(report->boards[right].checks.size(), report->layers);
        }
    }

    void aBoardThatIsNotThereIsAProblemOfItsOwn() {
        const auto report = verify("/dev/ttyNoSuchBoard0");
        TMW_VERIFY(report);
        QVERIFY(!report->identical);
        QVERIFY(report->firstProblem() == &report->boards[1]);
        QCOMPARE(report->firstProblem()->problem->code(), std::string_view("port.absent"));
        QCOMPARE(report->boards[0].checks.size(), report->layers);
    }
};

QTEST_GUILESS_MAIN(LockstepTest)
#include "lockstep_test.moc"

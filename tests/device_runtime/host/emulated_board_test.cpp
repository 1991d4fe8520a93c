// SPDX-License-Identifier: GPL-3.0-or-later
#include "device_runtime/host/deploy.h"
#include "device_runtime/host/fit.h"
#include "tests/support/sample_networks.h"
#include "tests/support/small_models.h"

#include <QObject>
#include <QStandardPaths>
#include <QTemporaryDir>

#include <thread>

using namespace tmw;

/// On QEMU, in a state folder of its own.
class EmulatedBoardTest : public QObject {
    Q_OBJECT

    QTemporaryDir state_;

    static void addBoards() {
        QTest::addColumn<QString>("name");
        QTest::newRow("M3") << "mps2-an385";
        QTest::newRow("M4F") << "mps2-an386";
        QTest::newRow("M7") << "mps2-an500";
        QTest::newRow("M55") << "mps3-an547";
        QTest::newRow("M0") << "microbit";
        QTest::newRow("F405") << "olimex-stm32-h405";
    }
    static const BoardRow& row() {
        QFETCH(QString, name);
        return **findBoard(name.toStdString());
    }
    static Result<std::unique_ptr<BoardSession>> openRow(EmulatorMode mode = EmulatorMode::Run) {
        BoardOptions options;
        options.mode = mode;
        return openBoard(row().name, options);
    }

private slots:
    void initTestCase() {
        qputenv("TMW_STATE_HOME", state_.path().toUtf8());
        if (QStandardPaths::findExecutable("qemu-system-arm").isEmpty())
            QSKIP("qemu-system-arm is not installed");
    }

    void saysWhoItIs_data() { addBoards(); }
    void saysWhoItIs() {
        auto session = openRow();
        TMW_VERIFY(session);
        const auto hello = (*session)->link().hello();
        TMW_VERIFY(hello);
        QCOMPARE(std::string_view(hello->board), row().name);
        QCOMPARE(hello->core, static_cast<uint8_t>(row().core));
        QCOMPARE(hello->runningSlot, rt::kNoSlot);
        // Where memory stands in for flash, the firmware says so; the desktop keeps it all the
        // same.
        QCOMPARE((hello->flags & rt::kVolatileSlots) != 0, row().name == "olimex-stm32-h405");
        const uint32_t pages = row().modelFlash.bytes - 2 * hello->slotBytes;
        QCOMPARE(pages, 2 * row().modelFlash.pageBytes);
        // What fits by the figures is what the board has room for.
        const auto firmware = shippedFirmwareSize(row());
        QVERIFY(firmware);
        const auto fit = fitOf({}, row(), firmware);
        QVERIFY(fit);
        QCOMPARE(fit->ram.availableBytes - fit->ram.neededBytes(), uint64_t{hello->arenaBytes});
        QCOMPARE(fit->slotBytes, uint64_t{hello->slotBytes});
    }

    void runsFromUploadToStream_data() { addBoards(); }
    void runsFromUploadToStream() {
        TMW_NEED_DATA("models/tflite-micro/hello_world_int8.tflite");
        const auto model = test::modelOf(test::kHelloWorld);
        TMW_VERIFY(model);
        const auto plan = makePlan(*model, row().core);
        TMW_VERIFY(plan);
        const auto vectors = test::vectorsFor(*plan, 16);
        TMW_VERIFY(vectors);
        {
            auto session = openRow();
            TMW_VERIFY(session);
            const auto report = uploadModel(**session, *plan, *vectors);
            TMW_VERIFY(report);
            QCOMPARE(report->identicalVectors, size_t{16});
            QVERIFY(report->activated);
        }
        // Another process' worth of time later, the board still has it.
        auto session = openRow();
        TMW_VERIFY(session);
        const auto hello = (*session)->link().hello();
        TMW_VERIFY(hello);
        QVERIFY(hello->runningSlot != rt::kNoSlot);
        const QByteArray running(
            reinterpret_cast<const char*>(hello->slotInfo[hello->runningSlot].modelSha256), 32);
        QCOMPARE(running, QByteArray(reinterpret_cast<const char*>(model->sha256().data()), 32));

        size_t seen = 0;
        const auto live = liveMonitor(**session, *plan, {1000, 0}, [&](const LivePrediction& one) {
            return one.sample == seen++ && one.raw.size() == 1 && !one.fault;
        });
        TMW_VERIFY(live);
        QCOMPARE(live->predictions, size_t{1000});
        QCOMPARE(live->identical, size_t{1000});

        const std::vector<float> rows{0.5f, 1.5f, 2.5f};
        if (row().modelFlash.keeping != FlashKeeping::Firmware) {
            QCOMPARE((*session)->setSensor(rows).error().code(),
                     std::string_view("board.no_virtual_sensor"));
            return;
        }
        TMW_VERIFY((*session)->setSensor(rows));
        std::vector<float> replayed;
        const auto replay = liveMonitor(**session, *plan, {}, [&](const LivePrediction& one) {
            replayed.push_back(one.raw[0]);
            return one.identical;
        });
        TMW_VERIFY(replay);
        QVERIFY(replayed == rows);
    }

    /// A sample that no frame of the link holds.
    void aPictureHasTheDesktopsBits_data() { addBoards(); }
    void aPictureHasTheDesktopsBits() {
        const auto model = test::pictureModel();
        TMW_VERIFY(model);
        const auto plan = makePlan(*model, row().core);
        TMW_VERIFY(plan);
        const auto vectors = test::vectorsFor(*plan, 4);
        TMW_VERIFY(vectors);
        auto session = openRow();
        TMW_VERIFY(session);
        const auto report = uploadModel(**session, *plan, *vectors);
        TMW_VERIFY(report);
        QCOMPARE(report->identicalVectors, size_t{4});
        const auto layers = verifyModel(**session, *plan, *model, *vectors);
        TMW_VERIFY(layers);
        QVERIFY(layers->identical);
        Random random(7);
        std::vector<float> rows(40 * 28 * 28);
        for (float& value : rows)
            value = static_cast<float>(random.uniform(-2, 3));
        if (row().modelFlash.keeping == FlashKeeping::Firmware)
            TMW_VERIFY((*session)->setSensor(rows));
        const auto live = liveMonitor(**session, *plan, {40, 0}, [](const LivePrediction& one) {
            return one.raw.size() == 28 * 28 && !one.fault;
        });
        TMW_VERIFY(live);
        QCOMPARE(live->predictions, size_t{40});
        QCOMPARE(live->identical, size_t{40});
    }

    void everyLayerIsIdentical_data() { addBoards(); }
    void everyLayerIsIdentical() {
        TMW_NEED_DATA("models/tflite-micro/hello_world_float.tflite");
        auto session = openRow();
        TMW_VERIFY(session);
        for (const char* file : {test::kHelloWorld, test::kHelloWorldFloat}) {
            const auto model = test::modelOf(file);
            TMW_VERIFY(model);
            const auto plan = makePlan(*model, row().core);
            TMW_VERIFY(plan);
            const auto samples = test::vectorsFor(*plan, 8);
            TMW_VERIFY(samples);
            const auto report = verifyModel(**session, *plan, *model, *samples);
            TMW_VERIFY(report);
            QVERIFY(report->identical);
            QCOMPARE(report->samples, size_t{8});
            QCOMPARE(report->layers, plan->operators.size());
        }
    }

    void countsInstructions_data() { addBoards(); }
    void countsInstructions() {
        TMW_NEED_DATA("models/tflite-micro/hello_world_int8.tflite");
        const auto model = test::modelOf(test::kHelloWorld);
        TMW_VERIFY(model);
        const auto plan = makePlan(*model, row().core);
        TMW_VERIFY(plan);
        auto session = openRow(EmulatorMode::Count);
        TMW_VERIFY(session);
        const auto first = profileModel(**session, *plan);
        TMW_VERIFY(first);
        const auto second = profileModel(**session, *plan);
        TMW_VERIFY(second);
        QCOMPARE(first->operators.size(), plan->operators.size());
        qInfo("%s: %llu instructions", row().name.data(),
              static_cast<unsigned long long>(first->instructions));
        QVERIFY(first->instructions > 300 && first->instructions < 8000);
        QVERIFY(first->instructions - second->instructions + 2 <= 4);
        uint64_t sum = 0;
        for (const OperatorCost& cost : first->operators)
            sum += cost.instructions;
        QVERIFY(sum <= first->instructions);
        QVERIFY(sum > first->instructions / 2);
    }

    /// Five steps of a loop, all of them its operator's.
    void countsLoopsWhole_data() { addBoards(); }
    void countsLoopsWhole() {
        const auto model = test::operatorModel("while_recurrent");
        TMW_VERIFY(model);
        const auto plan = makePlan(*model, row().core);
        TMW_VERIFY(plan);
        auto session = openRow(EmulatorMode::Count);
        TMW_VERIFY(session);
        const auto samples = test::vectorsFor(*plan, 2);
        TMW_VERIFY(samples);
        const auto verified = verifyModel(**session, *plan, *model, *samples);
        TMW_VERIFY(verified);
        QVERIFY(verified->identical);
        const auto report = profileModel(**session, *plan);
        TMW_VERIFY(report);
        QCOMPARE(report->operators.size(), size_t{1});
        QVERIFY(report->operators[0].instructions > report->instructions * 9 / 10);
    }

    void uploadsOverABadLine_data() { addBoards(); }
    void uploadsOverABadLine() {
        TMW_NEED_DATA("models/tflite-micro/hello_world_int8.tflite");
        const auto model = test::modelOf(test::kHelloWorld);
        TMW_VERIFY(model);
        const auto plan = makePlan(*model, row().core);
        TMW_VERIFY(plan);
        const auto vectors = test::vectorsFor(*plan, 4);
        TMW_VERIFY(vectors);
        BoardOptions options;
        options.faults = LineFaults{.drop = 5e-4, .flip = 5e-4, .duplicate = 5e-4, .seed = 11};
        auto session = openBoard(row().name, options);
        TMW_VERIFY(session);
        const auto report = uploadModel(**session, *plan, *vectors);
        TMW_VERIFY(report);
        QCOMPARE(report->identicalVectors, size_t{4});
        QVERIFY(report->activated);
    }

    /// The board keeps its pace by its own clock, and what the desktop was too slow for is counted.
    void aSlowDesktopNeverHoldsTheBoard() {
        TMW_NEED_DATA("models/tflite-micro/hello_world_int8.tflite");
        const auto model = test::modelOf(test::kHelloWorld);
        TMW_VERIFY(model);
        const auto plan = makePlan(*model, rt::CoreFamily::Armv7EM);
        TMW_VERIFY(plan);
        auto session = openBoard("mps2-an386");
        TMW_VERIFY(session);
        TMW_VERIFY(uploadModel(**session, *plan, {}));
        // The board's own sweep, which has no end.
        TMW_VERIFY((*session)->setSensor({}));
        constexpr double kPeriod = 1e-3;
        LivePrediction last;
        const auto live =
            liveMonitor(**session, *plan, {3000, kPeriod}, [&](const LivePrediction& one) {
                std::this_thread::sleep_for(std::chrono::milliseconds(4));
                last = one;
                return one.identical;
            });
        TMW_VERIFY(live);
        QCOMPARE(live->identical, live->predictions);
        QCOMPARE(live->predictions + live->missing, size_t{3000});
        QCOMPARE(live->missing, live->dropped);
        QVERIFY(live->dropped > 500);
        // The board keeps its pace by its own clock: no sample comes before it is due.
        QVERIFY(last.seconds >= static_cast<double>(last.sample) * kPeriod - 1e-3);
    }
};

QTEST_GUILESS_MAIN(EmulatedBoardTest)
#include "emulated_board_test.moc"

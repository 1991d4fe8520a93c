// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/loopback_board.h"
#include "tests/support/small_models.h"

#include <QObject>

using namespace tmw;

/// Some hundred of the bench's runs, and what must hold of single faults.
class FaultyLineTest : public QObject {
    Q_OBJECT

    test::RivalModels models_;

private slots:
    void initTestCase() {
        TMW_NEED_DATA("models/tflite-micro/hello_world_int8.tflite");
        const auto models = test::rivalModels();
        TMW_VERIFY(models);
        models_ = *models;
    }

    void neverWrongAlwaysBackInOrder() {
        test::FaultyRuns sum;
        for (uint64_t seed = 100001; seed <= 100500; ++seed)
            QVERIFY2(test::runOverFaultyLine(models_, seed, &sum), sum.wrong.c_str());
        qInfo("%llu of %llu uploads ended over the bad line, %llu lines broke, %llu frames came "
              "damaged, %llu of %llu predictions lost",
              static_cast<unsigned long long>(sum.uploads),
              static_cast<unsigned long long>(sum.runs),
              static_cast<unsigned long long>(sum.reconnects),
              static_cast<unsigned long long>(sum.damagedFrames),
              static_cast<unsigned long long>(sum.missing),
              static_cast<unsigned long long>(sum.predictions + sum.missing));
        // The lines are bad enough to matter, and not so bad that nothing passes.
        QVERIFY(sum.uploads > 400 && sum.reconnects > 200 && sum.damagedFrames > 2000);
        QVERIFY(sum.predictions > 10000 && sum.missing > 0);
    }

    void sameSeedSameRun() {
        test::FaultyRuns first;
        test::FaultyRuns second;
        QVERIFY(test::runOverFaultyLine(models_, 7, &first));
        QVERIFY(test::runOverFaultyLine(models_, 7, &second));
        QCOMPARE(first.virtualSeconds, second.virtualSeconds);
        QCOMPARE(first.damagedFrames, second.damagedFrames);
    }

    void anUploadGoesOnWhereItStopped() {
        MemoryPlatform platform({.slotBytes = 65536, .arenaBytes = 8192, .virtualTime = true});
        test::LoopbackBoard board(platform);
        // A plan with a long tail that nobody refers to, so that the upload takes a while.
        const std::vector<uint8_t> bytes = [&] {
            std::vector<uint8_t> plan = models_.first.bytes;
            plan.resize(60000, 0x5a);
            return plan;
        }();
        const auto breaking = board.open({.disconnect = 1.0 / 20000, .seed = 3});
        TMW_VERIFY(breaking);
        std::vector<double> progress;
        const auto slot = (*breaking)->link().upload(
            bytes, [&](double done, std::string_view) { progress.push_back(done); });
        TMW_VERIFY(slot);
        QVERIFY((*breaking)->link().restored() >= 2);
        size_t againFromZero = 0;
        for (size_t i = 1; i < progress.size(); ++i)
            againFromZero += progress[i] == 0;
        QCOMPARE(againFromZero, size_t{0});
        QVERIFY(progress.size() < 60000 / 500 + 8 * (*breaking)->link().restored());
    }

    void withoutReconnectTheErrorNamesTheCause() {
        MemoryPlatform platform({.virtualTime = true});
        rt::DeviceServer server(platform);
        server.boot();
        auto link = DeviceLink::open(
            std::make_unique<FaultyTransport>(std::make_unique<LoopbackTransport>(platform, server),
                                              LineFaults{.disconnect = 1.0 / 3000, .seed = 5}));
        TMW_VERIFY(link);
        const auto slot = (*link)->upload(std::vector<uint8_t>(60000));
        QVERIFY(!slot);
        QCOMPARE(slot.error().code(), std::string_view("line.broken"));
        QVERIFY(slot.error().message().find("cable") != std::string::npos);
    }

    void reorderedAndStalledPiecesComeLater() {
        MemoryPlatform platform({.virtualTime = true});
        test::LoopbackBoard board(platform);
        const auto session = board.open({.stall = 1e-3, .seed = 2});
        TMW_VERIFY(session);
        const uint64_t before = platform.micros();
        for (int i = 0; i < 20; ++i)
            TMW_VERIFY((*session)->link().hello());
        QVERIFY(platform.micros() - before > 1000000);
    }
};

QTEST_GUILESS_MAIN(FaultyLineTest)
#include "faulty_line_test.moc"

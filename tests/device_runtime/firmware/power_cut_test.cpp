// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/loopback_board.h"
#include "tests/support/small_models.h"

#include <QObject>

#include <functional>

using namespace tmw;

namespace {

/// What is done to a board while its power may go.
struct Act {
    const char* name;
    std::function<void(BoardSession&, const test::RivalModels&)> run;
};

} // namespace

/// The power goes before every word that is programmed and every page that is erased, and leaves
/// the step under way undone, or torn: some of its bits as they were, some as they would be. The
/// board then boots the model before or the one after, whole, and takes the next upload.
class PowerCutTest : public QObject {
    Q_OBJECT

    test::RivalModels models_;

    MemoryPlatform::Options options() const {
        return {.slotBytes = 4096, .arenaBytes = 4096, .virtualTime = true};
    }

    /// The board's flash after `uploads`, first and second model in turn.
    std::vector<uint8_t> prepared(int uploads) {
        MemoryPlatform platform(options());
        test::LoopbackBoard board(platform);
        const auto session = board.open();
        for (int i = 0; session && i < uploads; ++i) {
            const bool second = i % 2;
            const auto report = uploadModel(**session, second ? models_.second : models_.first,
                                            second ? models_.secondVectors : models_.firstVectors);
            if (!report || !report->activated)
                return {};
        }
        return {platform.flash().begin(), platform.flash().end()};
    }

    /// Index of the model that a board with this flash boots, which must answer as it does on the
    /// desktop: 0 none, 1 first, 2 second, -1 anything else.
    int bootsFrom(MemoryPlatform& platform) {
        test::LoopbackBoard board(platform);
        const auto session = board.open();
        if (!session)
            return -1;
        const auto hello = (*session)->link().hello();
        if (!hello)
            return -1;
        if (hello->runningSlot == rt::kNoSlot)
            return 0;
        const auto first = runsPlan(**session, models_.first);
        const auto second = runsPlan(**session, models_.second);
        if (!first || !second || *first == *second)
            return -1;
        const auto same =
            sameAnswers(**session, rt::Target::Running, *second ? models_.second : models_.first,
                        *second ? models_.secondVectors : models_.firstVectors);
        return same && *same ? (*second ? 2 : 1) : -1;
    }

    /// How many flash steps the act takes when nothing happens, and what boots afterwards.
    std::pair<uint64_t, int> undisturbed(const std::vector<uint8_t>& flash, const Act& act) {
        MemoryPlatform platform(options());
        platform.setFlash(flash);
        {
            test::LoopbackBoard board(platform);
            const auto session = board.open();
            platform.restorePower();
            if (session)
                act.run(**session, models_);
        }
        const uint64_t steps = platform.flashSteps();
        return {steps, bootsFrom(platform)};
    }

    void cutEverywhere(const std::vector<uint8_t>& flash, const Act& act, int before, int after) {
        const auto [steps, end] = undisturbed(flash, act);
        QCOMPARE(end, after);
        QVERIFY(steps > 0);
        int olds = 0;
        int news = 0;
        for (uint64_t cut = 0; cut < steps; ++cut) {
            for (int tear = 0; tear < 3; ++tear) {
                MemoryPlatform platform(options());
                platform.setFlash(flash);
                {
                    test::LoopbackBoard board(platform);
                    const auto session = board.open();
                    QVERIFY(session.has_value());
                    platform.cutPowerAfter(
                        cut, tear ? std::optional<uint64_t>(cut * 3 + static_cast<uint64_t>(tear))
                                  : std::nullopt);
                    act.run(**session, models_);
                }
                platform.restorePower();
                const int boots = bootsFrom(platform);
                QVERIFY2(boots == before || boots == after,
                         qPrintable(QString("%1, power gone after step %2 of %3, tear %4: boots %5")
                                        .arg(act.name)
                                        .arg(cut)
                                        .arg(steps)
                                        .arg(tear)
                                        .arg(boots)));
                (boots == before ? olds : news) += 1;
                test::LoopbackBoard board(platform);
                const auto session = board.open();
                QVERIFY(session.has_value());
                const auto report = uploadModel(**session, models_.first, models_.firstVectors);
                TMW_VERIFY(report);
                QVERIFY(report->activated);
                QCOMPARE(bootsFrom(platform), 1);
            }
        }
        qInfo("%s: %llu steps, booted the model before %d times, the one after %d times", act.name,
              static_cast<unsigned long long>(steps), olds, news);
        QVERIFY(olds > 0);
    }

private slots:
    void initTestCase() {
        TMW_NEED_DATA("models/tflite-micro/hello_world_int8.tflite");
        const auto models = test::rivalModels();
        TMW_VERIFY(models);
        models_ = *models;
    }

    void upload_data() {
        QTest::addColumn<int>("uploads");
        // Another place in the journal's two pages each, also over their end.
        for (int uploads : {0, 1, 3, 5, 7})
            QTest::addRow("after %d uploads", uploads) << uploads;
    }
    void upload() {
        QFETCH(int, uploads);
        const std::vector<uint8_t> flash = prepared(uploads);
        QVERIFY(!flash.empty());
        const Act upload{"upload", [](BoardSession& session, const test::RivalModels& models) {
                             // It may fail: the power is gone.
                             const auto ended =
                                 uploadModel(session, models.second, models.secondVectors);
                             Q_UNUSED(ended);
                         }};
        cutEverywhere(flash, upload, uploads == 0 ? 0 : 1, 2);
    }

    void rollBack() {
        const Act back{"roll back", [](BoardSession& session, const test::RivalModels& models) {
                           const auto ended = session.link().rollBack(planHash(models.first));
                           Q_UNUSED(ended);
                       }};
        for (int uploads : {2, 4, 6, 8})
            cutEverywhere(prepared(uploads), back, 2, 1);
    }

    void newKey() {
        const Act key{"new key", [](BoardSession& session, const test::RivalModels&) {
                          const auto ended = session.link().changeKey(DeviceLink::Key{1, 2, 3});
                          Q_UNUSED(ended);
                      }};
        const std::vector<uint8_t> flash = prepared(2);
        const auto [steps, end] = undisturbed(flash, key);
        QCOMPARE(end, 2);
        for (uint64_t cut = 0; cut < steps; ++cut) {
            MemoryPlatform platform(options());
            platform.setFlash(flash);
            {
                test::LoopbackBoard board(platform);
                const auto session = board.open();
                QVERIFY(session.has_value());
                platform.cutPowerAfter(cut, cut);
                key.run(**session, models_);
            }
            platform.restorePower();
            QCOMPARE(bootsFrom(platform), 2);
        }
    }

    /// Firmware that has too little memory for the model, as another version may have.
    void aKeyTakesNoModelFromOtherFirmware() {
        const std::vector<uint8_t> flash = prepared(2);
        MemoryPlatform small({.slotBytes = 4096, .arenaBytes = 8, .virtualTime = true});
        small.setFlash(flash);
        QCOMPARE(bootsFrom(small), 0);
        {
            test::LoopbackBoard board(small);
            const auto session = board.open();
            QVERIFY(session.has_value());
            TMW_VERIFY((*session)->link().changeKey(DeviceLink::Key{1, 2, 3}));
        }
        MemoryPlatform platform(options());
        platform.setFlash(small.flash());
        QCOMPARE(bootsFrom(platform), 2);
    }

    void aTrialEndsWithTheNextStart() {
        MemoryPlatform platform(options());
        platform.setFlash(prepared(1));
        {
            test::LoopbackBoard board(platform);
            const auto session = board.open();
            QVERIFY(session.has_value());
            TMW_VERIFY((*session)->link().upload(models_.second.bytes));
            TMW_VERIFY((*session)->link().activate(kTrial));
            TMW_VERIFY(runsPlan(**session, models_.second));
            QVERIFY(*runsPlan(**session, models_.second));
        }
        QCOMPARE(bootsFrom(platform), 1);
    }

    void aTrialEndsUnlessItIsConfirmedInTime() {
        MemoryPlatform platform(options());
        platform.setFlash(prepared(1));
        test::LoopbackBoard board(platform);
        const auto session = board.open();
        QVERIFY(session.has_value());
        DeviceLink& link = (*session)->link();
        TMW_VERIFY(link.upload(models_.second.bytes));
        TMW_VERIFY(link.activate(std::chrono::milliseconds(500)));
        platform.wait(400000);
        QCOMPARE(runningModel(**session)->onTrial, true);
        platform.wait(200000);
        QVERIFY(*runsPlan(**session, models_.first));
        const auto hello = link.hello();
        TMW_VERIFY(hello);
        QCOMPARE(hello->slotInfo[1].state, static_cast<uint8_t>(rt::SlotState::Reverted));
        QVERIFY(!link.confirm(planHash(models_.second)));
        QCOMPARE(bootsFrom(platform), 1);
    }

    void rollBackNamesTheModelItMeans() {
        MemoryPlatform platform(options());
        platform.setFlash(prepared(2));
        test::LoopbackBoard board(platform);
        const auto session = board.open();
        QVERIFY(session.has_value());
        DeviceLink& link = (*session)->link();
        // Twice the same is once: an answer may have been lost.
        TMW_VERIFY(link.rollBack(planHash(models_.first)));
        TMW_VERIFY(link.rollBack(planHash(models_.first)));
        QVERIFY(*runsPlan(**session, models_.first));
        QVERIFY(!link.rollBack(std::array<uint8_t, 32>{}));
        QVERIFY(*runsPlan(**session, models_.first));
        TMW_VERIFY(link.rollBack(planHash(models_.second)));
        QCOMPARE(bootsFrom(platform), 2);
    }
};

QTEST_GUILESS_MAIN(PowerCutTest)
#include "power_cut_test.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "device_runtime/host/deploy.h"
#include "device_runtime/host/loopback_transport.h"
#include "tests/support/small_models.h"

#include <QObject>

#include <cstring>

using namespace tmw;

namespace {

constexpr BoardRow kBoard{
    "loopback", "This process", rt::CoreFamily::Generic, "desktop", false, false, 0, 0, true, ""};

std::unique_ptr<BoardSession> openLoopback(MemoryPlatform& platform) {
    auto link = DeviceLink::open(std::make_unique<LoopbackTransport>(platform));
    if (!link)
        return nullptr;
    return std::make_unique<BoardSession>(kBoard, EmulatorMode::Run, nullptr, std::move(*link));
}

bool runs(BoardSession& session, const Plan& plan) {
    const auto target = placeModel(session, plan);
    return target && *target == rt::Target::Running;
}

} // namespace

/// The device's side over a loopback.
class DeviceServerTest : public QObject {
    Q_OBJECT

    Plan first_;
    Plan second_;
    TestVectors vectors_;

private slots:
    void initTestCase() {
        TMW_NEED_DATA("models/tflite-micro/hello_world_int8.tflite");
        const auto model = test::modelOf(test::kHelloWorld);
        TMW_VERIFY(model);
        const auto other = test::modelOf(test::kHelloWorldFloat);
        TMW_VERIFY(other);
        first_ = *makePlan(*model, rt::CoreFamily::Generic);
        second_ = *makePlan(*other, rt::CoreFamily::Generic);
        vectors_ = *test::vectorsFor(first_, 8);
    }

    void runsFromUploadToStream() {
        MemoryPlatform platform({.sensor = {0.0f, 1.0f, 2.0f, 3.0f}});
        const auto session = openLoopback(platform);
        QVERIFY(session);
        QVERIFY(!runs(*session, first_));
        const auto report = uploadModel(*session, first_, vectors_);
        TMW_VERIFY(report);
        QCOMPARE(report->identicalVectors, vectors_.size());
        QVERIFY(runs(*session, first_));
        const auto live =
            liveMonitor(*session, first_, {}, [](const LivePrediction&) { return true; });
        TMW_VERIFY(live);
        QCOMPARE(live->predictions, size_t{4});
        QCOMPARE(live->identical, size_t{4});
    }

    void survivesARestart() {
        MemoryPlatform platform({});
        TMW_VERIFY(uploadModel(*openLoopback(platform), first_, vectors_));
        QVERIFY(runs(*openLoopback(platform), first_));
    }

    void slotsTakeTurns() {
        MemoryPlatform platform({});
        const auto session = openLoopback(platform);
        // More commits than a page holds.
        for (int i = 0; i < 40; ++i) {
            const Plan& plan = i % 2 ? second_ : first_;
            const auto report = uploadModel(*session, plan, {});
            TMW_VERIFY(report);
            QCOMPARE(report->slot, static_cast<uint32_t>(i % 2));
            QVERIFY(runs(*session, plan));
        }
        QVERIFY(runs(*openLoopback(platform), second_));
    }

    void damagedSlotFallsBack() {
        MemoryPlatform platform({});
        {
            const auto session = openLoopback(platform);
            TMW_VERIFY(uploadModel(*session, first_, vectors_));
            TMW_VERIFY(uploadModel(*session, second_, {}));
        }
        const size_t slot = 2 * platform.info().pageBytes + platform.info().slotBytes;
        platform.flash()[slot + 200] ^= 1;
        const auto session = openLoopback(platform);
        const auto hello = session->link().hello();
        TMW_VERIFY(hello);
        QCOMPARE(hello->runningSlot, uint8_t{0});
        QCOMPARE(hello->bootStatus, static_cast<uint8_t>(rt::Status::BadHash));
        QCOMPARE(hello->slotInfo[1].state, static_cast<uint8_t>(rt::SlotState::Damaged));
        QVERIFY(runs(*session, first_));
    }

    void refusesAndKeepsTheRunning_data() {
        QTest::addColumn<QString>("what");
        QTest::addColumn<QString>("cause");
        QTest::newRow("damaged") << "damaged"
                                 << "not valid|damaged|no plan";
        QTest::newRow("other core") << "core"
                                    << "another processor";
        QTest::newRow("too large") << "large"
                                   << "larger than a slot";
        QTest::newRow("arena") << "arena"
                               << "more memory";
        QTest::newRow("empty") << "empty"
                               << "cut short";
    }
    void refusesAndKeepsTheRunning() {
        QFETCH(QString, what);
        QFETCH(QString, cause);
        MemoryPlatform platform({.slotBytes = 16 * 1024, .arenaBytes = 256});
        const auto session = openLoopback(platform);
        TMW_VERIFY(uploadModel(*session, first_, vectors_));
        std::vector<uint8_t> bytes = first_.bytes;
        if (what == "damaged") {
            bytes[bytes.size() / 2] ^= 4;
        } else if (what == "core") {
            const auto model = test::modelOf(test::kHelloWorld);
            bytes = makePlan(*model, rt::CoreFamily::Armv7EM)->bytes;
        } else if (what == "large") {
            bytes.resize(16 * 1024 + 1);
        } else if (what == "arena") {
            rt::PlanHeader header;
            std::memcpy(&header, bytes.data(), sizeof header);
            header.arenaBytes = 4096;
            std::memcpy(bytes.data(), &header, sizeof header);
        } else {
            bytes.clear();
        }
        const auto refused = session->link().upload(bytes);
        QVERIFY(!refused);
        const QString message = QString::fromStdString(refused.error().message());
        const QStringList causes = cause.split('|');
        QVERIFY2(std::ranges::any_of(causes, [&](const QString& c) { return message.contains(c); }),
                 qPrintable(message));
        QVERIFY(!session->link().activate(kTrial));
        QVERIFY(runs(*session, first_));
        QVERIFY(runs(*openLoopback(platform), first_));
    }

    void wrongAnswerIsNotActivated() {
        MemoryPlatform platform({});
        const auto session = openLoopback(platform);
        TMW_VERIFY(uploadModel(*session, first_, vectors_));
        // The host compares with a plan whose contract is another's: answers of another model.
        TMW_VERIFY(session->link().upload(second_.bytes));
        const auto hello = session->link().hello();
        TMW_VERIFY(hello);
        QCOMPARE(hello->slotInfo[1].state, static_cast<uint8_t>(rt::SlotState::Candidate));
        QVERIFY(runs(*session, first_));
    }

    void verifiesEveryLayer() {
        MemoryPlatform platform({});
        const auto session = openLoopback(platform);
        const auto model = test::modelOf(test::kHelloWorld);
        const auto report = verifyModel(*session, first_, *model, vectors_);
        TMW_VERIFY(report);
        QVERIFY(report->identical);
        QCOMPARE(report->layers, first_.operators.size());
    }

    void bytesOfAnyKindAreSurvived() {
        MemoryPlatform platform({});
        const auto session = openLoopback(platform);
        TMW_VERIFY(uploadModel(*session, first_, vectors_));
        Random random(5);
        LoopbackTransport line(platform);
        for (int i = 0; i < 200; ++i) {
            std::vector<uint8_t> noise(random.below(600));
            for (uint8_t& byte : noise)
                byte = static_cast<uint8_t>(random.next());
            TMW_VERIFY(line.write(noise));
            uint8_t sink[1024];
            TMW_VERIFY(line.read(sink, Transport::Milliseconds(0)));
        }
    }
};

QTEST_GUILESS_MAIN(DeviceServerTest)
#include "device_server_test.moc"

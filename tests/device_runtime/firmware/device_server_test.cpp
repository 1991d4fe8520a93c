// SPDX-License-Identifier: GPL-3.0-or-later
#include "device_runtime/host/deploy.h"
#include "device_runtime/host/loopback_transport.h"
#include "tests/support/earlier_board.h"
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

/// A line to a board that restarts with each; `broken` pulls the cable.
class Breakable : public Transport {
public:
    Breakable(MemoryPlatform& platform, bool& broken) : line_(platform), broken_(broken) {}
    Status write(std::span<const uint8_t> bytes) override {
        return broken_ ? fail(kLineBroken, "pulled") : line_.write(bytes);
    }
    Result<size_t> read(std::span<uint8_t> bytes, Milliseconds wait) override {
        return broken_ ? fail(kLineBroken, "pulled") : line_.read(bytes, wait);
    }

private:
    LoopbackTransport line_;
    bool& broken_;
};

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

    /// Chunks are under way while one is refused.
    void aFlashThatFailsLeavesTheSessionInOrder() {
        MemoryPlatform platform({});
        const auto session = openLoopback(platform);
        TMW_VERIFY(uploadModel(*session, first_, vectors_));
        std::vector<uint8_t> bytes = second_.bytes;
        bytes.resize(8 * rt::kMaxPayload);
        // Four pages are erased; then somewhere in the first chunk.
        platform.cutPowerAfter(4 + 50);
        const auto refused = session->link().upload(bytes);
        QVERIFY(!refused);
        QVERIFY2(refused.error().message().find("flash") != std::string::npos,
                 refused.error().message().c_str());
        const auto hello = session->link().hello();
        TMW_VERIFY(hello);
        QCOMPARE(hello->linkMajor, rt::kLinkMajor);
        platform.restorePower();
        const auto report = uploadModel(*session, second_, {});
        TMW_VERIFY(report);
        QVERIFY(report->activated);
    }

    void aBoardThatRestartsEndsTheStream() {
        MemoryPlatform platform({.sensor = std::vector<float>(400, 1.0f)});
        TMW_VERIFY(uploadModel(*openLoopback(platform), first_, vectors_));
        bool broken = false;
        const auto source = [&]() -> Result<std::unique_ptr<Transport>> {
            broken = false;
            platform.toDevice.clear();
            platform.toDesktop.clear();
            return std::make_unique<Breakable>(platform, broken);
        };
        auto link = DeviceLink::open(*source(), {.reconnect = source});
        TMW_VERIFY(link);
        const auto end = (*link)->stream({0, 0, 1, 0}, [&](const StreamedSample& sample) {
            broken = sample.sequence == 3;
            return true;
        });
        QVERIFY(!end);
        QCOMPARE(end.error().code(), std::string_view("link.stream_ended"));
        TMW_VERIFY((*link)->stream({0, 0, 1, 0}, [](const StreamedSample&) { return true; }));
    }

    void otherFirmwareIsNamedByItsVersion() {
        const auto link = DeviceLink::open(std::make_unique<test::EarlierBoard>());
        QVERIFY(!link);
        QCOMPARE(link.error().code(), std::string_view("link.version"));
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

    /// Records that run again are steps of the operator that they are part of.
    void verifiesLoopsAsOneOperator() {
        for (const char* name : {"if_nested", "while_nested", "while_recurrent"}) {
            MemoryPlatform platform({});
            const auto session = openLoopback(platform);
            const auto model = test::operatorModel(name);
            TMW_VERIFY(model);
            const auto plan = makePlan(*model, rt::CoreFamily::Generic);
            TMW_VERIFY(plan);
            const auto vectors = test::vectorsFor(*plan, 6);
            TMW_VERIFY(vectors);
            const auto report = verifyModel(*session, *plan, *model, *vectors);
            TMW_VERIFY(report);
            QVERIFY2(report->identical, name);
            size_t layers = 0;
            for (const TracedOperator& op : plan->operators)
                layers += op.outputs.size();
            QCOMPARE(report->layers, layers);
            QCOMPARE(report->boards.at(0).checks.size(), layers);
        }
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

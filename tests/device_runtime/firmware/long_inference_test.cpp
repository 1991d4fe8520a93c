// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/runner.h"
#include "device_runtime/host/deploy.h"
#include "device_runtime/host/loopback_transport.h"
#include "tests/support/small_models.h"

#include <QObject>

using namespace tmw;

namespace {

constexpr BoardRow kBoard{
    "loopback", "This process", rt::CoreFamily::Generic, "desktop", false, false, 0, 0, true, ""};

/// A line to a board that needs half a minute for an inference; time passes where one waits for it.
class SlowBoard : public Transport {
public:
    explicit SlowBoard(MemoryPlatform& platform) : platform_(platform), line_(platform) {}
    Status write(std::span<const uint8_t> bytes) override { return line_.write(bytes); }
    Result<size_t> read(std::span<uint8_t> bytes, Milliseconds wait) override {
        if (frames_.empty()) { // else it computes
            uint8_t got[4096];
            TMW_TRY(const size_t count, line_.read(got, wait));
            for (size_t i = 0; i < count; ++i)
                take(got[i]);
        }
        if (!frames_.empty() && frames_.front().at <= micros()) {
            const std::vector<uint8_t> frame = std::move(frames_.front().bytes);
            frames_.pop_front();
            std::ranges::copy(frame, bytes.begin());
            return frame.size();
        }
        platform_.wait(100'000);
        return size_t{0};
    }
    uint64_t micros() const override { return line_.micros(); }

private:
    static constexpr uint64_t kComputes = 30'000'000;
    struct Frame {
        uint64_t at;
        std::vector<uint8_t> bytes;
    };

    void take(uint8_t byte) {
        frame_.push_back(byte);
        if (!decoder_.feed(byte))
            return;
        rt::Span<const uint8_t> payload = decoder_.payload();
        rt::MessageHead head{};
        const bool ran = decoder_.header().kind == static_cast<uint8_t>(rt::FrameKind::Data) &&
                         rt::take(&payload, &head) &&
                         head.type == (static_cast<uint8_t>(rt::MessageType::Invoke) | rt::kReply);
        frames_.push_back({micros() + (ran ? kComputes : 0), std::move(frame_)});
        frame_.clear();
    }

    MemoryPlatform& platform_;
    LoopbackTransport line_;
    rt::FrameDecoder decoder_;
    std::vector<uint8_t> frame_;
    std::deque<Frame> frames_;
};

} // namespace

/// Inferences that take longer than a session waits for a sign of life, or a watchdog.
class LongInferenceTest : public QObject {
    Q_OBJECT

    Plan plan_;
    TestVectors vectors_;

private slots:
    void initTestCase() {
        TMW_NEED_DATA("models/tflite-micro/hello_world_int8.tflite");
        const auto model = test::modelOf(test::kHelloWorld);
        TMW_VERIFY(model);
        plan_ = *makePlan(*model, rt::CoreFamily::Generic);
        vectors_ = *test::vectorsFor(plan_, 1);
    }

    void keepTheSession() {
        MemoryPlatform platform({.virtualTime = true});
        auto link = DeviceLink::open(std::make_unique<SlowBoard>(platform));
        TMW_VERIFY(link);
        BoardSession session(kBoard, EmulatorMode::Run, nullptr, std::move(*link));
        TMW_VERIFY(uploadModel(session, plan_, {}));
        std::vector<std::span<const uint8_t>> inputs;
        for (const Tensor& each : vectors_.front())
            inputs.push_back(each.as<uint8_t>());
        auto desktop = Runner::make(plan_);
        TMW_VERIFY(desktop);
        const auto wanted = desktop->invoke(vectors_.front());
        TMW_VERIFY(wanted);
        const auto expected = wanted->front().as<uint8_t>();
        const std::vector<uint32_t> sizes{static_cast<uint32_t>(expected.size())};
        const uint64_t before = platform.micros();
        const auto outputs = session.link().run(rt::Target::Running, inputs, sizes);
        TMW_VERIFY(outputs);
        QVERIFY(std::ranges::equal(outputs->front(), expected));
        QVERIFY(platform.micros() - before >= 30'000'000);
    }

    void feedTheWatchdog() {
        MemoryPlatform platform({});
        rt::Engine engine(platform.info());
        QVERIFY(engine.open(0, {plan_.bytes.data(), plan_.bytes.size()}) == rt::Status::Ok);
        QVERIFY(engine.bind(0) == rt::Status::Ok);
        QVERIFY(engine.plan(0).recordCount() > 1);
        QVERIFY(engine.infer(platform) == rt::Status::Ok);
        QVERIFY(platform.watchdogFed() >= engine.plan(0).recordCount());
    }
};

QTEST_GUILESS_MAIN(LongInferenceTest)
#include "long_inference_test.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "device_runtime/host/deploy.h"
#include "device_runtime/host/faulty_transport.h"
#include "device_runtime/host/loopback_transport.h"
#include "device_runtime/host/message_bytes.h"
#include "device_runtime/host/sample_assembly.h"
#include "tests/support/sample_networks.h"
#include "tests/support/test_data.h"

#include <QObject>

using namespace tmw;

namespace {

constexpr uint32_t kValues = 784;
constexpr size_t kSamples = 12;
constexpr uint32_t kOutputs = 10;
constexpr BoardRow kBoard{
    "loopback", "This process", rt::CoreFamily::Generic, "desktop", false, false, 0, 0, true, ""};

std::vector<float> pictures() {
    Random random(3);
    std::vector<float> rows(kSamples * kValues);
    for (float& value : rows)
        value = static_cast<float>(random.uniform(-2, 3));
    return rows;
}

/// The bytes of a sample whose numbers tell where they stand.
std::vector<uint8_t> sampleBytes(uint32_t sequence) {
    std::vector<float> raw(kValues);
    for (size_t i = 0; i < raw.size(); ++i)
        raw[i] = static_cast<float>(1000 * sequence + i);
    std::vector<uint8_t> bytes(raw.size() * sizeof(float));
    std::memcpy(bytes.data(), raw.data(), bytes.size());
    const rt::StreamSample sample{sequence, 0, 77};
    const auto fixed = bytesOf(sample);
    bytes.insert(bytes.end(), fixed.begin(), fixed.end());
    bytes.resize(bytes.size() + kOutputs, static_cast<uint8_t>(sequence));
    return bytes;
}

/// The messages that carry it.
std::vector<std::vector<uint8_t>> piecesOf(uint32_t sequence) {
    const std::vector<uint8_t> bytes = sampleBytes(sequence);
    std::vector<std::vector<uint8_t>> pieces;
    for (size_t at = 0; at < bytes.size(); at += rt::kPieceBytes) {
        const rt::PieceHead head{sequence, static_cast<uint32_t>(at), kValues, kOutputs};
        const size_t size = std::min(rt::kPieceBytes, bytes.size() - at);
        pieces.push_back(joined(head, std::span(bytes).subspan(at, size)));
    }
    return pieces;
}

bool refuses(SampleAssembly& assembly, const std::vector<uint8_t>& piece) {
    const auto added = assembly.add(piece);
    return !added && added.error().code() == "link.damaged";
}

/// Brings what the desktop says, acknowledgements too, in bursts: the device's frames pile up.
class LateLine : public LoopbackTransport {
public:
    using LoopbackTransport::LoopbackTransport;

    Status write(std::span<const uint8_t> bytes) override {
        late_.insert(late_.end(), bytes.begin(), bytes.end());
        return {};
    }
    Result<size_t> read(std::span<uint8_t> bytes, Milliseconds wait) override {
        constexpr int kBurst = 20;
        if (++reads_ % kBurst == 0) {
            TMW_CHECK(LoopbackTransport::write(late_));
            late_.clear();
        }
        return LoopbackTransport::read(bytes, wait);
    }

private:
    std::vector<uint8_t> late_;
    int reads_ = 0;
};

Result<std::unique_ptr<BoardSession>> sessionOver(std::unique_ptr<Transport> line,
                                                  DeviceLink::Options options = {}) {
    TMW_TRY(auto link, DeviceLink::open(std::move(line), std::move(options)));
    return std::make_unique<BoardSession>(kBoard, EmulatorMode::Run, nullptr, std::move(link));
}

} // namespace

/// Samples that are larger than a frame.
class SamplePiecesTest : public QObject {
    Q_OBJECT
    const TfliteModel model_ = *test::pictureModel();
    const Plan plan_ = *makePlan(model_, rt::CoreFamily::Generic);

    Result<LiveReport> watch(BoardSession& session, double period = 0) {
        const std::vector<float> rows = pictures();
        return liveMonitor(
            session, plan_, {.periodSeconds = period}, [&](const LivePrediction& one) {
                const auto row = std::span(rows).subspan(one.sample * kValues, kValues);
                return one.identical && std::ranges::equal(one.raw, row);
            });
    }

private slots:
    /// Other desktops and boards speak these bytes.
    void bytesOfAPieceStayAsTheyAre() {
        const auto piece =
            joined(rt::PieceHead{0x04030201, 0x1ec, 0x310, 10}, std::vector<uint8_t>{0xaa, 0xbb});
        QCOMPARE(QByteArray(reinterpret_cast<const char*>(piece.data()),
                            static_cast<qsizetype>(piece.size()))
                     .toHex(),
                 QByteArray("01020304ec010000100300000a000000aabb"));
        QCOMPARE(static_cast<int>(rt::MessageType::StreamPiece), 66);
        QCOMPARE(rt::kPieceBytes, size_t{492});
        QCOMPARE(rt::kPieceValues, size_t{123});
    }

    void piecesInOrderMakeTheSample() {
        SampleAssembly assembly;
        for (const uint32_t sequence : {5u, 6u}) {
            const auto pieces = piecesOf(sequence);
            for (size_t i = 0; i < pieces.size(); ++i) {
                const auto sample = assembly.add(pieces[i]);
                TMW_VERIFY(sample);
                QCOMPARE(sample->has_value(), i + 1 == pieces.size());
                if (!*sample)
                    continue;
                QCOMPARE((*sample)->sequence, sequence);
                QCOMPARE((*sample)->micros, uint64_t{77});
                QCOMPARE((*sample)->raw.size(), size_t{kValues});
                QCOMPARE((*sample)->raw[500], static_cast<float>(1000 * sequence + 500));
                QVERIFY((*sample)->outputs ==
                        std::vector<uint8_t>(kOutputs, static_cast<uint8_t>(sequence)));
            }
        }
    }

    void aSampleGivenUpIsForgotten() {
        SampleAssembly assembly;
        TMW_VERIFY(assembly.add(piecesOf(1)[0]));
        TMW_VERIFY(assembly.add(piecesOf(1)[1]));
        size_t whole = 0;
        for (const auto& piece : piecesOf(2))
            whole += assembly.add(piece)->has_value() ? 1 : 0;
        QCOMPARE(whole, size_t{1});
    }

    void whatDoesNotFollowIsRefused() {
        const auto first = piecesOf(1);
        const auto other = piecesOf(2);
        SampleAssembly assembly;
        QVERIFY(refuses(assembly, first[1])); // nothing before it
        TMW_VERIFY(assembly.add(first[0]));
        QVERIFY(refuses(assembly, first[2])); // one is missing
        QVERIFY(refuses(assembly, first[1])); // and then the sample is gone
        TMW_VERIFY(assembly.add(first[0]));
        TMW_VERIFY(assembly.add(first[1]));
        QVERIFY(refuses(assembly, first[1])); // twice
        TMW_VERIFY(assembly.add(first[0]));
        QVERIFY(refuses(assembly, other[1])); // of another sample
        std::vector<uint8_t> longer = piecesOf(1).back();
        longer.push_back(0);
        for (size_t i = 0; i + 1 < first.size(); ++i)
            TMW_VERIFY(assembly.add(first[i]));
        QVERIFY(refuses(assembly, longer));
        QVERIFY(refuses(assembly, {}));
        QVERIFY(refuses(assembly, joined(rt::PieceHead{0, 0, 1, 1}, {})));
        QVERIFY(refuses(assembly, joined(rt::PieceHead{0, 0, 0xffffffff, 0xffffffff},
                                         std::vector<uint8_t>{1})));
    }

    void aPictureHasTheDesktopsBits() {
        MemoryPlatform platform({.sensor = pictures()});
        const auto session = sessionOver(std::make_unique<LoopbackTransport>(platform));
        TMW_VERIFY(session);
        TMW_VERIFY(uploadModel(**session, plan_, {}));
        const auto live = watch(**session);
        TMW_VERIFY(live);
        QCOMPARE(live->identical, kSamples);
        QCOMPARE(live->predictions, kSamples);
        QCOMPARE(live->missing, size_t{0});
    }

    void lostFramesCostNothing() {
        for (const uint64_t seed : {1u, 2u, 3u}) {
            MemoryPlatform platform({.sensor = pictures(), .virtualTime = true});
            auto line = std::make_unique<FaultyTransport>(
                std::make_unique<LoopbackTransport>(platform),
                LineFaults{.drop = 2e-4, .flip = 2e-4, .duplicate = 1e-4, .seed = seed});
            const auto session = sessionOver(std::move(line));
            TMW_VERIFY(session);
            TMW_VERIFY(uploadModel(**session, plan_, {}));
            const auto live = watch(**session);
            TMW_VERIFY(live);
            QCOMPARE(live->identical, kSamples);
            QCOMPARE(live->missing, size_t{0});
        }
    }

    /// What the line breaks off is missing; all others are whole.
    void aLineThatComesBackGoesOn() {
        MemoryPlatform platform({.sensor = pictures(), .virtualTime = true});
        rt::DeviceServer server(platform);
        server.boot();
        uint64_t seed = 0;
        const auto source = [&]() -> Result<std::unique_ptr<Transport>> {
            const LineFaults faults{.disconnect = seed == 0 ? 0 : 5e-5, .seed = seed + 1};
            ++seed;
            return std::make_unique<FaultyTransport>(
                std::make_unique<LoopbackTransport>(platform, server), faults);
        };
        {
            const auto session = sessionOver(*source());
            TMW_VERIFY(session);
            TMW_VERIFY(uploadModel(**session, plan_, {}));
        }
        const auto session = sessionOver(*source(), {.reconnect = source});
        TMW_VERIFY(session);
        const auto live = watch(**session);
        TMW_VERIFY(live);
        QVERIFY(live->reconnects > 0);
        QCOMPARE(live->identical, live->predictions);
        QCOMPARE(live->predictions + live->missing, kSamples);
        QVERIFY(live->predictions > kSamples / 3);
    }

    /// The line holds the sensor back; what the period then has no time for is dropped whole.
    void aSlowLineDropsWholeSamples() {
        MemoryPlatform platform({.sensor = pictures()});
        const auto session = sessionOver(std::make_unique<LateLine>(platform));
        TMW_VERIFY(session);
        TMW_VERIFY(uploadModel(**session, plan_, {}));
        const auto live = watch(**session, 1e-6);
        TMW_VERIFY(live);
        QCOMPARE(live->identical, live->predictions);
        QCOMPARE(live->predictions + live->missing, kSamples);
        QCOMPARE(live->dropped, live->missing);
        QVERIFY(live->dropped > 0);
        QVERIFY(live->predictions > 0);
    }

    /// A period that the model itself cannot keep: its samples come late, and all of them.
    void aSlowModelDropsNothing() {
        MemoryPlatform platform({.sensor = pictures()});
        const auto session = sessionOver(std::make_unique<LoopbackTransport>(platform));
        TMW_VERIFY(session);
        TMW_VERIFY(uploadModel(**session, plan_, {}));
        const auto live = watch(**session, 1e-6);
        TMW_VERIFY(live);
        QCOMPARE(live->predictions, kSamples);
        QCOMPARE(live->dropped, size_t{0});
    }

    void everyLayerIsCompared() {
        MemoryPlatform platform({});
        const auto session = sessionOver(std::make_unique<LoopbackTransport>(platform));
        TMW_VERIFY(session);
        Tensor picture{DataType::Int8, {1, 28, 28, 1}, std::vector<std::byte>(kValues)};
        for (size_t i = 0; i < picture.bytes.size(); ++i)
            picture.bytes[i] = static_cast<std::byte>(i * 7);
        const auto report = verifyModel(**session, plan_, model_, {{picture}});
        TMW_VERIFY(report);
        QVERIFY(report->identical);
        const auto own = std::ranges::count_if(
            plan_.operators, [](const auto& each) { return each.record.has_value(); });
        QCOMPARE(report->layers, static_cast<size_t>(own));
    }
};

QTEST_GUILESS_MAIN(SamplePiecesTest)
#include "sample_pieces_test.moc"

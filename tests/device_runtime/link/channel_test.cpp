// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/random.h"
#include "device_runtime/link/channel.h"
#include "tests/support/test_data.h"

#include <QObject>

#include <vector>

using namespace tmw;
using rt::Channel;

namespace {

/// One end of a line whose bytes are dropped, flipped and repeated by chance.
struct End {
    End(Channel::Side side, uint64_t seed, double faults)
        : window(8), random(seed), chance(faults),
          channel(side, {window.data(), window.size()}, {this, write, message, nullptr}) {}

    static void write(void* self, const uint8_t* data, size_t bytes) {
        auto* end = static_cast<End*>(self);
        for (size_t i = 0; i < bytes; ++i) {
            uint8_t byte = data[i];
            if (end->random.uniform() < end->chance)
                continue;
            if (end->random.uniform() < end->chance)
                byte = static_cast<uint8_t>(byte ^ 1u << end->random.below(8));
            end->sent.push_back(byte);
            if (end->random.uniform() < end->chance)
                end->sent.push_back(byte);
        }
    }
    static void message(void* self, rt::Span<const uint8_t> payload) {
        static_cast<End*>(self)->got.emplace_back(payload.begin(), payload.end());
    }

    std::vector<Channel::Slot> window;
    Random random;
    double chance;
    std::vector<uint8_t> sent;
    std::vector<std::vector<uint8_t>> got;
    Channel channel;
};

std::vector<uint8_t> numbered(uint32_t number) {
    std::vector<uint8_t> bytes(1 + number * 37 % rt::kMaxPayload);
    for (size_t i = 0; i < bytes.size(); ++i)
        bytes[i] = static_cast<uint8_t>(number + i * i);
    return bytes;
}

/// Carries both ways for a turn of `now`.
void carry(End& a, End& b, uint64_t now) {
    const std::vector<uint8_t> there = std::exchange(a.sent, {});
    b.channel.receive(there.data(), there.size(), now);
    const std::vector<uint8_t> back = std::exchange(b.sent, {});
    a.channel.receive(back.data(), back.size(), now);
    a.channel.tick(now);
    b.channel.tick(now);
}

} // namespace

class ChannelTest : public QObject {
    Q_OBJECT
private slots:
    void framesSurviveEveryByte() {
        for (size_t size : {0, 1, 253, 254, 255, 508, 512}) {
            for (int pattern = 0; pattern < 3; ++pattern) {
                std::vector<uint8_t> payload(size, pattern == 0 ? 0 : 0xff);
                for (size_t i = 0; pattern == 2 && i < size; ++i)
                    payload[i] = static_cast<uint8_t>(i);
                uint8_t encoded[rt::kMaxEncoded];
                const size_t bytes =
                    rt::encodeFrame({1, 0, 7, 0, 3}, {payload.data(), payload.size()}, encoded);
                QVERIFY(bytes <= rt::kMaxEncoded);
                rt::FrameDecoder decoder;
                for (size_t i = 0; i + 1 < bytes; ++i) {
                    QVERIFY(encoded[i] != 0);
                    QVERIFY(!decoder.feed(encoded[i]));
                }
                QVERIFY(decoder.feed(encoded[bytes - 1]));
                QVERIFY(std::ranges::equal(decoder.payload(), payload));
            }
        }
    }

    void everyFlippedBitIsNoticed() {
        const std::vector<uint8_t> payload = numbered(3);
        uint8_t encoded[rt::kMaxEncoded];
        const size_t bytes =
            rt::encodeFrame({1, 0, 7, 0, 3}, {payload.data(), payload.size()}, encoded);
        for (size_t bit = 0; bit < 8 * bytes; ++bit) {
            std::vector<uint8_t> spoiled(encoded, encoded + bytes);
            spoiled[bit / 8] = static_cast<uint8_t>(spoiled[bit / 8] ^ 1u << bit % 8);
            rt::FrameDecoder decoder;
            for (const uint8_t byte : spoiled)
                QVERIFY(!decoder.feed(byte));
        }
    }

    void messagesArriveOnceAndInOrder_data() {
        QTest::addColumn<double>("faults");
        QTest::newRow("clean") << 0.0;
        QTest::newRow("bad") << 0.0002;
        QTest::newRow("terrible") << 0.0005;
    }
    void messagesArriveOnceAndInOrder() {
        QFETCH(double, faults);
        for (uint64_t seed = 1; seed <= 10; ++seed) {
            End desktop(Channel::Side::Desktop, seed, faults);
            End device(Channel::Side::Device, seed + 100, faults);
            desktop.channel.open(static_cast<uint16_t>(seed), 0);
            uint32_t posted[2] = {0, 0};
            constexpr uint32_t kMessages = 200;
            uint64_t now = 0;
            for (; now < 2000000000 &&
                   (device.got.size() < kMessages || desktop.got.size() < kMessages);
                 now += 1000) {
                for (int side = 0; side < 2; ++side) {
                    Channel& from = side == 0 ? desktop.channel : device.channel;
                    while (posted[side] < kMessages && from.room() > 4) {
                        const auto bytes = numbered(posted[side]);
                        if (!from.send({bytes.data(), bytes.size()}, now))
                            break;
                        ++posted[side];
                    }
                }
                carry(desktop, device, now);
            }
            QCOMPARE(device.got.size(), size_t{kMessages});
            QCOMPARE(desktop.got.size(), size_t{kMessages});
            for (uint32_t i = 0; i < kMessages; ++i) {
                QVERIFY(device.got[i] == numbered(i));
                QVERIFY(desktop.got[i] == numbered(i));
            }
            QVERIFY(faults > 0 || desktop.channel.repeatedFrames() == 0);
        }
    }

    void anotherSessionIsToldThatItIsLost() {
        End desktop(Channel::Side::Desktop, 1, 0);
        End device(Channel::Side::Device, 2, 0);
        desktop.channel.open(5, 0);
        carry(desktop, device, 0);
        QVERIFY(desktop.channel.state() == Channel::State::Open);
        End restarted(Channel::Side::Device, 3, 0);
        const auto bytes = numbered(1);
        QVERIFY(desktop.channel.send({bytes.data(), bytes.size()}, 1));
        carry(desktop, restarted, 2);
        QVERIFY(desktop.channel.state() == Channel::State::Lost);
    }

    void silenceEndsTheSession() {
        End desktop(Channel::Side::Desktop, 1, 0);
        End device(Channel::Side::Device, 2, 0);
        desktop.channel.open(5, 0);
        carry(desktop, device, 0);
        const auto bytes = numbered(1);
        QVERIFY(desktop.channel.send({bytes.data(), bytes.size()}, 1));
        for (uint64_t now = 0; now < 60000000; now += 10000)
            desktop.channel.tick(now);
        QVERIFY(desktop.channel.state() == Channel::State::Lost);
    }
};

QTEST_GUILESS_MAIN(ChannelTest)
#include "channel_test.moc"

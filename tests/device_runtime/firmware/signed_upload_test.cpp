// SPDX-License-Identifier: GPL-3.0-or-later
#include "device_runtime/host/key_store.h"
#include "device_runtime/link/signing.h"
#include "tests/support/loopback_board.h"
#include "tests/support/small_models.h"

#include <QFile>
#include <QObject>
#include <QTemporaryDir>
#include <sys/stat.h>

using namespace tmw;

namespace {

/// A line that remembers what was written to the board.
class Listening : public Transport {
public:
    Listening(std::unique_ptr<Transport> line, std::vector<uint8_t>* heard)
        : line_(std::move(line)), heard_(heard) {}
    Status write(std::span<const uint8_t> bytes) override {
        heard_->insert(heard_->end(), bytes.begin(), bytes.end());
        return line_->write(bytes);
    }
    Result<size_t> read(std::span<uint8_t> bytes, Milliseconds wait) override {
        return line_->read(bytes, wait);
    }
    uint64_t micros() const override { return line_->micros(); }

private:
    std::unique_ptr<Transport> line_;
    std::vector<uint8_t>* heard_;
};

QByteArray hexOf(const char* text) {
    return QByteArray::fromHex(text);
}

QByteArray hmacOf(const QByteArray& key, const QByteArray& data) {
    rt::HmacSha256 hmac(
        {reinterpret_cast<const uint8_t*>(key.data()), static_cast<size_t>(key.size())});
    hmac.update(data.data(), static_cast<size_t>(data.size()));
    QByteArray mac(32, 0);
    hmac.finish(reinterpret_cast<uint8_t*>(mac.data()));
    return mac;
}

} // namespace

class SignedUploadTest : public QObject {
    Q_OBJECT

    test::RivalModels models_;
    QTemporaryDir state_;
    const BoardKey key_{0x42, 1, 2, 3};

private slots:
    void initTestCase() {
        qputenv("TMW_STATE_HOME", state_.path().toUtf8());
        TMW_NEED_DATA("models/tflite-micro/hello_world_int8.tflite");
        const auto models = test::rivalModels();
        TMW_VERIFY(models);
        models_ = *models;
    }

    /// Test cases 1, 2, 3 and 6 of RFC 4231.
    void hmacIsAsTheRfcSays_data() {
        QTest::addColumn<QByteArray>("key");
        QTest::addColumn<QByteArray>("data");
        QTest::addColumn<QByteArray>("mac");
        QTest::newRow("1") << QByteArray(20, 0x0b) << QByteArray("Hi There")
                           << hexOf("b0344c61d8db38535ca8afceaf0bf12b"
                                    "881dc200c9833da726e9376c2e32cff7");
        QTest::newRow("2") << QByteArray("Jefe") << QByteArray("what do ya want for nothing?")
                           << hexOf("5bdcc146bf60754e6a042426089575c7"
                                    "5a003f089d2739839dec58b964ec3843");
        QTest::newRow("3") << QByteArray(20, static_cast<char>(0xaa))
                           << QByteArray(50, static_cast<char>(0xdd))
                           << hexOf("773ea91e36800e46854db8ebd09181a7"
                                    "2959098b3ef8c122d9635514ced565fe");
        QTest::newRow("6") << QByteArray(131, static_cast<char>(0xaa))
                           << QByteArray("Test Using Larger Than Block-Size Key - Hash Key First")
                           << hexOf("60e431591ee0b67f0d8a26aacbf5b77f"
                                    "8e0bc6213728c5140546040f0ee37f54");
    }
    void hmacIsAsTheRfcSays() {
        QFETCH(QByteArray, key);
        QFETCH(QByteArray, data);
        QFETCH(QByteArray, mac);
        QCOMPARE(hmacOf(key, data), mac);
    }

    void aBoardWithAKeyTakesItsUploadsOnly() {
        MemoryPlatform platform({.virtualTime = true});
        test::LoopbackBoard board(platform);
        const auto session = board.open();
        TMW_VERIFY(session);
        DeviceLink& link = (*session)->link();
        TMW_VERIFY(uploadModel(**session, models_.first, models_.firstVectors));
        TMW_VERIFY(link.changeKey(key_));
        const auto hello = link.hello();
        TMW_VERIFY(hello);
        QVERIFY(hello->flags & rt::kKeyed);
        QCOMPARE(toHexText(hello->keyId), QString::fromStdString(keyIdOf(key_)));

        TMW_VERIFY(uploadModel(**session, models_.second, models_.secondVectors));
        QVERIFY(*runsPlan(**session, models_.second));

        link.setKey(std::nullopt);
        const auto without = link.upload(models_.first.bytes);
        QCOMPARE(without.error().code(), std::string_view("link.key_unknown"));
        link.setKey(BoardKey{9, 9, 9});
        const auto with = link.upload(models_.first.bytes);
        QVERIFY(!with && with.error().message().find("not signed") != std::string::npos);
        QVERIFY(!link.changeKey(std::nullopt));
        QVERIFY(!link.rollBack(planHash(models_.first)));
        QVERIFY(*runsPlan(**session, models_.second));

        link.setKey(key_);
        TMW_VERIFY(link.rollBack(planHash(models_.first)));
        TMW_VERIFY(link.changeKey(std::nullopt));
        TMW_VERIFY(link.upload(models_.second.bytes));
    }

    /// Who has not the key cannot make stay what its owner only tried.
    void aTrialIsConfirmedByTheKeyOnly() {
        MemoryPlatform platform({.virtualTime = true});
        test::LoopbackBoard board(platform);
        const auto session = board.open();
        TMW_VERIFY(session);
        DeviceLink& link = (*session)->link();
        TMW_VERIFY(uploadModel(**session, models_.first, models_.firstVectors));
        TMW_VERIFY(link.changeKey(key_));
        TMW_VERIFY(link.upload(models_.second.bytes));
        TMW_VERIFY(link.activate(kTrial));
        link.setKey(BoardKey{9, 9, 9});
        QVERIFY(!link.confirm(planHash(models_.second)));
        platform.wait(31000000);
        QVERIFY(*runsPlan(**session, models_.first));
        link.setKey(key_);
        TMW_VERIFY(uploadModel(**session, models_.second, models_.secondVectors));
        QVERIFY(*runsPlan(**session, models_.second));
    }

    void theKeyOutlivesARestart() {
        MemoryPlatform platform({.virtualTime = true});
        {
            test::LoopbackBoard board(platform);
            const auto session = board.open();
            TMW_VERIFY((*session)->link().changeKey(key_));
        }
        test::LoopbackBoard board(platform);
        const auto session = board.open();
        TMW_VERIFY(session);
        QVERIFY(!(*session)->link().upload(models_.first.bytes));
        (*session)->link().setKey(key_);
        TMW_VERIFY(uploadModel(**session, models_.first, models_.firstVectors));
    }

    /// Everything that was said during a signed upload is said again later, by somebody else.
    void aRecordingIsRefused() {
        MemoryPlatform platform({.virtualTime = true});
        rt::DeviceServer server(platform);
        server.boot();
        std::vector<uint8_t> heard;
        const auto open = [&](uint16_t session) {
            return DeviceLink::open(
                std::make_unique<Listening>(std::make_unique<LoopbackTransport>(platform, server),
                                            &heard),
                {.session = session});
        };
        {
            auto link = open(11);
            TMW_VERIFY(link);
            TMW_VERIFY((*link)->changeKey(key_));
            heard.clear();
        }
        {
            auto link = open(12);
            TMW_VERIFY(link);
            (*link)->setKey(key_);
            TMW_VERIFY((*link)->upload(models_.first.bytes));
            TMW_VERIFY((*link)->activate(kTrial));
            TMW_VERIFY((*link)->confirm(planHash(models_.first)));
        }
        const std::vector<uint8_t> recording = heard;
        {
            auto link = open(13);
            TMW_VERIFY(link);
            (*link)->setKey(key_);
            TMW_VERIFY((*link)->upload(models_.second.bytes));
            TMW_VERIFY((*link)->activate(kTrial));
            TMW_VERIFY((*link)->confirm(planHash(models_.second)));
        }
        const std::vector<uint8_t> flash(platform.flash().begin(), platform.flash().end());
        LoopbackTransport line(platform, server);
        TMW_VERIFY(line.write(recording));
        uint8_t sink[4096];
        for (int i = 0; i < 50; ++i)
            TMW_VERIFY(line.read(sink, Transport::Milliseconds(10)));
        QVERIFY(std::ranges::equal(platform.flash(), flash));
        auto link = open(14);
        TMW_VERIFY(link);
        const auto hello = (*link)->hello();
        TMW_VERIFY(hello);
        QVERIFY(std::ranges::equal(hello->slotInfo[hello->runningSlot].planSha256,
                                   planHash(models_.second)));
        QCOMPARE(hello->counter, 4u);
    }

    void keysAreKeptForTheirOwnerAlone() {
        const auto key = makeKey();
        TMW_VERIFY(key);
        QVERIFY(*key != *makeKey());
        TMW_VERIFY(storeKey(*key));
        uint8_t id[rt::kKeyIdBytes];
        rt::identifyKey(key->data(), id);
        const auto found = findKey(id);
        TMW_VERIFY(found);
        QVERIFY(found->has_value() && **found == *key);
        QCOMPARE(storedKeys(), std::vector<std::string>{keyIdOf(*key)});
        const QString file =
            state_.filePath(QString("keys/%1.key").arg(QString::fromStdString(keyIdOf(*key))));
        struct stat facts {};
        QCOMPARE(::stat(qPrintable(file), &facts), 0);
        QCOMPARE(facts.st_mode & 0777, 0600u);
        QVERIFY(findKey(std::array<uint8_t, 8>{}).value() == std::nullopt);
        QFile damaged(file);
        QVERIFY(damaged.open(QIODevice::ReadWrite));
        damaged.write("00");
        damaged.close();
        QCOMPARE(findKey(id).error().code(), std::string_view("key.damaged"));
    }

    void keysAreReadAsHex() {
        QVERIFY(parseKey(std::string(64, 'a')).has_value());
        for (const std::string& text : {std::string(63, 'a'), std::string(64, 'g'), std::string()})
            QCOMPARE(parseKey(text).error().code(), std::string_view("key.not_a_key"));
    }

private:
    template <size_t N>
    static QString toHexText(const uint8_t (&bytes)[N]) {
        return QByteArray(reinterpret_cast<const char*>(bytes), N).toHex();
    }
};

QTEST_GUILESS_MAIN(SignedUploadTest)
#include "signed_upload_test.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/file.h"
#include "core/plan/runner.h"
#include "core/quant/convert.h"
#include "device_runtime/base/sha256.h"
#include "device_runtime/firmware/device/device_server.h"
#include "device_runtime/host/sample_assembly.h"
#include "tests/device_runtime/firmware/new_board.h"
#include "tests/support/sample_networks.h"
#include "tests/support/test_data.h"

#include <QObject>
#include <QRegularExpression>

#include <cstring>

using namespace tmw;
using namespace tmw::test;

namespace {

constexpr uint32_t kRows = 20;

struct Message {
    rt::MessageHead head{};
    std::vector<uint8_t> body;
};

template <typename T>
T bodyAs(const Message& message, size_t offset = 0) {
    T value{};
    if (message.body.size() >= offset + sizeof value)
        std::memcpy(&value, message.body.data() + offset, sizeof value);
    return value;
}

/// A board and the bare link to it.
class Bench {
public:
    Bench()
        : server(board), window_(8),
          channel_(rt::Channel::Side::Desktop,
                   rt::Span<rt::Channel::Slot>(window_.data(), window_.size()),
                   rt::Channel::Owner{this, send, take, nullptr}) {
        server.boot();
        channel_.open(7, board.micros());
    }

    /// The next message; a head of zeros where none comes.
    Message next() {
        for (int turn = 0; turn < 100000 && messages_.empty(); ++turn)
            this->turn();
        if (messages_.empty())
            return {};
        Message first = std::move(messages_.front());
        messages_.pop_front();
        return first;
    }
    /// Asks, and leaves the reply among the messages.
    template <typename... Parts>
    bool post(rt::MessageType type, const Parts&... parts) {
        const rt::MessageHead head = {static_cast<uint8_t>(type), ++id_, 0, 0};
        std::vector<uint8_t> payload;
        append(payload, head);
        (append(payload, parts), ...);
        for (int turn = 0; turn < 100000; ++turn) {
            if (channel_.send({payload.data(), payload.size()}, board.micros()))
                return true;
            this->turn();
        }
        return false;
    }
    /// The reply to a request.
    template <typename... Parts>
    Message call(rt::MessageType type, const Parts&... parts) {
        return post(type, parts...) ? next() : Message{};
    }

    NewBoard board;
    rt::DeviceServer server;

private:
    static void append(std::vector<uint8_t>& payload, std::span<const uint8_t> bytes) {
        payload.insert(payload.end(), bytes.begin(), bytes.end());
    }
    template <typename T>
    static void append(std::vector<uint8_t>& payload, const T& value) {
        const auto* bytes = reinterpret_cast<const uint8_t*>(&value);
        payload.insert(payload.end(), bytes, bytes + sizeof value);
    }
    static void send(void* self, const uint8_t* data, size_t bytes) {
        auto& line = static_cast<Bench*>(self)->board.toBoard;
        line.insert(line.end(), data, data + bytes);
    }
    static void take(void* self, rt::Span<const uint8_t> payload) {
        Message message;
        std::memcpy(&message.head, payload.data(), sizeof message.head);
        message.body.assign(payload.begin() + sizeof message.head, payload.end());
        static_cast<Bench*>(self)->messages_.push_back(std::move(message));
    }
    void turn() {
        server.poll();
        const std::vector<uint8_t> bytes(board.fromBoard.begin(), board.fromBoard.end());
        board.fromBoard.clear();
        channel_.receive(bytes.data(), bytes.size(), board.micros());
        channel_.tick(board.micros());
    }

    std::vector<rt::Channel::Slot> window_;
    rt::Channel channel_;
    std::deque<Message> messages_;
    uint8_t id_ = 0;
};

Plan smallPlan(uint64_t seed = 1, int32_t inputs = 2) {
    const auto trained = sampleNetwork(inputs, "dense 6 relu, dense 2 softmax", seed);
    const auto calibration = calibrate(*trained, sampleFeatures(inputs, 100));
    const auto model = convert(*trained, ModelKind::Int8, &*calibration);
    return *makePlan(*model, rt::CoreFamily::Generic);
}

std::string textOf(const char* file) {
    const auto bytes = readFile(std::filesystem::path(TMW_SOURCE_DIR) / file);
    return bytes ? std::string(bytes->begin(), bytes->end()) : std::string();
}

QStringList platformFunctions() {
    static const QRegularExpression kFunction(R"(virtual [^;(]*?(\w+)\([^;]*= 0;)");
    QStringList names;
    auto each =
        kFunction.globalMatch(QString::fromStdString(textOf("device_runtime/firmware/platform.h")));
    while (each.hasNext())
        names << each.next().captured(1);
    return names;
}

} // namespace

/// What README's section "A board" says: the functions of platform.h, and nothing else, make one.
class NewBoardTest : public QObject {
    Q_OBJECT

    void upload(Bench& bench, const std::vector<uint8_t>& plan) {
        rt::UploadBeginRequest begin{};
        begin.bytes = static_cast<uint32_t>(plan.size());
        rt::sha256(plan.data(), plan.size(), begin.sha256);
        QCOMPARE(bench.call(rt::MessageType::UploadBegin, begin).head.status, uint8_t{0});
        constexpr size_t kPiece = 300;
        for (size_t at = 0; at < plan.size(); at += kPiece) {
            const auto piece = std::span(plan).subspan(at, std::min(kPiece, plan.size() - at));
            const rt::ChunkRequest chunk{static_cast<uint32_t>(at)};
            QCOMPARE(bench.call(rt::MessageType::UploadChunk, chunk, piece).head.status,
                     uint8_t{0});
        }
        QCOMPARE(bench.call(rt::MessageType::UploadEnd).head.status, uint8_t{0});
        const rt::ActivateRequest activate{60000};
        QCOMPARE(bench.call(rt::MessageType::Activate, activate).head.status, uint8_t{0});
        rt::ConfirmRequest confirm{};
        std::memcpy(confirm.planSha256, begin.sha256, sizeof confirm.planSha256);
        QCOMPARE(bench.call(rt::MessageType::Confirm, confirm).head.status, uint8_t{0});
    }

private slots:
    void saysWhatItIs() {
        Bench bench;
        const auto hello = bodyAs<rt::HelloReply>(bench.call(rt::MessageType::Hello));
        QCOMPARE(hello.linkMajor, rt::kLinkMajor);
        QCOMPARE(QString(hello.board), QString("new"));
        QCOMPARE(hello.slotBytes, NewBoard::kSlotBytes);
        QCOMPARE(hello.runningSlot, rt::kNoSlot);
    }

    void takesAModelAndStreams() {
        Bench bench;
        const Plan plan = smallPlan();
        upload(bench, plan.bytes);
        const auto hello = bodyAs<rt::HelloReply>(bench.call(rt::MessageType::Hello));
        QCOMPARE(hello.runningSlot, uint8_t{0});
        const rt::StreamRequest request{0, kRows, 4, 0};
        QCOMPARE(bench.call(rt::MessageType::StreamStart, request).head.status, uint8_t{0});
        auto runner = Runner::make(plan);
        TMW_VERIFY(runner);
        uint32_t rows = 0;
        Message message = bench.next();
        for (; message.head.type == static_cast<uint8_t>(rt::MessageType::StreamSamples);
             message = bench.next()) {
            const auto head = bodyAs<rt::StreamHead>(message);
            size_t at = sizeof head;
            for (uint16_t i = 0; i < head.samples; ++i, ++rows) {
                QCOMPARE(bodyAs<rt::StreamSample>(message, at).sequence, rows);
                at += sizeof(rt::StreamSample);
                const std::array<float, 2> raw = bodyAs<std::array<float, 2>>(message, at);
                QCOMPARE(raw[1], 0.25f * static_cast<float>(2 * rows + 2));
                at += sizeof raw;
                const auto wanted = runner->invokeRaw(raw);
                TMW_VERIFY(wanted);
                QVERIFY(std::ranges::equal((*wanted)[0].as<uint8_t>(),
                                           std::span(message.body).subspan(at, head.outputBytes)));
                at += head.outputBytes;
            }
        }
        QCOMPARE(message.head.type, static_cast<uint8_t>(rt::MessageType::StreamEnd));
        QCOMPARE(rows, kRows);
    }

    /// A request that uses the arena while a sample is half read costs that sample, and no other.
    void aLongRowComesInPieces() {
        Bench bench;
        constexpr uint32_t kValues = 300;
        const Plan plan = smallPlan(1, kValues);
        upload(bench, plan.bytes);
        const rt::StreamRequest request{0, 6, 64, 0};
        QCOMPARE(bench.call(rt::MessageType::StreamStart, request).head.status, uint8_t{0});
        auto runner = Runner::make(plan);
        TMW_VERIFY(runner);
        std::vector<uint32_t> whole;
        SampleAssembly assembly;
        bool disturbed = false;
        Message message = bench.next();
        for (; message.head.type != static_cast<uint8_t>(rt::MessageType::StreamEnd);
             message = bench.next()) {
            QVERIFY(message.head.type != 0);
            if (message.head.type != static_cast<uint8_t>(rt::MessageType::StreamPiece))
                continue; // the reply to the request below
            const auto head = bodyAs<rt::PieceHead>(message);
            if (head.sequence == 2 && head.offset > 0 && !std::exchange(disturbed, true))
                bench.post(rt::MessageType::Invoke);
            const auto sample = assembly.add(message.body);
            TMW_VERIFY(sample);
            if (!*sample)
                continue;
            whole.push_back((*sample)->sequence);
            QCOMPARE((*sample)->raw[7], 0.25f * static_cast<float>(head.sequence * kValues + 8));
            const auto wanted = runner->invokeRaw((*sample)->raw);
            TMW_VERIFY(wanted);
            QVERIFY(std::ranges::equal((*wanted)[0].as<uint8_t>(), (*sample)->outputs));
        }
        const auto end = bodyAs<rt::StreamEndEvent>(message);
        QCOMPARE(end.samples + end.dropped, 6u);
        QCOMPARE(whole.size(), size_t{end.samples});
        QVERIFY(end.dropped <= 1);
    }

    void rollsBack() {
        Bench bench;
        const std::vector<uint8_t> first = smallPlan(1).bytes;
        upload(bench, first);
        upload(bench, smallPlan(2).bytes);
        auto hello = bodyAs<rt::HelloReply>(bench.call(rt::MessageType::Hello));
        QCOMPARE(hello.runningSlot, uint8_t{1});
        rt::RollBackRequest request{};
        rt::sha256(first.data(), first.size(), request.planSha256);
        QCOMPARE(bench.call(rt::MessageType::RollBack, request).head.status, uint8_t{0});
        hello = bodyAs<rt::HelloReply>(bench.call(rt::MessageType::Hello));
        QCOMPARE(hello.runningSlot, uint8_t{0});
    }

    void damagedModelIsRefused() {
        Bench bench;
        std::vector<uint8_t> bytes = smallPlan().bytes;
        rt::UploadBeginRequest begin{};
        begin.bytes = static_cast<uint32_t>(bytes.size());
        rt::sha256(bytes.data(), bytes.size(), begin.sha256);
        bytes[100] ^= 1;
        QCOMPARE(bench.call(rt::MessageType::UploadBegin, begin).head.status, uint8_t{0});
        for (size_t at = 0; at < bytes.size(); at += 256)
            bench.call(rt::MessageType::UploadChunk, rt::ChunkRequest{static_cast<uint32_t>(at)},
                       std::span<const uint8_t>(bytes).subspan(
                           at, std::min<size_t>(256, bytes.size() - at)));
        QCOMPARE(bench.call(rt::MessageType::UploadEnd).head.status,
                 static_cast<uint8_t>(rt::Status::BadHash));
        QVERIFY(bench.call(rt::MessageType::Activate, rt::ActivateRequest{1000}).head.status != 0);
    }

    void platformStaysSmall() {
        const std::string header = textOf("device_runtime/firmware/platform.h");
        size_t pure = 0;
        for (size_t at = header.find("= 0;"); at != header.npos; at = header.find("= 0;", at + 1))
            ++pure;
        QVERIFY2(pure >= 1 && pure <= 10, std::to_string(pure).c_str());
        QCOMPARE(platformFunctions().size(), static_cast<qsizetype>(pure));
    }

    void everyFunctionIsExplained() {
        const QString guide =
            QString::fromStdString(textOf("device_runtime/firmware/boards/README.md"));
        for (const QString& name : platformFunctions())
            QVERIFY2(guide.contains("`" + name + "`"), qPrintable(name));
    }

    void aBoardIsLessThanAHundredLines() {
        const std::string board = textOf("tests/device_runtime/firmware/new_board.h");
        QVERIFY(std::ranges::count(board, '\n') > 0);
        QVERIFY(std::ranges::count(board, '\n') < 100);
        const auto includes = QString::fromStdString(board).split('\n').filter("#include \"");
        QCOMPARE(includes, QStringList{"#include \"device_runtime/firmware/platform.h\""});
    }
};

QTEST_GUILESS_MAIN(NewBoardTest)
#include "new_board_test.moc"

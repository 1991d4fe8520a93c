// SPDX-License-Identifier: GPL-3.0-or-later
#include "device_runtime/host/device_link.h"

#include "core/base/remark.h"
#include "device_runtime/host/device_words.h"
#include "device_runtime/host/message_bytes.h"

#include <algorithm>
#include <cstring>
#include <random>

namespace tmw {

namespace {

constexpr ErrorKind kNoAnswer{
    "link.no_answer",
    "The board does not answer. Check that it is connected and has the companion firmware."};
constexpr ErrorKind kLost{"link.lost", "The board restarted or lost the session. Try again."};
constexpr ErrorKind kVersion{
    "link.version", "The firmware speaks version %1 of the link, this program %2. Flash the board "
                    "with the firmware of this program."};
constexpr ErrorKind kRefused{"link.refused", "The board refuses: %1."};

constexpr size_t kWindow = 8;
constexpr Transport::Milliseconds kTurn{10};
constexpr int kMostTries = 20;
constexpr int kMostSilences = 2; // a line that only breaks is tried more often

/// After Ctrl-C the answers under way are waited for, but not long.
void hurry(const std::stop_token& stop, uint64_t now, uint64_t* until) {
    constexpr uint64_t kLastPatience = 2000000; // microseconds
    if (stop.stop_requested())
        *until = std::min(*until, now + kLastPatience);
}

tl::unexpected<Error> silence(const std::stop_token& stop) {
    return stop.stop_requested() ? fail(kCancelled) : fail(kNoAnswer);
}

/// Stands where the line was, until there is another.
class BrokenLine : public Transport {
public:
    Status write(std::span<const uint8_t>) override {
        return fail(kLineBroken, TMW_PHRASE("ErrorWord", "not connected"));
    }
    Result<size_t> read(std::span<uint8_t>, Milliseconds) override {
        return fail(kLineBroken, TMW_PHRASE("ErrorWord", "not connected"));
    }
};

} // namespace

Error refusal(rt::Status status) {
    return Error(kRefused, explain(status));
}

bool isLineTrouble(const Error& error) {
    return error.code() == kLineBroken.code || error.code() == kLineStuck.code ||
           error.code() == kLost.code || error.code() == kNoAnswer.code;
}

DeviceLink::DeviceLink(std::unique_ptr<Transport> line, Options options)
    : line_(std::move(line)), options_(std::move(options)), window_(kWindow),
      channel_(rt::Channel::Side::Desktop, {window_.data(), window_.size()},
               {this, writeLine, onMessage, nullptr}) {
    if (options_.session == 0)
        options_.session = static_cast<uint16_t>(std::random_device()() | 1u);
}

uint64_t DeviceLink::deadline(Seconds patience) const {
    return line_->micros() + static_cast<uint64_t>(patience.count() * 1e6);
}

void DeviceLink::writeLine(void* self, const uint8_t* data, size_t bytes) {
    auto* link = static_cast<DeviceLink*>(self);
    if (link->lineStatus_)
        link->lineStatus_ = link->line_->write({data, bytes});
}

void DeviceLink::onMessage(void* self, rt::Span<const uint8_t> payload) {
    auto* link = static_cast<DeviceLink*>(self);
    Message message{};
    if (payload.size() < sizeof message.head)
        return;
    std::memcpy(&message.head, payload.data(), sizeof message.head);
    message.body.assign(payload.begin() + sizeof message.head, payload.end());
    if (!(message.head.type & rt::kReply)) {
        link->events_.push_back(std::move(message));
        return;
    }
    // Replies come in the order of the requests; anything else is another conversation's.
    if (link->outstanding_.empty() || link->outstanding_.front() != message.head.id) {
        link->confused_ = true;
        return;
    }
    link->outstanding_.pop_front();
    if (link->abandoned_ > 0) {
        --link->abandoned_;
        return;
    }
    // Samples from before it are of a stream that was begun earlier.
    if (message.head.type == (static_cast<uint8_t>(rt::MessageType::StreamStart) | rt::kReply))
        link->events_.clear();
    link->replies_.push_back(std::move(message));
}

Result<std::unique_ptr<DeviceLink>> DeviceLink::open(std::unique_ptr<Transport> line,
                                                     Options options) {
    std::unique_ptr<DeviceLink> link(new DeviceLink(std::move(line), std::move(options)));
    const Status connected = link->connect();
    if (connected)
        return link;
    if (!link->canTryAgain(connected.error(), 1))
        return forward(connected);
    TMW_CHECK(link->restore());
    return link;
}

Status DeviceLink::connect() {
    lineStatus_ = {};
    confused_ = false;
    outstanding_.clear();
    abandoned_ = 0;
    replies_.clear();
    events_.clear();
    channel_ = rt::Channel(rt::Channel::Side::Desktop, {window_.data(), window_.size()},
                           {this, writeLine, onMessage, nullptr});
    channel_.open(options_.session, line_->micros());
    const uint64_t until = deadline(options_.patience);
    while (channel_.state() == rt::Channel::State::Opening) {
        if (options_.stop.stop_requested())
            return fail(kCancelled);
        TMW_CHECK(pump());
        if (line_->micros() > until)
            return fail(kNoAnswer);
    }
    TMW_TRY([[maybe_unused]] const rt::HelloReply hello, this->hello());
    return {};
}

Status DeviceLink::restore() {
    if (!options_.reconnect)
        return fail(kLost);
    int silences = 0;
    for (int tries = 1;; ++tries) {
        // The old line is let go first: it may be the same port.
        line_ = std::make_unique<BrokenLine>();
        TMW_TRY(line_, options_.reconnect());
        options_.session =
            static_cast<uint16_t>(options_.session == 0xffff ? 1 : options_.session + 1);
        const Status connected = connect();
        if (connected)
            ++restored_;
        if (connected || !isLineTrouble(connected.error()) || tries == kMostTries)
            return connected;
        silences += connected.error().code() == kNoAnswer.code ? 1 : 0;
        if (silences == kMostSilences)
            return connected;
    }
}

bool DeviceLink::canTryAgain(const Error& error, int tries) const {
    const int most = error.code() == kNoAnswer.code ? 2 * kMostSilences : kMostTries;
    return options_.reconnect && tries < most && isLineTrouble(error);
}

Status DeviceLink::pump() {
    uint8_t bytes[4096];
    const auto got = line_->read(bytes, kTurn);
    if (!got)
        return forward(got);
    channel_.receive(bytes, *got, line_->micros());
    channel_.tick(line_->micros());
    if (!lineStatus_)
        return lineStatus_;
    if (channel_.state() == rt::Channel::State::Lost || confused_)
        return fail(kLost);
    return {};
}

Status DeviceLink::post(rt::MessageType type, rt::Target target, std::span<const uint8_t> body) {
    uint64_t until = deadline(Seconds(60));
    while (outstanding_.size() >= rt::kMaxRequests || channel_.room() == 0) {
        TMW_CHECK(pump());
        hurry(options_.stop, line_->micros(), &until);
        if (line_->micros() > until) {
            abandonReplies();
            return silence(options_.stop);
        }
    }
    const rt::MessageHead head{static_cast<uint8_t>(type), nextId_++, 0,
                               static_cast<uint8_t>(target)};
    std::vector<uint8_t> message(sizeof head + body.size());
    std::memcpy(message.data(), &head, sizeof head);
    if (!body.empty())
        std::memcpy(message.data() + sizeof head, body.data(), body.size());
    outstanding_.push_back(head.id);
    if (!channel_.send({message.data(), message.size()}, line_->micros()))
        return fail(kLost);
    return lineStatus_;
}

void DeviceLink::abandonReplies() {
    abandoned_ = outstanding_.size();
    replies_.clear();
}

Result<DeviceLink::Message> DeviceLink::collect(Seconds patience) {
    uint64_t until = deadline(patience);
    while (replies_.empty()) {
        TMW_CHECK(pump());
        hurry(options_.stop, line_->micros(), &until);
        if (replies_.empty() && line_->micros() > until) {
            abandonReplies();
            return silence(options_.stop);
        }
    }
    Message reply = std::move(replies_.front());
    replies_.pop_front();
    // The device sends again what it does not hear of.
    if (outstanding_.empty() && replies_.empty())
        channel_.acknowledge();
    const auto status = static_cast<rt::Status>(reply.head.status);
    if (status != rt::Status::Ok)
        return tl::unexpected(refusal(status));
    return reply;
}

Status DeviceLink::collectAll(size_t replies) {
    for (size_t i = 0; i < replies; ++i) {
        const auto reply = collect();
        if (reply)
            continue;
        abandonReplies();
        return forward(reply);
    }
    return {};
}

Result<DeviceLink::Message> DeviceLink::call(rt::MessageType type, rt::Target target,
                                             std::span<const uint8_t> body, Seconds patience) {
    TMW_CHECK(post(type, target, body));
    return collect(patience);
}

Result<rt::HelloReply> DeviceLink::hello() {
    TMW_TRY(const Message reply, call(rt::MessageType::Hello, rt::Target::Running));
    rt::HelloReply hello{};
    // The version comes first in any version.
    std::memcpy(&hello.linkMajor, reply.body.data(),
                std::min(sizeof hello.linkMajor, reply.body.size()));
    if (hello.linkMajor != rt::kLinkMajor)
        return fail(kVersion, hello.linkMajor, rt::kLinkMajor);
    if (reply.body.size() < sizeof hello)
        return fail(kDamagedReply);
    std::memcpy(&hello, reply.body.data(), sizeof hello);
    hello.board[sizeof hello.board - 1] = 0;
    return hello;
}

Result<rt::HealthReply> DeviceLink::health() {
    TMW_TRY(const Message reply, call(rt::MessageType::Health, rt::Target::Running));
    rt::HealthReply health{};
    if (reply.body.size() < sizeof health)
        return fail(kDamagedReply);
    std::memcpy(&health, reply.body.data(), sizeof health);
    return health;
}

} // namespace tmw

// SPDX-License-Identifier: Apache-2.0
#include "device_runtime/link/channel.h"

#include <string.h>

namespace tmw {
namespace rt {

namespace {
constexpr uint32_t kShortestTimeout = 150000;
constexpr uint32_t kLongestTimeout = 2000000;
/// An acknowledgement waits this long for data to ride on.
constexpr uint32_t kAckDelay = 8000;

bool before(uint16_t a, uint16_t b) {
    return static_cast<int16_t>(static_cast<uint16_t>(a - b)) < 0;
}

uint16_t distance(uint16_t from, uint16_t to) {
    return static_cast<uint16_t>(to - from);
}
} // namespace

constexpr uint16_t Channel::kMaxTimeouts;

Channel::Channel(Side side, Span<Slot> window, const Owner& owner)
    : side_(side), state_(State::Closed), window_(window), owner_(owner), decoder_(), session_(0),
      base_(0), next_(0), expected_(0), unacked_(0), timeouts_(0), recovering_(false),
      unackedSince_(0), openedAt_(0), smoothed_(0), timeout_(2 * kShortestTimeout), repeated_(0) {}

void Channel::begin(uint16_t session) {
    session_ = session;
    base_ = next_ = expected_ = unacked_ = 0;
    timeouts_ = 0;
    recovering_ = false;
    smoothed_ = 0;
    timeout_ = 2 * kShortestTimeout;
}

void Channel::open(uint16_t session, uint64_t now) {
    begin(session);
    state_ = State::Opening;
    openedAt_ = now;
    // Ends whatever half frame an earlier session left on the line.
    const uint8_t zero = 0;
    owner_.write(owner_.context, &zero, 1);
    control(FrameKind::Sync, session_);
}

void Channel::close() {
    begin(0);
    state_ = State::Closed;
}

size_t Channel::room() const {
    return state_ == State::Open ? window_.size() - distance(base_, next_) : 0;
}

bool Channel::send(Span<const uint8_t> payload, uint64_t now) {
    if (room() == 0 || payload.size() > kMaxPayload)
        return false;
    Slot& free = slot(next_);
    memcpy(free.payload, payload.data(), payload.size());
    free.bytes = static_cast<uint16_t>(payload.size());
    free.sends = 0;
    transmit(next_++, now);
    return true;
}

void Channel::transmit(uint16_t sequence, uint64_t now) {
    Slot& frame = slot(sequence);
    const FrameHeader header = {static_cast<uint8_t>(FrameKind::Data), 0, session_, sequence,
                                expected_};
    uint8_t encoded[kMaxEncoded];
    const size_t bytes =
        encodeFrame(header, Span<const uint8_t>(frame.payload, frame.bytes), encoded);
    ++frame.sends;
    frame.sentAt = now;
    unacked_ = 0;
    owner_.write(owner_.context, encoded, bytes);
}

void Channel::retransmit(uint64_t now) {
    recovering_ = true;
    for (uint16_t sequence = base_; sequence != next_; ++sequence) {
        ++repeated_;
        transmit(sequence, now);
    }
}

void Channel::control(FrameKind kind, uint16_t session, uint8_t flags) {
    const FrameHeader header = {static_cast<uint8_t>(kind), flags, session, 0, expected_};
    uint8_t encoded[kMaxEncoded];
    const size_t bytes = encodeFrame(header, Span<const uint8_t>(), encoded);
    owner_.write(owner_.context, encoded, bytes);
}

void Channel::acknowledge() {
    if (state_ != State::Open || unacked_ == 0)
        return;
    unacked_ = 0;
    control(FrameKind::Ack, session_);
}

void Channel::receive(const uint8_t* data, size_t bytes, uint64_t now) {
    for (size_t i = 0; i < bytes; ++i)
        if (decoder_.feed(data[i]))
            handle(now);
}

void Channel::handle(uint64_t now) {
    const FrameHeader& header = decoder_.header();
    const FrameKind kind = static_cast<FrameKind>(header.kind);
    if (side_ == Side::Device && kind == FrameKind::Sync) {
        // A repeated Sync of the session at hand must not reset it.
        if (state_ != State::Open || session_ != header.session) {
            begin(header.session);
            state_ = State::Open;
            if (owner_.opened)
                owner_.opened(owner_.context);
        }
        control(FrameKind::SyncAck, session_);
        return;
    }
    const bool known = header.session == session_ && state_ != State::Closed;
    if (side_ == Side::Device && (!known || state_ != State::Open)) {
        if (kind == FrameKind::Data)
            control(FrameKind::Lost, header.session);
        return;
    }
    if (!known)
        return;
    if (side_ == Side::Desktop && kind == FrameKind::SyncAck && state_ == State::Opening)
        state_ = State::Open;
    else if (side_ == Side::Desktop && kind == FrameKind::Lost)
        state_ = State::Lost;
    if (state_ != State::Open)
        return;
    if (kind == FrameKind::Data || kind == FrameKind::Ack)
        handleAck(now);
    if (kind == FrameKind::Data)
        handleData(now);
}

void Channel::handleData(uint64_t now) {
    const uint16_t sequence = decoder_.header().sequence;
    if (sequence != expected_) {
        const bool gap = !before(sequence, expected_);
        unacked_ = 0;
        control(FrameKind::Ack, session_, gap ? kFrameGap : 0);
        return;
    }
    // An answer needs room; the frame comes again.
    if (side_ == Side::Device && room() == 0)
        return;
    ++expected_;
    if (unacked_++ == 0)
        unackedSince_ = now;
    owner_.message(owner_.context, decoder_.payload());
    if (unacked_ >= (window_.size() + 1) / 2)
        acknowledge();
}

void Channel::handleAck(uint64_t now) {
    const FrameHeader header = decoder_.header();
    if (distance(base_, header.ack) <= distance(base_, next_)) {
        const bool progress = header.ack != base_;
        while (base_ != header.ack) {
            // Only a frame sent once tells the round trip (Karn).
            if (slot(base_).sends == 1)
                measure(now - slot(base_).sentAt);
            ++base_;
        }
        if (progress)
            advanced();
    }
    if ((header.flags & kFrameGap) && header.ack == base_ && base_ != next_ && !recovering_)
        retransmit(now);
}

void Channel::measure(uint64_t roundTrip) {
    const uint32_t sample =
        roundTrip > kLongestTimeout ? kLongestTimeout : static_cast<uint32_t>(roundTrip);
    smoothed_ = smoothed_ == 0 ? sample : smoothed_ - smoothed_ / 8 + sample / 8;
}

void Channel::advanced() {
    recovering_ = false;
    timeouts_ = 0;
    const uint32_t wanted = 4 * smoothed_;
    timeout_ = wanted < kShortestTimeout  ? kShortestTimeout
               : wanted > kLongestTimeout ? kLongestTimeout
                                          : wanted;
}

void Channel::tick(uint64_t now) {
    if (state_ == State::Opening && now - openedAt_ >= timeout_) {
        openedAt_ = now;
        control(FrameKind::Sync, session_);
    }
    if (state_ != State::Open)
        return;
    if (unacked_ > 0 && now - unackedSince_ >= kAckDelay)
        acknowledge();
    if (base_ == next_ || now - slot(base_).sentAt < timeout_)
        return;
    if (++timeouts_ > kMaxTimeouts) {
        state_ = side_ == Side::Device ? State::Closed : State::Lost;
        return;
    }
    timeout_ = timeout_ > kLongestTimeout / 2 ? kLongestTimeout : 2 * timeout_;
    retransmit(now);
}

} // namespace rt
} // namespace tmw

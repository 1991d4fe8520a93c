// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "device_runtime/link/frame.h"

namespace tmw {
namespace rt {

/// Messages in order, each exactly once, over a line that loses, damages and repeats bytes. The
/// same code on both sides: a window of frames under way, cumulative acknowledgements that ride on
/// data where there is some, go-back-N on a gap, time-outs that follow the round trip measured.
/// Time is in microseconds from any start.
class Channel {
public:
    enum class Side : uint8_t { Device, Desktop };
    enum class State : uint8_t { Closed, Opening, Open, Lost };

    /// A frame that waits for its acknowledgement.
    struct Slot {
        uint16_t bytes;
        uint16_t sends;
        uint64_t sentAt;
        uint8_t payload[kMaxPayload];
    };

    /// What the channel calls. `message` may call send().
    struct Owner {
        void* context;
        void (*write)(void* context, const uint8_t* data, size_t bytes);
        void (*message)(void* context, Span<const uint8_t> payload);
        void (*opened)(void* context); ///< device: a new session; may be null
    };

    /// Time-outs in a row, without anything acknowledged, before the session is given up.
    static constexpr uint16_t kMaxTimeouts = 12;

    Channel(Side side, Span<Slot> window, const Owner& owner);

    /// Desktop: begins a session; `session` should differ from the last one.
    void open(uint16_t session, uint64_t now);
    /// Forgets the session.
    void close();

    State state() const { return state_; }
    /// Frames that send() takes now.
    size_t room() const;

    /// False, and nothing sent, without room or session, or for more than kMaxPayload bytes.
    bool send(Span<const uint8_t> payload, uint64_t now);
    void receive(const uint8_t* data, size_t bytes, uint64_t now);
    /// Call often: sends again what is overdue, and acknowledgements that found no ride.
    void tick(uint64_t now);
    /// Acknowledges now what has been received.
    void acknowledge();

    uint32_t damagedFrames() const { return decoder_.damaged(); }
    uint32_t repeatedFrames() const { return repeated_; }

private:
    void handle(uint64_t now);
    void handleData(uint64_t now);
    void handleAck(uint64_t now);
    void begin(uint16_t session);
    void transmit(uint16_t sequence, uint64_t now);
    void retransmit(uint64_t now);
    void control(FrameKind kind, uint16_t session, uint8_t flags = 0);
    void measure(uint64_t roundTrip);
    void advanced();
    Slot& slot(uint16_t sequence) { return window_[sequence % window_.size()]; }

    Side side_;
    State state_;
    Span<Slot> window_;
    Owner owner_;
    FrameDecoder decoder_;
    uint16_t session_;
    uint16_t base_;     ///< oldest sent and not acknowledged
    uint16_t next_;     ///< next to send
    uint16_t expected_; ///< next to receive
    uint16_t unacked_;  ///< received since the last acknowledgement
    uint16_t timeouts_; ///< in a row
    bool recovering_;   ///< sent again, and nothing acknowledged since
    uint64_t unackedSince_;
    uint64_t openedAt_;
    uint32_t smoothed_; ///< round trip, microseconds; 0: not measured
    uint32_t timeout_;
    uint32_t repeated_;
};

} // namespace rt
} // namespace tmw

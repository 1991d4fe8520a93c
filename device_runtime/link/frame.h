// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "device_runtime/base/span.h"

#include <stddef.h>
#include <stdint.h>

namespace tmw {
namespace rt {

/// A frame on the line is COBS(FrameHeader | payload | CRC-32 of both) and a zero byte. COBS
/// (Cheshire and Baker, 1999) leaves no zero inside, so after any damage the next zero is the
/// start of a whole frame again. All numbers are little-endian.

enum class FrameKind : uint8_t {
    Data = 1,    ///< one message; acknowledged
    Ack = 2,     ///< `ack` alone
    Sync = 3,    ///< desktop: a new session begins, both count from 0
    SyncAck = 4, ///< device: agreed
    Lost = 5,    ///< device: there is no such session (any more)
};

/// FrameHeader::flags: a frame is missing, send again from `ack`.
constexpr uint8_t kFrameGap = 1;

struct FrameHeader {
    uint8_t kind;
    uint8_t flags;
    uint16_t session;
    uint16_t sequence; ///< of this Data frame
    uint16_t ack;      ///< the next sequence that is wanted
};
static_assert(sizeof(FrameHeader) == 8, "FrameHeader is part of the link");

constexpr size_t kMaxPayload = 512;
constexpr size_t kMaxFrame = sizeof(FrameHeader) + kMaxPayload + 4;
/// COBS adds a byte, one more each 254, and the closing zero.
constexpr size_t kMaxEncoded = kMaxFrame + kMaxFrame / 254 + 2;

/// Writes a frame to `out`, which has kMaxEncoded bytes. `payload` has at most kMaxPayload.
/// Returns the number of bytes.
size_t encodeFrame(const FrameHeader& header, Span<const uint8_t> payload, uint8_t* out);

/// Takes what comes in byte by byte. What is damaged or too long is counted and dropped.
class FrameDecoder {
public:
    FrameDecoder();

    /// True when `byte` closed a whole frame: header() and payload() hold until the next call.
    bool feed(uint8_t byte);

    const FrameHeader& header() const { return header_; }
    Span<const uint8_t> payload() const;
    /// Frames dropped so far.
    uint32_t damaged() const { return damaged_; }

private:
    bool close();
    void put(uint8_t byte);

    uint8_t frame_[kMaxFrame];
    size_t size_;
    uint8_t block_; ///< bytes left in the COBS block
    bool zeroDue_;  ///< a zero stands before the next block
    bool overflow_;
    FrameHeader header_;
    size_t payloadSize_;
    uint32_t damaged_;
};

} // namespace rt
} // namespace tmw

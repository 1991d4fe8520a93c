// SPDX-License-Identifier: Apache-2.0
#include "device_runtime/link/frame.h"

#include "device_runtime/base/crc32.h"

#include <string.h>

namespace tmw {
namespace rt {

namespace {

/// Encodes piece after piece, so that a frame needs no second copy.
class CobsWriter {
public:
    explicit CobsWriter(uint8_t* out) : out_(out), code_(out), at_(out + 1) {}

    void put(const void* data, size_t bytes) {
        const uint8_t* from = static_cast<const uint8_t*>(data);
        for (size_t i = 0; i < bytes; ++i) {
            if (at_ - code_ == 255)
                closeBlock();
            if (from[i] == 0)
                closeBlock();
            else
                *at_++ = from[i];
        }
    }

    size_t finish() {
        closeBlock();
        *code_ = 0;
        return static_cast<size_t>(code_ - out_) + 1;
    }

private:
    void closeBlock() {
        *code_ = static_cast<uint8_t>(at_ - code_);
        code_ = at_++;
    }

    uint8_t* out_;
    uint8_t* code_;
    uint8_t* at_;
};

} // namespace

size_t encodeFrame(const FrameHeader& header, Span<const uint8_t> payload, uint8_t* out) {
    uint32_t crc = crc32(&header, sizeof header);
    crc = crc32(payload.data(), payload.size(), crc);
    CobsWriter writer(out);
    writer.put(&header, sizeof header);
    writer.put(payload.data(), payload.size());
    writer.put(&crc, sizeof crc);
    return writer.finish();
}

FrameDecoder::FrameDecoder()
    : frame_{}, size_(0), block_(0), zeroDue_(false), overflow_(false), header_{}, payloadSize_(0),
      damaged_(0) {}

void FrameDecoder::put(uint8_t byte) {
    if (size_ < kMaxFrame)
        frame_[size_++] = byte;
    else
        overflow_ = true;
}

bool FrameDecoder::feed(uint8_t byte) {
    if (byte == 0)
        return close();
    if (block_ == 0) {
        if (zeroDue_)
            put(0);
        block_ = static_cast<uint8_t>(byte - 1);
        zeroDue_ = byte != 255;
    } else {
        put(byte);
        --block_;
    }
    return false;
}

bool FrameDecoder::close() {
    const bool empty = size_ == 0 && block_ == 0 && !overflow_;
    bool whole = block_ == 0 && !overflow_ && size_ >= sizeof header_ + 4;
    if (whole) {
        uint32_t crc;
        memcpy(&crc, frame_ + size_ - 4, sizeof crc);
        whole = crc == crc32(frame_, size_ - 4);
    }
    if (whole)
        memcpy(&header_, frame_, sizeof header_);
    else if (!empty)
        ++damaged_;
    const size_t payload = whole ? size_ - 4 - sizeof header_ : 0;
    size_ = 0;
    block_ = 0;
    zeroDue_ = false;
    overflow_ = false;
    payloadSize_ = payload;
    return whole;
}

Span<const uint8_t> FrameDecoder::payload() const {
    return Span<const uint8_t>(frame_ + sizeof header_, payloadSize_);
}

} // namespace rt
} // namespace tmw

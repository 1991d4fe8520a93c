// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "device_runtime/base/status.h"
#include "device_runtime/link/frame.h"
#include "device_runtime/link/messages.h"

#include <string.h>

namespace tmw {
namespace rt {

/// Takes a struct off the front of a message.
template <typename T>
bool take(Span<const uint8_t>* body, T* value) {
    if (body->size() < sizeof *value)
        return false;
    memcpy(value, body->data(), sizeof *value);
    *body = body->from(sizeof *value);
    return true;
}

/// A reply in the making: a head, and what the request asks for.
class Reply {
public:
    Reply() : bytes_{}, size_(0) {}

    void begin() { size_ = sizeof(MessageHead); }
    /// BufferTooSmall, and nothing added, where it does not fit a frame.
    Status put(const void* data, size_t bytes) {
        if (bytes > sizeof bytes_ - size_)
            return Status::BufferTooSmall;
        memcpy(bytes_ + size_, data, bytes);
        size_ += bytes;
        return Status::Ok;
    }
    Span<const uint8_t> finish(const MessageHead& head) {
        memcpy(bytes_, &head, sizeof head);
        return Span<const uint8_t>(bytes_, size_);
    }

private:
    uint8_t bytes_[kMaxPayload];
    size_t size_;
};

} // namespace rt
} // namespace tmw

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "device_runtime/host/transport.h"
#include "device_runtime/link/channel.h"
#include "device_runtime/link/messages.h"

#include <algorithm>
#include <array>
#include <vector>

namespace tmw::test {

/// A board with version 1 of the link, whose hello was shorter.
class EarlierBoard : public Transport {
public:
    EarlierBoard()
        : channel_(rt::Channel::Side::Device, {window_.data(), window_.size()},
                   {this, send, answer, nullptr}) {}
    Status write(std::span<const uint8_t> bytes) override {
        channel_.receive(bytes.data(), bytes.size(), micros());
        return {};
    }
    Result<size_t> read(std::span<uint8_t> bytes, Milliseconds) override {
        channel_.tick(micros());
        const size_t count = std::min(bytes.size(), out_.size());
        std::copy_n(out_.begin(), count, bytes.begin());
        out_.erase(out_.begin(), out_.begin() + static_cast<ptrdiff_t>(count));
        return count;
    }

private:
    static void send(void* self, const uint8_t* data, size_t bytes) {
        auto& out = static_cast<EarlierBoard*>(self)->out_;
        out.insert(out.end(), data, data + bytes);
    }
    static void answer(void* self, rt::Span<const uint8_t> request) {
        auto* board = static_cast<EarlierBoard*>(self);
        std::array<uint8_t, 40> reply{};
        std::copy_n(request.begin(), sizeof(rt::MessageHead), reply.begin());
        reply[0] |= rt::kReply;
        reply[sizeof(rt::MessageHead)] = 1;
        board->channel_.send({reply.data(), reply.size()}, board->micros());
    }

    std::array<rt::Channel::Slot, 8> window_{};
    rt::Channel channel_;
    std::vector<uint8_t> out_;
};

} // namespace tmw::test

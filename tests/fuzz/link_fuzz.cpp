// SPDX-License-Identifier: GPL-3.0-or-later
#include "device_runtime/host/loopback_transport.h"

/// The input twice: as the bytes of a line, and cut into messages that arrive whole, each a length
/// byte and as much as it says. The device must answer or drop them, and go on.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size);
extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
    using namespace tmw;
    MemoryPlatform platform({.name = "fuzz", .slotBytes = 4096, .arenaBytes = 4096, .sensor = {}});
    rt::DeviceServer server(platform);
    server.boot();
    const auto settle = [&] {
        for (int turns = 0; turns < 1000 && !platform.toDevice.empty(); ++turns)
            server.poll();
        platform.toDesktop.clear();
    };
    const auto frame = [&](const rt::FrameHeader& header, rt::Span<const uint8_t> payload) {
        uint8_t encoded[rt::kMaxEncoded];
        const size_t bytes = rt::encodeFrame(header, payload, encoded);
        platform.toDevice.insert(platform.toDevice.end(), encoded, encoded + bytes);
        settle();
    };
    platform.toDevice.assign(data, data + size);
    platform.toDevice.push_back(0);
    settle();

    constexpr uint16_t kSession = 77;
    frame({static_cast<uint8_t>(rt::FrameKind::Sync), 0, kSession, 0, 0}, {});
    uint16_t sequence = 0;
    for (size_t at = 0; at < size;) {
        const size_t bytes = std::min<size_t>(data[at], size - at - 1);
        ++at;
        std::vector<uint8_t> message(data + at, data + at + bytes);
        at += bytes;
        // A profile may run for long by request.
        if (!message.empty() && message[0] == static_cast<uint8_t>(rt::MessageType::Profile))
            continue;
        const rt::FrameHeader header{static_cast<uint8_t>(rt::FrameKind::Data), 0, kSession,
                                     sequence, sequence};
        frame(header, {message.data(), message.size()});
        ++sequence;
    }
    return 0;
}

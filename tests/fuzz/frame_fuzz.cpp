// SPDX-License-Identifier: GPL-3.0-or-later
#include "device_runtime/link/frame.h"

#include <algorithm>
#include <cstdlib>
#include <cstring>

using namespace tmw::rt;

namespace {

/// What is written reads back, whatever came before it on the line.
void roundTrip(FrameDecoder& decoder, const uint8_t* data, size_t size) {
    const FrameHeader header{1, 0, 7, static_cast<uint16_t>(size), 3};
    const size_t bytes = std::min(size, kMaxPayload);
    uint8_t encoded[kMaxEncoded];
    const size_t written = encodeFrame(header, {data, bytes}, encoded);
    decoder.feed(0); // ends what the damage before left open
    bool whole = false;
    for (size_t i = 0; i < written; ++i)
        whole = decoder.feed(encoded[i]);
    const auto payload = decoder.payload();
    if (!whole || payload.size() != bytes || decoder.header().sequence != header.sequence ||
        (bytes && std::memcmp(payload.data(), data, bytes) != 0))
        std::abort();
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
    static const uint8_t kNothing = 0;
    FrameDecoder decoder;
    for (size_t i = 0; i < size; ++i)
        if (decoder.feed(data[i]) && decoder.payload().size() > kMaxPayload)
            std::abort();
    roundTrip(decoder, size ? data : &kNothing, size);
    return 0;
}

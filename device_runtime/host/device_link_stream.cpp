// SPDX-License-Identifier: GPL-3.0-or-later
#include "device_runtime/host/device_link.h"

#include <cstring>

namespace tmw {

namespace {
constexpr ErrorKind kDamaged{"link.damaged", "The board sent a reply that makes no sense."};
constexpr ErrorKind kSilent{"link.silent",
                            "The board stopped sending samples. Restart it and try again."};
using Clock = std::chrono::steady_clock;

template <typename T>
std::span<const uint8_t> bytesOf(const T& value) {
    return {reinterpret_cast<const uint8_t*>(&value), sizeof value};
}
} // namespace

Status DeviceLink::deliver(const Message& event,
                           const std::function<bool(const StreamedSample&)>& sample, bool* go) {
    rt::StreamHead head{};
    if (event.body.size() < sizeof head)
        return fail(kDamaged);
    std::memcpy(&head, event.body.data(), sizeof head);
    const size_t rawBytes = head.rawValues * sizeof(float);
    const size_t each = sizeof(rt::StreamSample) + rawBytes + head.outputBytes;
    if (event.body.size() != sizeof head + head.samples * each)
        return fail(kDamaged);
    const uint8_t* at = event.body.data() + sizeof head;
    for (uint16_t i = 0; i < head.samples && *go; ++i, at += each) {
        rt::StreamSample fixed{};
        std::memcpy(&fixed, at, sizeof fixed);
        StreamedSample out{
            fixed.sequence, fixed.micros, fixed.fault, std::vector<float>(head.rawValues), {}};
        std::memcpy(out.raw.data(), at + sizeof fixed, rawBytes);
        out.outputs.assign(at + sizeof fixed + rawBytes, at + each);
        *go = sample(out);
    }
    return {};
}

Result<rt::StreamEndEvent>
DeviceLink::stream(const rt::StreamRequest& request,
                   const std::function<bool(const StreamedSample&)>& sample, std::stop_token stop) {
    events_.clear();
    TMW_TRY([[maybe_unused]] const Message started,
            call(rt::MessageType::StreamStart, rt::Target::Running, bytesOf(request)));
    const Seconds patience(60.0 + 2e-6 * request.periodMicros * request.batch);
    rt::StreamEndEvent end{};
    auto heard = Clock::now();
    for (bool go = true; go && !stop.stop_requested();) {
        if (events_.empty()) {
            TMW_CHECK(pump());
            if (Clock::now() - heard > patience)
                return fail(kSilent);
            continue;
        }
        heard = Clock::now();
        const Message event = std::move(events_.front());
        events_.pop_front();
        if (event.head.type == static_cast<uint8_t>(rt::MessageType::StreamEnd)) {
            if (event.body.size() < sizeof end)
                return fail(kDamaged);
            std::memcpy(&end, event.body.data(), sizeof end);
            channel_.acknowledge();
            return end;
        }
        const uint32_t before = end.samples;
        TMW_CHECK(deliver(
            event,
            [&](const StreamedSample& one) {
                ++end.samples;
                return sample(one);
            },
            &go));
        if (end.samples == before && go)
            return fail(kDamaged);
    }
    TMW_TRY([[maybe_unused]] const Message stopped,
            call(rt::MessageType::StreamStop, rt::Target::Running));
    events_.clear();
    if (stop.stop_requested())
        return fail(kCancelled);
    return end;
}

} // namespace tmw

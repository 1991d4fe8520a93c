// SPDX-License-Identifier: GPL-3.0-or-later
#include "device_runtime/host/device_link.h"
#include "device_runtime/host/message_bytes.h"
#include "device_runtime/host/sample_assembly.h"

#include <cstring>

namespace tmw {

namespace {
constexpr ErrorKind kSilent{"link.silent",
                            "The board stopped sending samples. Restart it and try again."};
constexpr ErrorKind kEnded{"link.stream_ended",
                           "The stream cannot go on, for the board restarted or runs another model "
                           "now. Start it again."};
constexpr int kMostQuestions = 20;
} // namespace

struct DeviceLink::StreamState {
    bool started = false;
    uint32_t delivered = 0;
    SampleAssembly assembly{}; ///< of samples that come in pieces
};

Status DeviceLink::deliverPiece(const Message& event, const OnSample& sample, StreamState* state,
                                bool* go) {
    TMW_TRY(const std::optional<StreamedSample> whole, state->assembly.add(event.body));
    if (whole) {
        ++state->delivered;
        *go = sample(*whole);
    }
    return {};
}

Status DeviceLink::deliver(const Message& event, const OnSample& sample, StreamState* state,
                           bool* go) {
    rt::StreamHead head{};
    if (event.body.size() < sizeof head)
        return fail(kDamagedReply);
    std::memcpy(&head, event.body.data(), sizeof head);
    const size_t rawBytes = head.rawValues * sizeof(float);
    const size_t each = sizeof(rt::StreamSample) + rawBytes + head.outputBytes;
    if (head.samples == 0 || event.body.size() != sizeof head + head.samples * each)
        return fail(kDamagedReply);
    const uint8_t* at = event.body.data() + sizeof head;
    for (uint16_t i = 0; i < head.samples && *go; ++i, at += each) {
        rt::StreamSample fixed{};
        std::memcpy(&fixed, at, sizeof fixed);
        StreamedSample out{
            fixed.sequence, fixed.micros, fixed.fault, std::vector<float>(head.rawValues), {}};
        std::memcpy(out.raw.data(), at + sizeof fixed, rawBytes);
        out.outputs.assign(at + sizeof fixed + rawBytes, at + each);
        ++state->delivered;
        *go = sample(out);
    }
    return {};
}

Result<rt::StreamEndEvent> DeviceLink::stream(const rt::StreamRequest& request,
                                              const OnSample& sample, std::stop_token stop) {
    rt::StreamRequest next = request;
    StreamState state;
    for (int tries = 1;; ++tries) {
        const uint32_t before = state.delivered;
        auto end = streamOnce(next, sample, &state, stop);
        if (end || !canTryAgain(end.error(), tries))
            return end;
        if (state.delivered > before)
            tries = 0;
        TMW_CHECK(restore());
        next.goOn = state.started ? 1 : 0;
        // The rest of a sample that was under way does not come.
        state.assembly = SampleAssembly();
    }
}

Result<rt::StreamEndEvent> DeviceLink::streamOnce(const rt::StreamRequest& request,
                                                  const OnSample& sample, StreamState* state,
                                                  std::stop_token stop) {
    const auto started = call(rt::MessageType::StreamStart, rt::Target::Running, bytesOf(request));
    if (!started && request.goOn && !isLineTrouble(started.error()))
        return fail(kEnded);
    if (!started)
        return forward(started);
    state->started = true;
    const Seconds quiet(2.0 + 2e-6 * request.periodMicros * request.batch);
    rt::StreamEndEvent end{};
    int questions = 0;
    uint64_t until = deadline(quiet);
    for (bool go = true; go && !stop.stop_requested();) {
        if (events_.empty()) {
            TMW_CHECK(pump());
            if (line_->micros() <= until)
                continue;
            // A board that lost the session says so when it is asked something.
            TMW_TRY([[maybe_unused]] const rt::HelloReply hello, this->hello());
            if (events_.empty() && ++questions == kMostQuestions)
                return fail(kSilent);
            until = deadline(quiet);
            continue;
        }
        questions = 0;
        until = deadline(quiet);
        const Message event = std::move(events_.front());
        events_.pop_front();
        if (event.head.type == static_cast<uint8_t>(rt::MessageType::StreamEnd)) {
            std::span<const uint8_t> body = event.body;
            if (!takeFrom(body, &end))
                return fail(kDamagedReply);
            channel_.acknowledge();
            return end;
        }
        const bool piece = event.head.type == static_cast<uint8_t>(rt::MessageType::StreamPiece);
        TMW_CHECK(piece ? deliverPiece(event, sample, state, &go)
                        : deliver(event, sample, state, &go));
    }
    TMW_TRY([[maybe_unused]] const Message stopped,
            call(rt::MessageType::StreamStop, rt::Target::Running));
    events_.clear();
    if (stop.stop_requested())
        return fail(kCancelled);
    end.samples = state->delivered;
    return end;
}

} // namespace tmw

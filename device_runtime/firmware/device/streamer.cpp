// SPDX-License-Identifier: Apache-2.0
#include "device_runtime/firmware/device/streamer.h"

#include <string.h>

namespace tmw {
namespace rt {

namespace {
constexpr size_t kHeads = sizeof(MessageHead) + sizeof(StreamHead);
} // namespace

Streamer::Streamer(Platform& platform, Engine& engine, Channel& channel)
    : platform_(platform), engine_(engine), channel_(channel), request_{}, on_(false),
      canGoOn_(false), ending_(false), inPieces_(false), held_(false), sequence_(0), dropped_(0),
      startedAt_(0), nextAt_(0), sampleBytes_(0), buffers_{}, frameBytes_(0),
      pieces_(platform, engine, channel, buffers_) {}

Status Streamer::start(const StreamRequest& request) {
    if (request.goOn == 0) {
        stop();
        return begin(request);
    }
    if (!canGoOn_)
        return Status::NotReady;
    nextAt_ = platform_.micros();
    pieces_.giveUp();
    on_ = true;
    return Status::Ok;
}

Status Streamer::begin(const StreamRequest& request) {
    const Status status = engine_.bind(0);
    if (status != Status::Ok)
        return status;
    const PlanView& plan = engine_.plan(0);
    if (plan.inputs().size() != 1)
        return Status::BufferTooSmall;
    const uint32_t values = plan.inputs()[0].elements;
    const uint64_t bytes =
        sizeof(StreamSample) + uint64_t{values} * sizeof(float) + outputBytes(plan);
    inPieces_ = bytes > kMaxPayload - kHeads;
    pieces_.begin(false);
    held_ = false;
    sampleBytes_ = static_cast<size_t>(bytes);
    request_ = request;
    engine_.interpreter().reset();
    platform_.startSensor(values);
    sequence_ = dropped_ = 0;
    frameBytes_ = 0;
    startedAt_ = nextAt_ = platform_.micros();
    on_ = canGoOn_ = true;
    ending_ = false;
    return Status::Ok;
}

void Streamer::stop() {
    on_ = canGoOn_ = false;
}

bool Streamer::poll() {
    if (!on_)
        return false;
    if (channel_.state() != Channel::State::Open) {
        pause();
        return false;
    }
    if (ending_)
        return finish();
    const uint64_t now = platform_.micros();
    const bool between = !inPieces_ || !pieces_.underWay();
    if (between && request_.periodMicros > 0 && now < nextAt_)
        return false;
    return inPieces_ ? takePiece(now) : takeWhole();
}

bool Streamer::takeWhole() {
    const bool full = frameBytes_ + sampleBytes_ > kMaxPayload;
    if (full && !flush() && request_.periodMicros == 0)
        return false;
    return take();
}

bool Streamer::takePiece(uint64_t now) {
    if (!pieces_.underWay()) {
        const bool late = request_.periodMicros > 0 && now - nextAt_ > request_.periodMicros;
        pieces_.begin(late && held_);
        held_ = false;
    }
    held_ = held_ || !takesAFrame(channel_);
    const SamplePieces::Turn turn = pieces_.turn(sequence_, startedAt_);
    if (turn == SamplePieces::Turn::SensorEnded)
        ending_ = true;
    else if (turn == SamplePieces::Turn::NoModel)
        stop();
    else if (turn == SamplePieces::Turn::Done)
        endSample();
    return turn != SamplePieces::Turn::Waits && turn != SamplePieces::Turn::NoModel;
}

void Streamer::endSample() {
    dropped_ += pieces_.lost() ? 1 : 0;
    nextAt_ += request_.periodMicros;
    pieces_.begin(false);
    countSample();
}

void Streamer::countSample() {
    ++sequence_;
    if (request_.samples > 0 && sequence_ >= request_.samples)
        ending_ = true;
}

bool Streamer::take() {
    const uint32_t values = engine_.plan(0).inputs()[0].elements;
    const SensorRead read = platform_.readSensor(Span<float>(buffers_.row, values));
    if (read == SensorRead::NotYet)
        return false;
    if (read == SensorRead::End) {
        ending_ = true;
        return true;
    }
    nextAt_ += request_.periodMicros;
    const uint64_t now = platform_.micros();
    Interpreter& interpreter = engine_.interpreter();
    // A request may have lent the arena to a candidate meanwhile.
    if (engine_.bind(0) != Status::Ok) {
        stop();
        return false;
    }
    interpreter.writeRaw(Span<const float>(buffers_.row, values));
    uint32_t fault = 0;
    if (engine_.infer(platform_) != Status::Ok)
        fault = uint32_t{interpreter.fault().record} << 16 | interpreter.fault().code;
    if (frameBytes_ + sampleBytes_ > kMaxPayload)
        ++dropped_;
    else
        append(fault, now - startedAt_);
    countSample();
    return true;
}

void Streamer::append(uint32_t fault, uint64_t micros) {
    const PlanView& plan = engine_.plan(0);
    const uint32_t values = plan.inputs()[0].elements;
    StreamHead head = {0, static_cast<uint16_t>(values), outputBytes(plan)};
    if (frameBytes_ == 0) {
        const MessageHead message = {static_cast<uint8_t>(MessageType::StreamSamples), 0, 0, 0};
        memcpy(buffers_.frame, &message, sizeof message);
        frameBytes_ = kHeads;
    } else {
        memcpy(&head, buffers_.frame + sizeof(MessageHead), sizeof head);
    }
    ++head.samples;
    memcpy(buffers_.frame + sizeof(MessageHead), &head, sizeof head);
    const StreamSample sample = {sequence_, fault, micros};
    memcpy(buffers_.frame + frameBytes_, &sample, sizeof sample);
    frameBytes_ += sizeof sample;
    memcpy(buffers_.frame + frameBytes_, buffers_.row, values * sizeof(float));
    frameBytes_ += values * sizeof(float);
    for (size_t i = 0; i < plan.outputs().size(); ++i) {
        const Span<const uint8_t> bytes = engine_.interpreter().output(i);
        memcpy(buffers_.frame + frameBytes_, bytes.data(), bytes.size());
        frameBytes_ += bytes.size();
    }
    if (head.samples >= request_.batch)
        flush();
}

bool Streamer::flush() {
    if (frameBytes_ == 0)
        return true;
    if (!takesAFrame(channel_) ||
        !channel_.send(Span<const uint8_t>(buffers_.frame, frameBytes_), platform_.micros()))
        return false;
    frameBytes_ = 0;
    return true;
}

bool Streamer::finish() {
    if (!flush() || !takesAFrame(channel_))
        return false;
    const MessageHead head = {static_cast<uint8_t>(MessageType::StreamEnd), 0, 0, 0};
    const StreamEndEvent event = {sequence_ - dropped_, dropped_};
    uint8_t message[sizeof head + sizeof event];
    memcpy(message, &head, sizeof head);
    memcpy(message + sizeof head, &event, sizeof event);
    channel_.send(Span<const uint8_t>(message, sizeof message), platform_.micros());
    // Told again where the line loses it.
    pause();
    return true;
}

} // namespace rt
} // namespace tmw

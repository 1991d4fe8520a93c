// SPDX-License-Identifier: Apache-2.0
#include "device_runtime/firmware/device/sample_pieces.h"

#include <string.h>

namespace tmw {
namespace rt {

namespace {
constexpr size_t kHeads = sizeof(MessageHead) + sizeof(PieceHead);

uint32_t least(size_t a, size_t b) {
    return static_cast<uint32_t>(a < b ? a : b);
}

/// What of `source`, which begins at `at` of a whole, lies in [from, from + bytes) of that whole.
void copyPart(uint32_t at, Span<const uint8_t> source, uint32_t from, uint32_t bytes,
              uint8_t* out) {
    const uint32_t begin = at > from ? at : from;
    const uint32_t end = least(at + source.size(), from + bytes);
    if (begin < end)
        memcpy(out + (begin - from), source.data() + (begin - at), end - begin);
}
} // namespace

uint32_t outputBytes(const PlanView& plan) {
    uint32_t bytes = 0;
    for (const PlanTensor& output : plan.outputs())
        bytes += output.bytes;
    return bytes;
}

SamplePieces::Turn SamplePieces::turn(uint32_t sequence, uint64_t since) {
    if (!lost_ && !takesAFrame(channel_))
        return Turn::Waits;
    return answers_ ? sendAnswer() : takeValues(sequence, since);
}

SamplePieces::Turn SamplePieces::takeValues(uint32_t sequence, uint64_t since) {
    const uint32_t all = engine_.plan(0).inputs()[0].elements;
    const uint32_t count = least(kPieceValues, all - values_);
    const SensorRead read = platform_.readSensor(Span<float>(buffers_.row, count));
    if (read != SensorRead::Row)
        return read == SensorRead::End ? Turn::SensorEnded : Turn::Waits;
    if (engine_.bind(0) != Status::Ok)
        return Turn::NoModel;
    engine_.interpreter().writeRaw(values_, Span<const float>(buffers_.row, count));
    memcpy(buffers_.frame + kHeads, buffers_.row, count * sizeof(float));
    send(sequence, static_cast<uint32_t>(values_ * sizeof(float)),
         static_cast<uint32_t>(count * sizeof(float)));
    values_ += count;
    if (values_ == all)
        infer(sequence, since);
    return Turn::Worked;
}

void SamplePieces::infer(uint32_t sequence, uint64_t since) {
    Interpreter& interpreter = engine_.interpreter();
    const uint64_t now = platform_.micros();
    uint32_t fault = 0;
    if (engine_.infer(platform_) != Status::Ok)
        fault = uint32_t{interpreter.fault().record} << 16 | interpreter.fault().code;
    answer_ = {sequence, fault, now - since};
    answers_ = true;
}

SamplePieces::Turn SamplePieces::sendAnswer() {
    if (lost_)
        return Turn::Done;
    const size_t all = sizeof answer_ + outputBytes(engine_.plan(0));
    const uint32_t bytes = least(kPieceBytes, all - sent_);
    copyAnswer(sent_, bytes);
    send(answer_.sequence, static_cast<uint32_t>(values_ * sizeof(float)) + sent_, bytes);
    sent_ += bytes;
    return sent_ == all ? Turn::Done : Turn::Worked;
}

void SamplePieces::copyAnswer(uint32_t from, uint32_t bytes) {
    uint8_t* out = buffers_.frame + kHeads;
    const uint8_t* fixed = reinterpret_cast<const uint8_t*>(&answer_);
    copyPart(0, Span<const uint8_t>(fixed, sizeof answer_), from, bytes, out);
    uint32_t at = sizeof answer_;
    for (size_t i = 0; i < engine_.plan(0).outputs().size(); ++i) {
        const Span<const uint8_t> output = engine_.interpreter().output(i);
        copyPart(at, output, from, bytes, out);
        at += static_cast<uint32_t>(output.size());
    }
}

void SamplePieces::send(uint32_t sequence, uint32_t offset, uint32_t bytes) {
    if (lost_)
        return;
    const PlanView& plan = engine_.plan(0);
    const MessageHead message = {static_cast<uint8_t>(MessageType::StreamPiece), 0, 0, 0};
    const PieceHead head = {sequence, offset, plan.inputs()[0].elements, outputBytes(plan)};
    memcpy(buffers_.frame, &message, sizeof message);
    memcpy(buffers_.frame + sizeof message, &head, sizeof head);
    channel_.send(Span<const uint8_t>(buffers_.frame, kHeads + bytes), platform_.micros());
}

} // namespace rt
} // namespace tmw

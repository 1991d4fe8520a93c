// SPDX-License-Identifier: Apache-2.0
#include "device_runtime/firmware/device/inference_requests.h"

#include "device_runtime/base/crc32.h"

namespace tmw {
namespace rt {

namespace {
bool inside(uint64_t offset, uint64_t bytes, uint64_t size) {
    return offset <= size && bytes <= size - offset;
}
} // namespace

Status InferenceRequests::handle(const MessageHead& head, Span<const uint8_t> body, Reply* reply) {
    const Status bound = engine_.bind(head.target);
    if (bound != Status::Ok)
        return bound;
    switch (static_cast<MessageType>(head.type)) {
    case MessageType::WriteInput:
        return writeInput(body);
    case MessageType::WriteRaw:
        return writeRaw(body);
    case MessageType::Invoke:
        return invoke(reply);
    case MessageType::ReadOutput:
        return readOutput(body, reply);
    case MessageType::Reset:
        engine_.interpreter().reset();
        return Status::Ok;
    case MessageType::Restart:
        engine_.interpreter().restart();
        return Status::Ok;
    case MessageType::Step:
        return step(body, reply);
    case MessageType::ReadArena:
        return readArena(body, reply);
    case MessageType::Profile:
        return profile(body, reply);
    default:
        return Status::UnknownRequest;
    }
}

FaultReply InferenceRequests::fault() {
    const FaultInfo fault = engine_.interpreter().fault();
    return FaultReply{fault.record, fault.code};
}

Status InferenceRequests::writeInput(Span<const uint8_t> body) {
    TensorRequest request = {};
    if (!take(&body, &request))
        return Status::Truncated;
    if (request.tensor >= engine_.interpreter().inputCount())
        return Status::BadIndex;
    const Span<uint8_t> input = engine_.interpreter().input(request.tensor);
    if (!inside(request.offset, body.size(), input.size()))
        return Status::BadIndex;
    memcpy(input.data() + request.offset, body.data(), body.size());
    return Status::Ok;
}

Status InferenceRequests::writeRaw(Span<const uint8_t> body) {
    float values[kMaxPayload / sizeof(float)];
    memcpy(values, body.data(), body.size());
    return engine_.interpreter().writeRaw(Span<const float>(values, body.size() / sizeof(float)));
}

Status InferenceRequests::invoke(Reply* reply) {
    const Status status = engine_.infer(platform_);
    const FaultReply where = fault();
    reply->put(&where, sizeof where);
    return status;
}

Status InferenceRequests::readOutput(Span<const uint8_t> body, Reply* reply) {
    ReadRequest request = {};
    if (!take(&body, &request))
        return Status::Truncated;
    if (request.tensor >= engine_.interpreter().outputCount())
        return Status::BadIndex;
    const Span<const uint8_t> output = engine_.interpreter().output(request.tensor);
    if (!inside(request.offset, request.bytes, output.size()))
        return Status::BadIndex;
    return reply->put(output.data() + request.offset, request.bytes);
}

Status InferenceRequests::readArena(Span<const uint8_t> body, Reply* reply) {
    ReadRequest request = {};
    if (!take(&body, &request))
        return Status::Truncated;
    if (!inside(request.offset, request.bytes, engine_.interpreter().plan().arenaBytes()))
        return Status::BadIndex;
    return reply->put(engine_.interpreter().arena() + request.offset, request.bytes);
}

Status InferenceRequests::step(Span<const uint8_t> body, Reply* reply) {
    StepRequest request = {};
    StepExtent extents[kMaxExtents];
    if (!take(&body, &request) || request.extents > kMaxExtents)
        return Status::Truncated;
    Interpreter& interpreter = engine_.interpreter();
    for (uint32_t i = 0; i < request.extents; ++i) {
        if (!take(&body, &extents[i]))
            return Status::Truncated;
        if (!inside(extents[i].arenaOffset, extents[i].bytes, interpreter.plan().arenaBytes()))
            return Status::BadIndex;
    }
    StepReply ran = {interpreter.nextRecord(), {0, 0}};
    const Status status = interpreter.runNext();
    ran.fault = fault();
    reply->put(&ran, sizeof ran);
    for (uint32_t i = 0; i < request.extents; ++i) {
        const uint32_t crc = crc32(interpreter.arena() + extents[i].arenaOffset, extents[i].bytes);
        reply->put(&crc, sizeof crc);
    }
    return status;
}

Status InferenceRequests::profile(Span<const uint8_t> body, Reply* reply) {
    ProfileRequest request = {};
    if (!take(&body, &request))
        return Status::Truncated;
    ProfileReply cost = {};
    engine_.profile(platform_, request.records, request.repeats, &cost.ticks, &cost.emptyTicks);
    return reply->put(&cost, sizeof cost);
}

} // namespace rt
} // namespace tmw

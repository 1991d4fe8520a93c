// SPDX-License-Identifier: Apache-2.0
#include "device_runtime/firmware/device/device_server.h"

#include "device_runtime/base/crc32.h"
#include "device_runtime/base/sha256.h"

#include <string.h>

namespace tmw {
namespace rt {

namespace {

/// Takes a struct off the front of a message.
template <typename T>
bool take(Span<const uint8_t>* body, T* value) {
    if (body->size() < sizeof *value)
        return false;
    memcpy(value, body->data(), sizeof *value);
    *body = body->from(sizeof *value);
    return true;
}

bool inside(uint64_t offset, uint64_t bytes, uint64_t size) {
    return offset <= size && bytes <= size - offset;
}

} // namespace

constexpr size_t DeviceServer::kWindow;

DeviceServer::DeviceServer(Platform& platform)
    : platform_(platform), window_{},
      channel_(Channel::Side::Device, Span<Channel::Slot>(window_),
               Channel::Owner{this, writeLine, onMessage, onOpened}),
      store_(platform), engine_(platform.info()), streamer_(platform, engine_, channel_),
      bootStatus_(Status::Ok), uploadBytes_(0), received_(0),
      uploading_(false), uploadSha256_{}, reply_{}, replyBytes_(0) {}

void DeviceServer::writeLine(void* self, const uint8_t* data, size_t bytes) {
    static_cast<DeviceServer*>(self)->platform_.write(data, bytes);
}

void DeviceServer::onMessage(void* self, Span<const uint8_t> payload) {
    static_cast<DeviceServer*>(self)->handle(payload);
}

void DeviceServer::onOpened(void* self) {
    static_cast<DeviceServer*>(self)->streamer_.stop();
}

void DeviceServer::boot() {
    store_.load();
    if (store_.skippedDamaged())
        bootStatus_ = Status::BadHash;
    if (store_.current() == kNoSlot)
        return;
    const CommitRecord* commit = store_.commitOf(store_.current());
    const Status status = engine_.open(0, store_.slot(store_.current()).part(0, commit->bytes));
    if (status != Status::Ok) {
        bootStatus_ = status;
        store_.dropCurrent();
    }
}

void DeviceServer::bootFrom(Span<const uint8_t> plan) {
    if (!engine_.has(0))
        bootStatus_ = engine_.open(0, plan);
}

bool DeviceServer::poll() {
    uint8_t bytes[64];
    const size_t got = platform_.read(bytes, sizeof bytes);
    const uint64_t now = platform_.micros();
    channel_.receive(bytes, got, now);
    const bool sampled = streamer_.poll();
    channel_.tick(now);
    return got > 0 || sampled;
}

Status DeviceServer::answer(const void* data, size_t bytes) {
    if (bytes > kMaxPayload - replyBytes_)
        return Status::BufferTooSmall;
    memcpy(reply_ + replyBytes_, data, bytes);
    replyBytes_ += bytes;
    return Status::Ok;
}

void DeviceServer::putFault() {
    const FaultInfo fault = engine_.interpreter().fault();
    const FaultReply reply = {fault.record, fault.code};
    answer(&reply, sizeof reply);
}

void DeviceServer::handle(Span<const uint8_t> payload) {
    MessageHead head = {};
    if (!take(&payload, &head))
        return;
    replyBytes_ = sizeof head;
    const Status status = dispatch(head, payload);
    head.type = static_cast<uint8_t>(head.type | kReply);
    head.status = static_cast<uint8_t>(status);
    memcpy(reply_, &head, sizeof head);
    channel_.send(Span<const uint8_t>(reply_, replyBytes_), platform_.micros());
}

Status DeviceServer::dispatch(const MessageHead& head, Span<const uint8_t> body) {
    switch (static_cast<MessageType>(head.type)) {
    case MessageType::Hello:
        return hello();
    case MessageType::UploadBegin:
        return uploadBegin(body);
    case MessageType::UploadChunk:
        return uploadChunk(body);
    case MessageType::UploadEnd:
        return uploadEnd();
    case MessageType::Activate:
        return activate();
    case MessageType::StreamStart:
        return streamStart(body);
    case MessageType::StreamStop:
        streamer_.stop();
        return Status::Ok;
    default:
        break;
    }
    const Status bound = engine_.bind(head.target);
    if (bound != Status::Ok)
        return bound;
    switch (static_cast<MessageType>(head.type)) {
    case MessageType::WriteInput:
        return writeInput(body);
    case MessageType::WriteRaw:
        return writeRaw(body);
    case MessageType::Invoke:
        return invoke();
    case MessageType::ReadOutput:
        return readOutput(body);
    case MessageType::Reset:
        engine_.interpreter().reset();
        return Status::Ok;
    case MessageType::Restart:
        engine_.interpreter().restart();
        return Status::Ok;
    case MessageType::Step:
        return step(body);
    case MessageType::ReadArena:
        return readArena(body);
    case MessageType::Profile:
        return profile(body);
    default:
        return Status::UnknownRequest;
    }
}

Status DeviceServer::hello() {
    const BoardInfo& info = platform_.info();
    HelloReply reply = {};
    reply.linkMajor = kLinkMajor;
    reply.linkMinor = kLinkMinor;
    memcpy(reply.firmware, kFirmwareVersion, sizeof reply.firmware);
    reply.planMajor = kPlanMajor;
    reply.planMinor = kPlanMinor;
    reply.kernelSet = kKernelSet;
    reply.core = static_cast<uint8_t>(info.core);
    reply.flags = info.slotsAreVolatile ? kVolatileSlots : 0;
    reply.runningSlot = store_.current();
    reply.bootStatus = static_cast<uint8_t>(bootStatus_);
    reply.arenaBytes = static_cast<uint32_t>(info.arena.size());
    reply.slotBytes = info.slotBytes;
    reply.instructionsPerTick = info.instructionsPerTick;
    for (size_t i = 0; i + 1 < sizeof reply.board && info.name[i]; ++i)
        reply.board[i] = info.name[i];
    describeSlots(&reply);
    return answer(&reply, sizeof reply);
}

void DeviceServer::describeSlots(HelloReply* reply) const {
    for (uint8_t i = 0; i < kSlots; ++i) {
        SlotInfo& slot = reply->slotInfo[i];
        const CommitRecord* commit = store_.commitOf(i);
        const bool candidate = i == store_.spare() && engine_.has(1);
        const bool running = i == store_.current() && engine_.has(0);
        if (candidate) {
            slot.state = static_cast<uint8_t>(SlotState::Candidate);
            slot.bytes = uploadBytes_;
            memcpy(slot.planSha256, uploadSha256_, sizeof slot.planSha256);
            memcpy(slot.modelSha256, engine_.plan(1).modelSha256(), sizeof slot.modelSha256);
        } else if (commit) {
            const bool intact = running || store_.isIntact(*commit);
            slot.state = static_cast<uint8_t>(running  ? SlotState::Running
                                              : intact ? SlotState::Previous
                                                       : SlotState::Damaged);
            slot.bytes = commit->bytes;
            memcpy(slot.planSha256, commit->sha256, sizeof slot.planSha256);
            if (intact && commit->bytes >= sizeof(PlanHeader))
                memcpy(slot.modelSha256, store_.slot(i).data() + offsetof(PlanHeader, modelSha256),
                       sizeof slot.modelSha256);
        }
    }
}

Status DeviceServer::uploadBegin(Span<const uint8_t> body) {
    UploadBeginRequest request = {};
    if (!take(&body, &request))
        return Status::Truncated;
    if (request.bytes > platform_.info().slotBytes)
        return Status::SlotTooSmall;
    streamer_.stop();
    engine_.drop(1);
    uploading_ = false;
    if (!store_.erase(request.bytes))
        return Status::FlashFailed;
    uploading_ = true;
    uploadBytes_ = request.bytes;
    received_ = 0;
    memcpy(uploadSha256_, request.sha256, sizeof uploadSha256_);
    const UploadReply reply = {store_.spare(), 0};
    return answer(&reply, sizeof reply);
}

Status DeviceServer::uploadChunk(Span<const uint8_t> body) {
    ChunkRequest request = {};
    if (!take(&body, &request))
        return Status::Truncated;
    if (!uploading_ || request.offset != received_ || body.size() > uploadBytes_ - received_)
        return Status::WrongOrder;
    if (!store_.write(request.offset, body)) {
        uploading_ = false;
        return Status::FlashFailed;
    }
    received_ += static_cast<uint32_t>(body.size());
    return Status::Ok;
}

Status DeviceServer::uploadEnd() {
    if (!uploading_ || received_ != uploadBytes_)
        return Status::WrongOrder;
    uploading_ = false;
    if (!store_.flush())
        return Status::FlashFailed;
    const Span<const uint8_t> bytes = store_.slot(store_.spare()).part(0, uploadBytes_);
    uint8_t digest[32];
    sha256(bytes.data(), bytes.size(), digest);
    if (memcmp(digest, uploadSha256_, sizeof digest) != 0)
        return Status::BadHash;
    return engine_.open(1, bytes);
}

Status DeviceServer::activate() {
    if (!engine_.has(1))
        return Status::NotReady;
    streamer_.stop();
    if (!store_.commit(uploadBytes_, uploadSha256_))
        return Status::FlashFailed;
    engine_.promote();
    bootStatus_ = Status::Ok;
    return Status::Ok;
}

Status DeviceServer::writeInput(Span<const uint8_t> body) {
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

Status DeviceServer::writeRaw(Span<const uint8_t> body) {
    float values[kMaxPayload / sizeof(float)];
    memcpy(values, body.data(), body.size());
    return engine_.interpreter().writeRaw(Span<const float>(values, body.size() / sizeof(float)));
}

Status DeviceServer::invoke() {
    const Status status = engine_.interpreter().invoke();
    putFault();
    return status;
}

Status DeviceServer::readOutput(Span<const uint8_t> body) {
    ReadRequest request = {};
    if (!take(&body, &request))
        return Status::Truncated;
    if (request.tensor >= engine_.interpreter().outputCount())
        return Status::BadIndex;
    const Span<const uint8_t> output = engine_.interpreter().output(request.tensor);
    if (!inside(request.offset, request.bytes, output.size()))
        return Status::BadIndex;
    return answer(output.data() + request.offset, request.bytes);
}

Status DeviceServer::readArena(Span<const uint8_t> body) {
    ReadRequest request = {};
    if (!take(&body, &request))
        return Status::Truncated;
    if (!inside(request.offset, request.bytes, engine_.interpreter().plan().arenaBytes()))
        return Status::BadIndex;
    return answer(engine_.interpreter().arena() + request.offset, request.bytes);
}

Status DeviceServer::step(Span<const uint8_t> body) {
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
    StepReply reply = {interpreter.nextRecord(), {0, 0}};
    const Status status = interpreter.runNext();
    reply.fault = FaultReply{interpreter.fault().record, interpreter.fault().code};
    answer(&reply, sizeof reply);
    for (uint32_t i = 0; i < request.extents; ++i) {
        const uint32_t crc = crc32(interpreter.arena() + extents[i].arenaOffset, extents[i].bytes);
        answer(&crc, sizeof crc);
    }
    return status;
}

Status DeviceServer::profile(Span<const uint8_t> body) {
    ProfileRequest request = {};
    if (!take(&body, &request))
        return Status::Truncated;
    ProfileReply reply = {};
    engine_.profile(platform_, request.records, request.repeats, &reply.ticks, &reply.emptyTicks);
    return answer(&reply, sizeof reply);
}

Status DeviceServer::streamStart(Span<const uint8_t> body) {
    StreamRequest request = {};
    if (!take(&body, &request))
        return Status::Truncated;
    return streamer_.start(request);
}

} // namespace rt
} // namespace tmw

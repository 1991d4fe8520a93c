// SPDX-License-Identifier: Apache-2.0
#include "device_runtime/firmware/device/device_server.h"

#include "device_runtime/firmware/device/crash.h"

#include <string.h>

namespace tmw {
namespace rt {

namespace {

/// The stack grows down: what is painted still at its low end was never used.
uint32_t stackUsed(Span<const uint32_t> stack) {
    size_t untouched = 0;
    while (untouched < stack.size() && stack[untouched] == kStackPaint)
        ++untouched;
    return static_cast<uint32_t>((stack.size() - untouched) * sizeof(uint32_t));
}

/// May take so long that a desktop which hears nothing would give the session up.
bool runsModel(MessageType type) {
    return type == MessageType::Invoke || type == MessageType::Step || type == MessageType::Profile;
}

} // namespace

DeviceServer::DeviceServer(Platform& platform)
    : platform_(platform), window_{},
      channel_(Channel::Side::Device, Span<Channel::Slot>(window_),
               Channel::Owner{this, writeLine, onMessage, onOpened}),
      engine_(platform.info()), streamer_(platform, engine_, channel_),
      deployment_(platform, engine_, streamer_), inference_(platform, engine_), reply_(), crash_{},
      startCause_(StartCause::Unknown) {}

void DeviceServer::writeLine(void* self, const uint8_t* data, size_t bytes) {
    static_cast<DeviceServer*>(self)->platform_.write(data, bytes);
}

void DeviceServer::onMessage(void* self, Span<const uint8_t> payload) {
    static_cast<DeviceServer*>(self)->handle(payload);
}

void DeviceServer::onOpened(void* self) {
    static_cast<DeviceServer*>(self)->streamer_.pause();
}

void DeviceServer::boot(Span<const uint8_t> builtIn) {
    watchForCrashes(&engine_.interpreter());
    crash_ = keptCrash();
    startCause_ = platform_.info().startCause;
    deployment_.boot(builtIn);
}

bool DeviceServer::poll() {
    uint8_t bytes[64];
    platform_.feedWatchdog();
    const size_t got = platform_.read(bytes, sizeof bytes);
    const uint64_t now = platform_.micros();
    // Before what has arrived is answered: a trial whose time is over is over.
    deployment_.tick(now);
    channel_.receive(bytes, got, now);
    const bool sampled = streamer_.poll();
    channel_.tick(now);
    return got > 0 || sampled;
}

void DeviceServer::handle(Span<const uint8_t> payload) {
    MessageHead head = {};
    if (!take(&payload, &head))
        return;
    reply_.begin();
    const Status status = dispatch(head, payload);
    head.type = static_cast<uint8_t>(head.type | kReply);
    head.status = static_cast<uint8_t>(status);
    channel_.send(reply_.finish(head), platform_.micros());
}

Status DeviceServer::dispatch(const MessageHead& head, Span<const uint8_t> body) {
    const MessageType type = static_cast<MessageType>(head.type);
    if (Deployment::takes(type))
        return deployment_.handle(type, body, &reply_);
    switch (type) {
    case MessageType::Hello:
        return hello();
    case MessageType::Health:
        return health();
    case MessageType::StreamStart:
        return streamStart(body);
    case MessageType::StreamStop:
        streamer_.stop();
        return Status::Ok;
    default:
        streamer_.disturb();
        if (runsModel(type))
            channel_.acknowledge();
        return inference_.handle(head, body, &reply_);
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
    reply.flags = static_cast<uint8_t>((info.slotsAreVolatile ? kVolatileSlots : 0) |
                                       (crash_.kind ? kCrashed : 0));
    reply.arenaBytes = static_cast<uint32_t>(info.arena.size());
    reply.slotBytes = info.slotBytes;
    reply.instructionsPerTick = info.instructionsPerTick;
    for (size_t i = 0; i + 1 < sizeof reply.board && info.name[i]; ++i)
        reply.board[i] = info.name[i];
    deployment_.describe(&reply);
    return reply_.put(&reply, sizeof reply);
}

Status DeviceServer::health() {
    const BoardInfo& info = platform_.info();
    HealthReply reply = {};
    reply.uptimeMicros = platform_.micros();
    reply.stackBytes = static_cast<uint32_t>(info.stack.size() * sizeof(uint32_t));
    reply.stackUsed = stackUsed(info.stack);
    reply.watchdogMillis = info.watchdogMillis;
    reply.damagedFrames = channel_.damagedFrames();
    reply.repeatedFrames = channel_.repeatedFrames();
    reply.startCause = static_cast<uint32_t>(startCause_);
    reply.crash = crash_;
    return reply_.put(&reply, sizeof reply);
}

Status DeviceServer::streamStart(Span<const uint8_t> body) {
    StreamRequest request = {};
    if (!take(&body, &request))
        return Status::Truncated;
    return streamer_.start(request);
}

} // namespace rt
} // namespace tmw

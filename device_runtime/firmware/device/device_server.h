// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "device_runtime/firmware/device/engine.h"
#include "device_runtime/firmware/device/slot_store.h"
#include "device_runtime/firmware/device/streamer.h"
#include "device_runtime/link/channel.h"
#include "device_runtime/link/messages.h"

namespace tmw {
namespace rt {

/// Frames under way, of 528 bytes each: a board of little memory is built with fewer.
#if !defined(TMW_LINK_WINDOW)
#define TMW_LINK_WINDOW 8
#endif

constexpr uint16_t kFirmwareVersion[3] = {0, 1, 0};

/// The device's side of the link: takes requests, answers each, streams. The same in the firmware
/// and, in process, in the desktop's tests.
class DeviceServer {
public:
    explicit DeviceServer(Platform& platform);
    DeviceServer(const DeviceServer&) = delete;
    DeviceServer& operator=(const DeviceServer&) = delete;

    /// Start-up: finds the model that was active and checks it.
    void boot();
    /// A model that lies in the firmware itself runs where no slot holds one.
    void bootFrom(Span<const uint8_t> plan);
    /// One turn of the main loop: what has arrived, what is due. True where there was something.
    bool poll();

private:
    static constexpr size_t kWindow = TMW_LINK_WINDOW;
    static_assert(kWindow >= kMaxRequests + 2, "a stream keeps kMaxRequests frames for replies");

    static void writeLine(void* self, const uint8_t* data, size_t bytes);
    static void onMessage(void* self, Span<const uint8_t> payload);
    static void onOpened(void* self);

    void handle(Span<const uint8_t> payload);
    Status dispatch(const MessageHead& head, Span<const uint8_t> body);
    Status hello();
    void describeSlots(HelloReply* reply) const;
    Status uploadBegin(Span<const uint8_t> body);
    Status uploadChunk(Span<const uint8_t> body);
    Status uploadEnd();
    Status activate();
    Status writeInput(Span<const uint8_t> body);
    Status writeRaw(Span<const uint8_t> body);
    Status invoke();
    Status readOutput(Span<const uint8_t> body);
    Status readArena(Span<const uint8_t> body);
    Status step(Span<const uint8_t> body);
    Status profile(Span<const uint8_t> body);
    Status streamStart(Span<const uint8_t> body);
    Status answer(const void* data, size_t bytes);
    void putFault();

    Platform& platform_;
    Channel::Slot window_[kWindow];
    Channel channel_;
    SlotStore store_;
    Engine engine_;
    Streamer streamer_;
    Status bootStatus_;

    uint32_t uploadBytes_;
    uint32_t received_;
    bool uploading_;
    uint8_t uploadSha256_[32];

    uint8_t reply_[kMaxPayload];
    size_t replyBytes_;
};

} // namespace rt
} // namespace tmw

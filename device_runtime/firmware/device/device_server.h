// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "device_runtime/firmware/device/deployment.h"
#include "device_runtime/firmware/device/inference_requests.h"
#include "device_runtime/link/channel.h"

namespace tmw {
namespace rt {

constexpr uint16_t kFirmwareVersion[3] = {0, 2, 0};

/// Frames that the device keeps until they are acknowledged. A board with little memory has fewer.
#ifndef TMW_LINK_WINDOW
#define TMW_LINK_WINDOW 8
#endif
constexpr size_t kLinkWindow = TMW_LINK_WINDOW;
static_assert(kLinkWindow >= kMaxRequests + 2, "replies keep their frames, and a stream has some");

/// The device's side of the link: takes requests, answers each, streams. The same in the firmware
/// and, in process, in the desktop's tests.
class DeviceServer {
public:
    explicit DeviceServer(Platform& platform);
    DeviceServer(const DeviceServer&) = delete;
    DeviceServer& operator=(const DeviceServer&) = delete;

    /// Start-up: finds the model that was confirmed and checks it; else `builtIn`, a model that
    /// lies in the firmware itself, runs.
    void boot(Span<const uint8_t> builtIn = Span<const uint8_t>());
    /// One turn of the main loop: what has arrived, what is due. True where there was something.
    bool poll();

private:
    static void writeLine(void* self, const uint8_t* data, size_t bytes);
    static void onMessage(void* self, Span<const uint8_t> payload);
    static void onOpened(void* self);

    void handle(Span<const uint8_t> payload);
    Status dispatch(const MessageHead& head, Span<const uint8_t> body);
    Status hello();
    Status health();
    Status streamStart(Span<const uint8_t> body);

    Platform& platform_;
    Channel::Slot window_[kLinkWindow];
    Channel channel_;
    Engine engine_;
    Streamer streamer_;
    Deployment deployment_;
    InferenceRequests inference_;
    Reply reply_;
    CrashReport crash_;
    StartCause startCause_;
};

} // namespace rt
} // namespace tmw

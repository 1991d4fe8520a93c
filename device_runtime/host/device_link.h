// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/progress.h"
#include "device_runtime/host/transport.h"
#include "device_runtime/link/channel.h"
#include "device_runtime/link/messages.h"

#include <deque>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <vector>

namespace tmw {

/// What a device says of a plan, or of a request: link.refused with the cause and its cure.
Error refusal(rt::Status status);

/// A sample of a stream, as it came from the device.
struct StreamedSample {
    uint32_t sequence = 0;
    uint64_t micros = 0; ///< since the stream began
    uint32_t fault = 0;  ///< 0: none; record << 16 | code
    std::vector<float> raw;
    std::vector<uint8_t> outputs; ///< of all outputs, one after another
};

/// Requests to a device over a line. Used by one thread; each call returns by its deadline.
/// Errors of all: line.*, link.no_answer, link.lost, link.damaged, link.refused.
class DeviceLink {
public:
    using Seconds = std::chrono::duration<double>;

    /// Opens a session. Errors: link.no_answer, link.version.
    static Result<std::unique_ptr<DeviceLink>> open(std::unique_ptr<Transport> line,
                                                    Seconds patience = Seconds(30));
    DeviceLink(const DeviceLink&) = delete;
    DeviceLink& operator=(const DeviceLink&) = delete;

    Result<rt::HelloReply> hello();

    /// Into the slot that does not run; checked by the device, not activated. The slot's number.
    Result<uint32_t> upload(std::span<const uint8_t> plan, const Progress& progress = {},
                            std::stop_token stop = {});
    Status activate();

    /// One inference: bytes of each input, bytes of each output (`outputBytes` says how many).
    Result<std::vector<std::vector<uint8_t>>>
    run(rt::Target target, const std::vector<std::span<const uint8_t>>& inputs,
        std::span<const uint32_t> outputBytes);
    /// The inputs of the next invoke or steps.
    Status writeInputs(rt::Target target, const std::vector<std::span<const uint8_t>>& inputs);
    Status reset(rt::Target target);

    struct Step {
        uint32_t record = 0;
        std::vector<uint32_t> crcs; ///< of each extent asked for
    };
    Status restart(rt::Target target);
    /// Runs the next record.
    Result<Step> step(rt::Target target, std::span<const rt::StepExtent> extents);
    Result<std::vector<uint8_t>> readArena(rt::Target target, uint32_t offset, uint32_t bytes);

    /// Ticks of `repeats` runs of the first `records` records, the empty loop taken off.
    Result<uint64_t> profile(rt::Target target, uint32_t records, uint32_t repeats);

    /// Calls `sample` for each until it answers false, the sensor ends or `stop`. The number sent.
    Result<rt::StreamEndEvent> stream(const rt::StreamRequest& request,
                                      const std::function<bool(const StreamedSample&)>& sample,
                                      std::stop_token stop = {});

    const rt::Channel& channel() const { return channel_; }

private:
    struct Message {
        rt::MessageHead head;
        std::vector<uint8_t> body;
    };

    explicit DeviceLink(std::unique_ptr<Transport> line);

    static void writeLine(void* self, const uint8_t* data, size_t bytes);
    static void onMessage(void* self, rt::Span<const uint8_t> payload);
    Status pump();
    Status post(rt::MessageType type, rt::Target target, std::span<const uint8_t> body);
    Result<Message> collect(bool acceptFault = false, Seconds patience = Seconds(60));
    Status collectAll(size_t replies);
    Result<Message> call(rt::MessageType type, rt::Target target,
                         std::span<const uint8_t> body = {}, Seconds patience = Seconds(60));
    Status postRead(rt::MessageType type, rt::Target target, rt::ReadRequest request);
    Status deliver(const Message& event, const std::function<bool(const StreamedSample&)>& sample,
                   bool* go);

    std::unique_ptr<Transport> line_;
    Status lineStatus_;
    std::vector<rt::Channel::Slot> window_;
    rt::Channel channel_;
    uint8_t nextId_ = 0;
    std::deque<uint8_t> outstanding_; ///< ids of requests without a reply yet
    std::deque<Message> replies_;
    std::deque<Message> events_;
};

} // namespace tmw

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/progress.h"
#include "device_runtime/host/transport.h"
#include "device_runtime/link/channel.h"
#include "device_runtime/link/messages.h"

#include <array>
#include <deque>
#include <functional>
#include <memory>
#include <optional>
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

/// Whether the line or the session was lost, so that another one may do.
bool isLineTrouble(const Error& error);

/// Requests to a device over a line. Used by one thread; each call returns by its deadline.
/// Errors of all: line.*, link.no_answer, link.lost, link.damaged, link.refused.
class DeviceLink {
public:
    using Seconds = std::chrono::duration<double>;
    /// Finds the board again after its line broke.
    using Reconnect = std::function<Result<std::unique_ptr<Transport>>()>;
    using Key = std::array<uint8_t, rt::kKeyBytes>;

    struct Options {
        Seconds patience{30};   ///< for the first answer
        uint16_t session = 0;   ///< 0: by chance
        Reconnect reconnect{};  ///< none: a line that broke stays broken
        std::stop_token stop{}; ///< ends the waiting for a board that does not answer
    };

    /// Opens a session. Errors: link.no_answer, link.version.
    static Result<std::unique_ptr<DeviceLink>> open(std::unique_ptr<Transport> line,
                                                    Options options);
    static Result<std::unique_ptr<DeviceLink>> open(std::unique_ptr<Transport> line) {
        return open(std::move(line), Options{});
    }
    DeviceLink(const DeviceLink&) = delete;
    DeviceLink& operator=(const DeviceLink&) = delete;

    /// A new session over a new line. The device keeps what it had: uploads go on, streams can.
    /// Errors: those of the reconnect; link.lost without one.
    Status restore();
    /// Sessions restored so far.
    size_t restored() const { return restored_; }
    /// Does `act`, which may be done twice, and again on a new line where the old one was lost.
    template <typename Act>
    auto persist(Act act) -> decltype(act()) {
        for (int tries = 1;; ++tries) {
            auto done = act();
            if (done || !canTryAgain(done.error(), tries))
                return done;
            TMW_CHECK(restore());
        }
    }

    Result<rt::HelloReply> hello();
    Result<rt::HealthReply> health();

    /// Signs uploads, roll backs and changes of key from now on.
    /// An error is that of the first request that needs the key; none is asked for without need.
    void setKey(Result<std::optional<Key>> key) { key_ = std::move(key); }
    /// Gives the board another key, or none.
    Status changeKey(const std::optional<Key>& next);

    /// Into the slot that does not run; checked by the device, not activated. Goes on where an
    /// upload of the same plan was broken off, also by itself where the line comes back. The
    /// slot's number.
    Result<uint32_t> upload(std::span<const uint8_t> plan, const Progress& progress = {},
                            std::stop_token stop = {});
    /// The candidate runs, on trial for so long.
    Status activate(std::chrono::milliseconds confirmWithin);
    /// The model with this plan hash, which is on trial, stays.
    Status confirm(std::span<const uint8_t, 32> planSha256);
    /// The model with this plan hash, the one before, runs again.
    Status rollBack(std::span<const uint8_t, 32> planSha256);

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

    /// Calls `sample` for each until it answers false, the sensor ends or `stop`. Goes on by itself
    /// where the line comes back; what was lost with it is missing from the sequence. The number
    /// that the device sent.
    Result<rt::StreamEndEvent> stream(const rt::StreamRequest& request,
                                      const std::function<bool(const StreamedSample&)>& sample,
                                      std::stop_token stop = {});

    const rt::Channel& channel() const { return channel_; }

private:
    struct Message {
        rt::MessageHead head;
        std::vector<uint8_t> body;
    };

    DeviceLink(std::unique_ptr<Transport> line, Options options);
    Status connect();
    bool canTryAgain(const Error& error, int tries) const;
    uint64_t deadline(Seconds patience) const;
    Result<rt::Signature> sign(rt::MessageType type, std::span<const uint8_t> fields);
    Result<uint32_t> uploadOnce(std::span<const uint8_t> plan, uint32_t* reached,
                                const Progress& progress, std::stop_token stop);
    Status sendChunks(std::span<const uint8_t> plan, uint32_t from, uint32_t* reached,
                      const Progress& progress, std::stop_token stop);

    static void writeLine(void* self, const uint8_t* data, size_t bytes);
    static void onMessage(void* self, rt::Span<const uint8_t> payload);
    Status pump();
    Status post(rt::MessageType type, rt::Target target, std::span<const uint8_t> body);
    Result<Message> collect(Seconds patience = Seconds(60));
    /// The first refusal ends it.
    Status collectAll(size_t replies);
    /// Replies under way answer nothing that is asked later.
    void abandonReplies();
    Result<Message> call(rt::MessageType type, rt::Target target,
                         std::span<const uint8_t> body = {}, Seconds patience = Seconds(60));
    using OnSample = std::function<bool(const StreamedSample&)>;
    struct StreamState;
    Result<rt::StreamEndEvent> streamOnce(const rt::StreamRequest& request, const OnSample& sample,
                                          StreamState* state, std::stop_token stop);
    static Status deliver(const Message& event, const OnSample& sample, StreamState* state,
                          bool* go);
    static Status deliverPiece(const Message& event, const OnSample& sample, StreamState* state,
                               bool* go);

    std::unique_ptr<Transport> line_;
    Options options_;
    Result<std::optional<Key>> key_;
    size_t restored_ = 0;
    Status lineStatus_;
    std::vector<rt::Channel::Slot> window_;
    rt::Channel channel_;
    uint8_t nextId_ = 0;
    std::deque<uint8_t> outstanding_; ///< ids of requests without a reply yet
    size_t abandoned_ = 0;            ///< of these, the first ones, whose replies nobody wants
    bool confused_ = false;           ///< a reply that is to no request
    std::deque<Message> replies_;
    std::deque<Message> events_;
};

} // namespace tmw

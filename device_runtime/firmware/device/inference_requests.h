// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "device_runtime/firmware/device/engine.h"
#include "device_runtime/firmware/device/message_io.h"

namespace tmw {
namespace rt {

/// Requests to the model that is bound: tensors in and out, runs, steps, profile.
class InferenceRequests {
public:
    InferenceRequests(Platform& platform, Engine& engine) : platform_(platform), engine_(engine) {}

    /// Binds the target first. UnknownRequest for a type that is not one of these.
    Status handle(const MessageHead& head, Span<const uint8_t> body, Reply* reply);

private:
    Status writeInput(Span<const uint8_t> body);
    Status writeRaw(Span<const uint8_t> body);
    Status invoke(Reply* reply);
    Status readOutput(Span<const uint8_t> body, Reply* reply);
    Status readArena(Span<const uint8_t> body, Reply* reply);
    Status step(Span<const uint8_t> body, Reply* reply);
    Status profile(Span<const uint8_t> body, Reply* reply);
    FaultReply fault();

    Platform& platform_;
    Engine& engine_;
};

} // namespace rt
} // namespace tmw

// SPDX-License-Identifier: GPL-3.0-or-later
#include "device_runtime/host/device_link.h"
#include "device_runtime/host/message_bytes.h"

#include <algorithm>
#include <cstring>

namespace tmw {

Status DeviceLink::reset(rt::Target target) {
    TMW_TRY([[maybe_unused]] const Message reply, call(rt::MessageType::Reset, target));
    return {};
}

Status DeviceLink::restart(rt::Target target) {
    TMW_TRY([[maybe_unused]] const Message reply, call(rt::MessageType::Restart, target));
    return {};
}

Status DeviceLink::writeInputs(rt::Target target,
                               const std::vector<std::span<const uint8_t>>& inputs) {
    constexpr size_t kPiece = kMostBodyBytes - sizeof(rt::TensorRequest);
    size_t waiting = 0;
    for (size_t i = 0; i < inputs.size(); ++i) {
        for (size_t at = 0; at < inputs[i].size(); at += kPiece) {
            const rt::TensorRequest request{static_cast<uint32_t>(i), static_cast<uint32_t>(at)};
            const auto piece = inputs[i].subspan(at, std::min(kPiece, inputs[i].size() - at));
            TMW_CHECK(post(rt::MessageType::WriteInput, target, joined(request, piece)));
            ++waiting;
        }
    }
    return collectAll(waiting);
}

Result<std::vector<std::vector<uint8_t>>>
DeviceLink::run(rt::Target target, const std::vector<std::span<const uint8_t>>& inputs,
                std::span<const uint32_t> outputBytes) {
    TMW_CHECK(writeInputs(target, inputs));
    TMW_TRY([[maybe_unused]] const Message ran,
            call(rt::MessageType::Invoke, target, {}, Seconds(300)));
    std::vector<std::vector<uint8_t>> outputs;
    for (size_t i = 0; i < outputBytes.size(); ++i) {
        std::vector<uint8_t>& output = outputs.emplace_back();
        while (output.size() < outputBytes[i]) {
            const auto at = static_cast<uint32_t>(output.size());
            const rt::ReadRequest request{
                static_cast<uint32_t>(i), at,
                std::min(static_cast<uint32_t>(kMostBodyBytes), outputBytes[i] - at)};
            TMW_TRY(const Message part,
                    call(rt::MessageType::ReadOutput, target, bytesOf(request)));
            if (part.body.size() != request.bytes)
                return fail(kDamagedReply);
            output.insert(output.end(), part.body.begin(), part.body.end());
        }
    }
    return outputs;
}

Result<DeviceLink::Step> DeviceLink::step(rt::Target target,
                                          std::span<const rt::StepExtent> extents) {
    const rt::StepRequest request{static_cast<uint32_t>(extents.size())};
    const std::span<const uint8_t> list(reinterpret_cast<const uint8_t*>(extents.data()),
                                        extents.size_bytes());
    TMW_TRY(const Message reply,
            call(rt::MessageType::Step, target, joined(request, list), Seconds(300)));
    std::span<const uint8_t> body = reply.body;
    rt::StepReply head{};
    Step step;
    if (!takeFrom(body, &head) || body.size() != extents.size() * sizeof(uint32_t))
        return fail(kDamagedReply);
    step.record = head.record;
    step.crcs.resize(extents.size());
    if (!body.empty())
        std::memcpy(step.crcs.data(), body.data(), body.size());
    return step;
}

Result<std::vector<uint8_t>> DeviceLink::readArena(rt::Target target, uint32_t offset,
                                                   uint32_t bytes) {
    std::vector<uint8_t> out;
    while (out.size() < bytes) {
        const auto done = static_cast<uint32_t>(out.size());
        const rt::ReadRequest request{
            0, offset + done, std::min(static_cast<uint32_t>(kMostBodyBytes), bytes - done)};
        TMW_TRY(const Message part, call(rt::MessageType::ReadArena, target, bytesOf(request)));
        if (part.body.size() != request.bytes)
            return fail(kDamagedReply);
        out.insert(out.end(), part.body.begin(), part.body.end());
    }
    return out;
}

Result<uint64_t> DeviceLink::profile(rt::Target target, uint32_t records, uint32_t repeats) {
    const rt::ProfileRequest request{records, repeats};
    TMW_TRY(const Message reply,
            call(rt::MessageType::Profile, target, bytesOf(request), Seconds(300)));
    rt::ProfileReply ticks{};
    std::span<const uint8_t> body = reply.body;
    if (!takeFrom(body, &ticks))
        return fail(kDamagedReply);
    return ticks.ticks - std::min(ticks.ticks, ticks.emptyTicks);
}

} // namespace tmw

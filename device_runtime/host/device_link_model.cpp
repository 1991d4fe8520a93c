// SPDX-License-Identifier: GPL-3.0-or-later
#include "device_runtime/base/sha256.h"
#include "device_runtime/host/device_link.h"

#include <algorithm>
#include <cstring>

namespace tmw {

namespace {

constexpr ErrorKind kDamaged{"link.damaged", "The board sent a reply that makes no sense."};
constexpr size_t kMostBytes = rt::kMaxPayload - sizeof(rt::MessageHead);

template <typename T>
std::span<const uint8_t> bytesOf(const T& value) {
    return {reinterpret_cast<const uint8_t*>(&value), sizeof value};
}

template <typename T>
std::vector<uint8_t> joined(const T& head, std::span<const uint8_t> bytes) {
    std::vector<uint8_t> body(sizeof head + bytes.size());
    std::memcpy(body.data(), &head, sizeof head);
    std::copy(bytes.begin(), bytes.end(), body.begin() + sizeof head);
    return body;
}

template <typename T>
bool take(std::span<const uint8_t>& body, T* value) {
    if (body.size() < sizeof *value)
        return false;
    std::memcpy(value, body.data(), sizeof *value);
    body = body.subspan(sizeof *value);
    return true;
}

} // namespace

Result<uint32_t> DeviceLink::upload(std::span<const uint8_t> plan, const Progress& progress,
                                    std::stop_token stop) {
    rt::UploadBeginRequest begin{static_cast<uint32_t>(plan.size()), {}, {}};
    rt::sha256(plan.data(), plan.size(), begin.sha256);
    TMW_TRY(const Message begun,
            call(rt::MessageType::UploadBegin, rt::Target::Candidate, bytesOf(begin)));
    rt::UploadReply slot{};
    std::span<const uint8_t> body = begun.body;
    if (!take(body, &slot))
        return fail(kDamaged);
    constexpr size_t kChunk = kMostBytes - sizeof(rt::ChunkRequest);
    size_t waiting = 0;
    for (size_t at = 0; at < plan.size(); at += kChunk) {
        if (stop.stop_requested()) {
            TMW_CHECK(collectAll(waiting));
            return fail(kCancelled);
        }
        const rt::ChunkRequest chunk{static_cast<uint32_t>(at)};
        const auto bytes = plan.subspan(at, std::min(kChunk, plan.size() - at));
        TMW_CHECK(post(rt::MessageType::UploadChunk, rt::Target::Candidate, joined(chunk, bytes)));
        if (++waiting >= rt::kMaxRequests) {
            TMW_CHECK(collectAll(1));
            --waiting;
        }
        if (progress)
            progress(static_cast<double>(at) / static_cast<double>(plan.size()), "uploading");
    }
    TMW_CHECK(collectAll(waiting));
    TMW_TRY([[maybe_unused]] const Message ended,
            call(rt::MessageType::UploadEnd, rt::Target::Candidate));
    return slot.slot;
}

Status DeviceLink::activate() {
    TMW_TRY([[maybe_unused]] const Message reply,
            call(rt::MessageType::Activate, rt::Target::Candidate));
    return {};
}

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
    constexpr size_t kPiece = kMostBytes - sizeof(rt::TensorRequest);
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
                std::min(static_cast<uint32_t>(kMostBytes), outputBytes[i] - at)};
            TMW_TRY(const Message part,
                    call(rt::MessageType::ReadOutput, target, bytesOf(request)));
            if (part.body.size() != request.bytes)
                return fail(kDamaged);
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
    if (!take(body, &head) || body.size() != extents.size() * sizeof(uint32_t))
        return fail(kDamaged);
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
        const rt::ReadRequest request{0, offset + done,
                                      std::min(static_cast<uint32_t>(kMostBytes), bytes - done)};
        TMW_TRY(const Message part, call(rt::MessageType::ReadArena, target, bytesOf(request)));
        if (part.body.size() != request.bytes)
            return fail(kDamaged);
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
    if (!take(body, &ticks))
        return fail(kDamaged);
    return ticks.ticks - std::min(ticks.ticks, ticks.emptyTicks);
}

} // namespace tmw

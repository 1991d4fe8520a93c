// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/hex.h"
#include "device_runtime/base/sha256.h"
#include "device_runtime/host/device_link.h"
#include "device_runtime/host/message_bytes.h"
#include "device_runtime/link/signing.h"

#include <algorithm>

namespace tmw {

namespace {
constexpr ErrorKind kKeyUnknown{
    "link.key_unknown",
    "The board takes signed uploads only, and its key %1 is not on this computer. Upload from the "
    "computer that has it, or bring the key here with 'tmw keys add'."};
} // namespace

Result<rt::Signature> DeviceLink::sign(rt::MessageType type, std::span<const uint8_t> fields) {
    rt::Signature signature{};
    TMW_TRY(const rt::HelloReply hello, this->hello());
    if (!(hello.flags & rt::kKeyed))
        return signature;
    TMW_TRY(const std::optional<Key> key, key_);
    if (!key)
        return fail(kKeyUnknown, toHex(hello.keyId));
    signature.counter = hello.counter + 1;
    rt::signRequest({key->data(), key->size()}, type, signature.counter,
                    {fields.data(), fields.size()}, signature.mac);
    return signature;
}

Result<uint32_t> DeviceLink::upload(std::span<const uint8_t> plan, const Progress& progress,
                                    std::stop_token stop) {
    uint32_t furthest = 0;
    for (int tries = 1;; ++tries) {
        uint32_t reached = 0;
        auto done = uploadOnce(plan, &reached, progress, stop);
        if (done || !canTryAgain(done.error(), tries))
            return done;
        if (reached > furthest)
            tries = 0;
        furthest = std::max(furthest, reached);
        TMW_CHECK(restore());
    }
}

Result<uint32_t> DeviceLink::uploadOnce(std::span<const uint8_t> plan, uint32_t* reached,
                                        const Progress& progress, std::stop_token stop) {
    rt::UploadBeginRequest begin{static_cast<uint32_t>(plan.size()), {}, {}};
    rt::sha256(plan.data(), plan.size(), begin.sha256);
    TMW_TRY(begin.signature,
            sign(rt::MessageType::UploadBegin,
                 bytesOf(begin).first(offsetof(rt::UploadBeginRequest, signature))));
    TMW_TRY(const Message begun,
            call(rt::MessageType::UploadBegin, rt::Target::Candidate, bytesOf(begin)));
    rt::UploadReply answer{};
    std::span<const uint8_t> body = begun.body;
    if (!takeFrom(body, &answer) || answer.offset > plan.size())
        return fail(kDamagedReply);
    *reached = answer.offset;
    TMW_CHECK(sendChunks(plan, answer.offset, reached, progress, stop));
    TMW_TRY([[maybe_unused]] const Message ended,
            call(rt::MessageType::UploadEnd, rt::Target::Candidate));
    return answer.slot;
}

Status DeviceLink::sendChunks(std::span<const uint8_t> plan, uint32_t from, uint32_t* reached,
                              const Progress& progress, std::stop_token stop) {
    constexpr size_t kChunk = kMostBodyBytes - sizeof(rt::ChunkRequest);
    size_t waiting = 0;
    for (size_t at = from; at < plan.size(); at += kChunk) {
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
        *reached = static_cast<uint32_t>(at);
        if (progress)
            progress(static_cast<double>(at) / static_cast<double>(plan.size()), "uploading");
    }
    return collectAll(waiting);
}

Status DeviceLink::activate(std::chrono::milliseconds confirmWithin) {
    const rt::ActivateRequest request{static_cast<uint32_t>(confirmWithin.count())};
    TMW_TRY([[maybe_unused]] const Message reply,
            call(rt::MessageType::Activate, rt::Target::Candidate, bytesOf(request)));
    return {};
}

Status DeviceLink::confirm(std::span<const uint8_t, 32> planSha256) {
    rt::ConfirmRequest request{};
    std::ranges::copy(planSha256, request.planSha256);
    TMW_TRY(request.signature, sign(rt::MessageType::Confirm, planSha256));
    TMW_TRY([[maybe_unused]] const Message reply,
            call(rt::MessageType::Confirm, rt::Target::Running, bytesOf(request)));
    return {};
}

Status DeviceLink::rollBack(std::span<const uint8_t, 32> planSha256) {
    rt::RollBackRequest request{};
    std::ranges::copy(planSha256, request.planSha256);
    TMW_TRY(request.signature, sign(rt::MessageType::RollBack, planSha256));
    TMW_TRY([[maybe_unused]] const Message reply,
            call(rt::MessageType::RollBack, rt::Target::Running, bytesOf(request)));
    return {};
}

Status DeviceLink::changeKey(const std::optional<Key>& next) {
    rt::SetKeyRequest request{};
    if (next)
        std::ranges::copy(*next, request.key);
    TMW_TRY(request.signature, sign(rt::MessageType::SetKey, request.key));
    TMW_TRY([[maybe_unused]] const Message reply,
            call(rt::MessageType::SetKey, rt::Target::Running, bytesOf(request)));
    key_ = next;
    return {};
}

} // namespace tmw

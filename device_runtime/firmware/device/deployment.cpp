// SPDX-License-Identifier: Apache-2.0
#include "device_runtime/firmware/device/deployment.h"

#include "device_runtime/link/signing.h"

namespace tmw {
namespace rt {

namespace {

template <typename T>
Span<const uint8_t> bytesOf(const T& value, size_t bytes) {
    return Span<const uint8_t>(reinterpret_cast<const uint8_t*>(&value), bytes);
}

} // namespace

Deployment::Deployment(Platform& platform, Engine& engine, Streamer& streamer)
    : platform_(platform), engine_(engine), streamer_(streamer), store_(platform),
      bootStatus_(Status::Ok), uploadBytes_(0), received_(0), uploading_(false), uploadSha256_{},
      trialEnds_(0) {}

void Deployment::boot(Span<const uint8_t> builtIn) {
    builtIn_ = builtIn;
    store_.load();
    if (store_.skippedDamaged())
        bootStatus_ = Status::BadHash;
    const Status status = openRunning();
    if (status == Status::Ok)
        return;
    bootStatus_ = status;
    store_.dropRunning();
    openRunning();
}

Status Deployment::openRunning() {
    if (store_.running() == kNoSlot) {
        engine_.drop(0);
        return builtIn_.empty() ? Status::Ok : engine_.open(0, builtIn_);
    }
    const uint32_t bytes = store_.recordOf(store_.running()).bytes;
    return engine_.open(0, store_.slot(store_.running()).part(0, bytes));
}

void Deployment::endTrial() {
    streamer_.stop();
    store_.endTrial();
    openRunning();
}

void Deployment::tick(uint64_t now) {
    if (store_.onTrial() && now >= trialEnds_)
        endTrial();
}

void Deployment::describe(HelloReply* reply) const {
    reply->runningSlot = store_.running();
    reply->bootStatus = static_cast<uint8_t>(bootStatus_);
    reply->counter = store_.journal().counter;
    if (store_.hasKey()) {
        reply->flags = static_cast<uint8_t>(reply->flags | kKeyed);
        identifyKey(store_.journal().key, reply->keyId);
    }
    for (uint8_t i = 0; i < kSlots; ++i) {
        SlotInfo& slot = reply->slotInfo[i];
        SlotState state = store_.stateOf(i);
        if (i == store_.spare() && engine_.has(1) && !store_.onTrial()) {
            state = SlotState::Candidate;
            slot.bytes = uploadBytes_;
            memcpy(slot.planSha256, uploadSha256_, sizeof slot.planSha256);
        } else {
            slot.bytes = store_.recordOf(i).bytes;
            memcpy(slot.planSha256, store_.recordOf(i).sha256, sizeof slot.planSha256);
        }
        slot.state = static_cast<uint8_t>(state);
        if (state != SlotState::Empty && state != SlotState::Damaged &&
            slot.bytes >= sizeof(PlanHeader))
            memcpy(slot.modelSha256, store_.slot(i).data() + offsetof(PlanHeader, modelSha256),
                   sizeof slot.modelSha256);
    }
}

bool Deployment::takes(MessageType type) {
    switch (type) {
    case MessageType::UploadBegin:
    case MessageType::UploadChunk:
    case MessageType::UploadEnd:
    case MessageType::Activate:
    case MessageType::Confirm:
    case MessageType::RollBack:
    case MessageType::SetKey:
        return true;
    default:
        return false;
    }
}

Status Deployment::handle(MessageType type, Span<const uint8_t> body, Reply* reply) {
    switch (type) {
    case MessageType::UploadBegin:
        return begin(body, reply);
    case MessageType::UploadChunk:
        return chunk(body);
    case MessageType::UploadEnd:
        return end();
    case MessageType::Activate:
        return activate(body);
    case MessageType::Confirm:
        return confirm(body);
    case MessageType::RollBack:
        return rollBack(body);
    default:
        return setKey(body);
    }
}

Status Deployment::authorise(MessageType type, Span<const uint8_t> fields,
                             const Signature& signature) const {
    if (!store_.hasKey())
        return Status::Ok;
    uint8_t mac[kMacBytes];
    signRequest(Span<const uint8_t>(store_.journal().key), type, signature.counter, fields, mac);
    if (!equalInConstantTime(mac, signature.mac, sizeof mac))
        return Status::NotSigned;
    return signature.counter > store_.journal().counter ? Status::Ok : Status::Replayed;
}

bool Deployment::isThisUpload(const UploadBeginRequest& request) const {
    return (uploading_ || engine_.has(1)) && request.bytes == uploadBytes_ &&
           memcmp(request.sha256, uploadSha256_, sizeof uploadSha256_) == 0;
}

Status Deployment::begin(Span<const uint8_t> body, Reply* reply) {
    UploadBeginRequest request = {};
    if (!take(&body, &request))
        return Status::Truncated;
    if (request.bytes > platform_.info().slotBytes)
        return Status::SlotTooSmall;
    const Status allowed =
        authorise(MessageType::UploadBegin,
                  bytesOf(request, offsetof(UploadBeginRequest, signature)), request.signature);
    // A replay of the upload under way can only go on with it.
    if (allowed != Status::Ok && !(allowed == Status::Replayed && isThisUpload(request)))
        return allowed;
    streamer_.stop();
    if (!isThisUpload(request)) {
        if (store_.onTrial())
            endTrial();
        engine_.drop(1);
        uploading_ = false;
        if (!store_.begin(request.bytes, store_.hasKey() ? request.signature.counter : 0))
            return Status::FlashFailed;
        uploading_ = true;
        uploadBytes_ = request.bytes;
        received_ = 0;
        memcpy(uploadSha256_, request.sha256, sizeof uploadSha256_);
    }
    const UploadReply answer = {store_.spare(), received_};
    return reply->put(&answer, sizeof answer);
}

Status Deployment::chunk(Span<const uint8_t> body) {
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

Status Deployment::end() {
    // The answer to the first one may have been lost.
    if (!uploading_ && engine_.has(1))
        return Status::Ok;
    if (!uploading_ || received_ != uploadBytes_)
        return Status::WrongOrder;
    uploading_ = false;
    if (!store_.flush())
        return Status::FlashFailed;
    const Span<const uint8_t> bytes = store_.slot(store_.spare()).part(0, uploadBytes_);
    uint8_t digest[32];
    platform_.feedWatchdog();
    sha256(bytes.data(), bytes.size(), digest);
    platform_.feedWatchdog();
    if (memcmp(digest, uploadSha256_, sizeof digest) != 0)
        return Status::BadHash;
    return engine_.open(1, bytes);
}

bool Deployment::runs(const uint8_t* planSha256) const {
    return store_.running() != kNoSlot &&
           memcmp(store_.recordOf(store_.running()).sha256, planSha256, 32) == 0;
}

Status Deployment::activate(Span<const uint8_t> body) {
    ActivateRequest request = {};
    if (!take(&body, &request))
        return Status::Truncated;
    if (!engine_.has(1))
        return Status::NotReady;
    streamer_.stop();
    if (!store_.startTrial(uploadBytes_, uploadSha256_))
        return Status::FlashFailed;
    engine_.promote();
    bootStatus_ = Status::Ok;
    trialEnds_ = platform_.micros() + uint64_t{request.confirmMillis} * 1000;
    return Status::Ok;
}

Status Deployment::confirm(Span<const uint8_t> body) {
    ConfirmRequest request = {};
    if (!take(&body, &request))
        return Status::Truncated;
    if (!runs(request.planSha256))
        return Status::NotReady;
    // The answer to the first one may have been lost.
    if (!store_.onTrial())
        return Status::Ok;
    const Status allowed =
        authorise(MessageType::Confirm, Span<const uint8_t>(request.planSha256), request.signature);
    if (allowed != Status::Ok)
        return allowed;
    return store_.confirm(store_.hasKey() ? request.signature.counter : 0) ? Status::Ok
                                                                           : Status::FlashFailed;
}

Status Deployment::rollBack(Span<const uint8_t> body) {
    RollBackRequest request = {};
    if (!take(&body, &request))
        return Status::Truncated;
    if (!store_.onTrial() && runs(request.planSha256))
        return Status::Ok;
    const Status allowed = authorise(MessageType::RollBack, Span<const uint8_t>(request.planSha256),
                                     request.signature);
    if (allowed != Status::Ok)
        return allowed;
    if (store_.onTrial()) {
        endTrial();
        return runs(request.planSha256) ? Status::Ok : Status::NotReady;
    }
    const uint8_t other = store_.spare();
    const SlotRecord& record = store_.recordOf(other);
    if (engine_.has(1) || store_.stateOf(other) != SlotState::Previous ||
        memcmp(record.sha256, request.planSha256, sizeof record.sha256) != 0)
        return Status::NotReady;
    // What cannot run never becomes what boots.
    const Status fit = engine_.open(1, store_.slot(other).part(0, record.bytes));
    engine_.drop(1);
    if (fit != Status::Ok)
        return fit;
    streamer_.stop();
    if (!store_.rollBack(store_.hasKey() ? request.signature.counter : 0))
        return Status::FlashFailed;
    return openRunning();
}

Status Deployment::setKey(Span<const uint8_t> body) {
    SetKeyRequest request = {};
    if (!take(&body, &request))
        return Status::Truncated;
    const Status allowed =
        authorise(MessageType::SetKey, Span<const uint8_t>(request.key), request.signature);
    if (allowed != Status::Ok)
        return allowed;
    return store_.setKey(request.key, store_.hasKey() ? request.signature.counter : 0)
               ? Status::Ok
               : Status::FlashFailed;
}

} // namespace rt
} // namespace tmw

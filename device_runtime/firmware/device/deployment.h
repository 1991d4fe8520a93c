// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "device_runtime/firmware/device/engine.h"
#include "device_runtime/firmware/device/message_io.h"
#include "device_runtime/firmware/device/slot_store.h"
#include "device_runtime/firmware/device/streamer.h"

namespace tmw {
namespace rt {

/// Everything that decides which model runs: start-up, upload, trial, roll back, and who may.
class Deployment {
public:
    Deployment(Platform& platform, Engine& engine, Streamer& streamer);

    /// Finds the model that was confirmed and checks it; without one `builtIn` runs, which lies in
    /// the firmware itself and may be empty.
    void boot(Span<const uint8_t> builtIn);
    /// Ends a trial that was not confirmed in time.
    void tick(uint64_t now);

    void describe(HelloReply* reply) const;
    static bool takes(MessageType type);
    Status handle(MessageType type, Span<const uint8_t> body, Reply* reply);

private:
    Status begin(Span<const uint8_t> body, Reply* reply);
    Status chunk(Span<const uint8_t> body);
    Status end();
    Status activate(Span<const uint8_t> body);
    Status confirm(Span<const uint8_t> body);
    Status rollBack(Span<const uint8_t> body);
    Status setKey(Span<const uint8_t> body);
    /// Whether the request is by the key, if there is one. `fields`: its bytes before the
    /// signature.
    Status authorise(MessageType type, Span<const uint8_t> fields,
                     const Signature& signature) const;
    bool isThisUpload(const UploadBeginRequest& request) const;
    bool runs(const uint8_t* planSha256) const;
    /// Opens the slot that runs according to the store.
    Status openRunning();
    void endTrial();

    Platform& platform_;
    Engine& engine_;
    Streamer& streamer_;
    SlotStore store_;
    Status bootStatus_;
    Span<const uint8_t> builtIn_;

    uint32_t uploadBytes_;
    uint32_t received_;
    bool uploading_;
    uint8_t uploadSha256_[32];
    uint64_t trialEnds_;
};

} // namespace rt
} // namespace tmw

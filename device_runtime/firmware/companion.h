// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "device_runtime/firmware/built_in_model.h"
#include "device_runtime/firmware/device/device_server.h"

namespace tmw {
namespace rt {

/// The companion firmware as an object, for boards whose main loop is not ours. About 8 KB: keep it
/// in static memory.
class Companion {
public:
    /// The platform outlives the companion, and is asked for nothing but info() before begin().
    explicit Companion(Platform& platform) : server_(platform) {}

    /// Finds the model that was active, or else takes the one that is built in.
    void begin() { server_.boot(builtInModel()); }
    /// One turn of the main loop; does not wait. True where there was something to do.
    bool poll() { return server_.poll(); }

private:
    DeviceServer server_;
};

} // namespace rt
} // namespace tmw

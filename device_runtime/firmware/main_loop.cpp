// SPDX-License-Identifier: Apache-2.0
#include "device_runtime/firmware/built_in_model.h"
#include "device_runtime/firmware/device/device_server.h"

namespace tmw {
namespace rt {

void runCompanion(Platform& platform) {
    static DeviceServer server(platform);
    server.boot(builtInModel());
    for (;;)
        server.poll();
}

} // namespace rt
} // namespace tmw

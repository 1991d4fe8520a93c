// SPDX-License-Identifier: Apache-2.0
#include "device_runtime/firmware/companion.h"

namespace tmw {
namespace rt {

void runCompanion(Platform& platform) {
    static Companion companion(platform);
    companion.begin();
    for (;;)
        companion.poll();
}

} // namespace rt
} // namespace tmw

// SPDX-License-Identifier: GPL-3.0-or-later
// Any bytes as a .npy file: an error, or a tensor that is the same after writing and reading.
#include "core/data/npy.h"

#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
    using namespace tmw;
    (void)parseNpy({data, size}, "fuzz.npy", true);
    const auto tensor = parseNpy({data, size}, "fuzz.npy");
    if (!tensor)
        return 0;
    const auto bytes = npyBytes(*tensor);
    if (!bytes)
        std::abort();
    const auto again = parseNpy(*bytes, "fuzz.npy");
    if (!again || again->shape != tensor->shape || again->bytes != tensor->bytes)
        std::abort();
    return 0;
}

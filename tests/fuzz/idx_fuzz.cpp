// SPDX-License-Identifier: GPL-3.0-or-later
// Any bytes as an IDX file, packed or not: an error, or samples whose parts agree.
#include "core/data/features.h"
#include "core/data/idx.h"
#include "core/data/labelled_arrays.h"
#include "core/data/unpack.h"

#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
    using namespace tmw;
    const std::span<const uint8_t> bytes(data, size);
    (void)unpackGzip(bytes, "fuzz.gz");
    auto tensor = parseIdx(bytes, "fuzz.idx");
    if (!tensor)
        return 0;
    const auto samples = datasetOf({.samples = std::move(*tensor)}, {}, "fuzz.idx");
    if (!samples)
        return 0;
    if (samples->array->samples() != samples->rows)
        std::abort();
    (void)makeFeatures(*samples, {});
    return 0;
}

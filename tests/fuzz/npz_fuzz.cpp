// SPDX-License-Identifier: GPL-3.0-or-later
// Any bytes as a .npz: an error, or samples that are the same after packing and unpacking.
#include "core/data/labelled_arrays.h"
#include "core/data/npz.h"
#include "core/data/packed_samples.h"

#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
    using namespace tmw;
    const std::span<const uint8_t> bytes(data, size);
    (void)unpackSamples(bytes, "fuzz.npz");
    auto all = parseNpz(bytes, "fuzz.npz");
    if (!all)
        return 0;
    for (LabelledArrays& arrays : *all) {
        const auto samples = datasetOf(std::move(arrays), {}, "fuzz.npz");
        if (!samples)
            continue;
        const auto packed = packSamples(*samples);
        if (!packed || !isPackedSamples(*packed))
            std::abort();
        const auto again = unpackSamples(*packed, "again.npz");
        if (!again || again->rows != samples->rows ||
            again->array->bytes != samples->array->bytes ||
            again->columns.size() != samples->columns.size())
            std::abort();
    }
    return 0;
}

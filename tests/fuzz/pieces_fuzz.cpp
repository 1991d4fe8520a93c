// SPDX-License-Identifier: GPL-3.0-or-later
#include "device_runtime/host/sample_assembly.h"

#include <cstdlib>

/// The input cut into messages, each a length byte and as much as it says: they are refused, or
/// make samples of the sizes that their heads tell.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size);
extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
    using namespace tmw;
    SampleAssembly assembly;
    for (size_t at = 0; at < size;) {
        const size_t bytes = std::min<size_t>(data[at], size - at - 1);
        ++at;
        const std::span<const uint8_t> message(data + at, bytes);
        at += bytes;
        const auto sample = assembly.add(message);
        if (!sample || !*sample)
            continue;
        rt::PieceHead head{};
        std::copy_n(message.begin(), sizeof head, reinterpret_cast<uint8_t*>(&head));
        if ((*sample)->raw.size() != head.rawValues ||
            (*sample)->outputs.size() != head.outputBytes)
            std::abort();
    }
    return 0;
}

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/project_spec.h"

#include <cstdlib>

/// What is accepted must read back as itself.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
    const auto parsed = tmw::parseSpec({reinterpret_cast<const char*>(data), size});
    if (!parsed)
        return 0;
    const auto text = tmw::toJsonText(parsed->spec);
    const auto again = tmw::parseSpec(text);
    if (!again || tmw::toJsonText(again->spec) != text)
        std::abort();
    return 0;
}

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/fault_words.h"

#include "core/base/remark.h"
#include "device_runtime/plan/record_parts.h"

namespace tmw {

std::string_view faultWords(uint16_t code) {
    switch (code) {
    case rt::kIndexFault:
        return TMW_PHRASE("ErrorWord", "an index lies outside of what it names");
    case rt::kNegativeRootFault:
        return TMW_PHRASE("ErrorWord", "the root of a number below 0");
    case rt::kDivisionFault:
        return TMW_PHRASE("ErrorWord", "a division by 0");
    case rt::kEmptyBoxFault:
        return TMW_PHRASE("ErrorWord", "a box without an area");
    default:
        return TMW_PHRASE("ErrorWord", "data that it does not take");
    }
}

} // namespace tmw

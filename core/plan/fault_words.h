// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string_view>

namespace tmw {

/// What an operator could not do with its inputs, by the code of a record's fault (record_parts.h).
std::string_view faultWords(uint16_t code);

} // namespace tmw

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace tmw {

/// A name that can stand as a namespace, a file and a folder in C, C++ and Arduino: other
/// characters than letters, digits and single underscores become an underscore; what would start
/// with a digit, be empty, or be taken (a keyword, a function of the C library, a macro of Arduino)
/// gets "model_" before it. At most 64 characters.
std::string identifierOf(std::string_view name);

} // namespace tmw

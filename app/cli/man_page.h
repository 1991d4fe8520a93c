// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <CLI/CLI.hpp>

#include <string>

namespace tmw::cli {

/// The manual page of the program in roff, made of the help of its verbs.
std::string manPage(const CLI::App& app);

} // namespace tmw::cli

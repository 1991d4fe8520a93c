// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/nn/layers/layer_ops.h"

#include <optional>

namespace tmw::nn {

inline constexpr ErrorKind kUnknownWord{"layers.unknown_word",
                                        "Layer %1 (\"%2\"): \"%3\" is not known here. Write %4."};
inline constexpr ErrorKind kMissingWord{"layers.missing_word",
                                        "Layer %1 (\"%2\") lacks a value. Write %3."};

std::string_view wordOf(Activation activation);
std::string_view wordOf(Initializer initializer);
std::optional<Activation> activationFromWord(std::string_view word);
std::optional<Initializer> initializerFromWord(std::string_view word);
/// "linear, relu, ..."
std::string activationWords();
std::string initializerWords();
/// The name in "name=NAME".
std::optional<std::string> nameFromWord(std::string_view word);

} // namespace tmw::nn

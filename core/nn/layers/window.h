// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/nn/kernels/convolution.h"
#include "core/nn/layers/layer_ops.h"

#include <optional>

namespace tmw::nn {

/// Largest side of a window, stride and dilation.
inline constexpr int kWindowLimit = 1024;

/// "3x3" or, for both sides, "3"; along one axis "3" alone.
std::optional<Extent> extentFromWord(std::string_view word, int axes);
std::string wordOf(const Extent& extent, int axes);
/// Takes one of "same", "valid", "stride=2", "stride=2x1", "dilation=2" into `window`.
bool takeWindowWord(Window& window, std::string_view word, int axes);
/// The words for what is not the default, each with a space in front.
std::string windowWords(const Window& window, int axes);
/// What takeWindowWord understands, for errors.
std::string windowGrammar(int axes);

/// Height, width and channels of a signal (length x channels) or an image (height x width x
/// channels); nothing for other shapes.
struct Plane {
    size_t height = 1;
    size_t width = 1;
    size_t channels = 1;
    int axes = 2;
};
std::optional<Plane> planeOf(const Shape& shape);

/// Where the window goes over `input`, with `filters` answers at each place. Errors:
/// graph.window (names the layer).
Result<Convolution> slide(const Window& window, const Plane& input, size_t filters,
                          std::string_view name);
/// Its answer's shape.
Shape answerShape(const Convolution& convolution, int axes);

} // namespace tmw::nn

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <variant>

namespace tmw {

enum class Activation : uint8_t { Linear, Relu, Relu6, Tanh, Sigmoid, Softmax };
/// Glorot and He as Keras defines them; Auto is He for relu and relu6, Glorot otherwise.
enum class Initializer : uint8_t { Auto, GlorotUniform, GlorotNormal, HeUniform, HeNormal };

/// y = activation(x W + b). Keras' Dense: W is stored inputs x units.
struct DenseSpec {
    int units = 1;
    Activation activation = Activation::Linear;
    Initializer initializer = Initializer::Auto;
    bool bias = true;
    std::string name;
};

/// An activation on its own.
struct ActivationSpec {
    Activation activation = Activation::Relu;
    std::string name;
};

using LayerSpec = std::variant<DenseSpec, ActivationSpec>;

} // namespace tmw

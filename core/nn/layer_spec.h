// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

namespace tmw {

/// Every layer has a `name`, of its own in the network, or none, and may say `from` which layer it
/// takes its answer: one before it, or kNetworkInput. Empty: the layer before.
inline constexpr char kNetworkInput[] = "input";

enum class Activation : uint8_t {
    Linear,
    Relu,
    Relu6,
    Tanh,
    Sigmoid,
    Softmax,
    LeakyRelu,
    Elu,
    HardSwish ///< x relu6(x + 3) / 6; Keras' hard_silu
};
/// Of leaky_relu below 0: that of Keras' layer LeakyReLU.
inline constexpr double kLeakySlope = 0.3;
/// Glorot and He as Keras defines them; Auto is He for convolutions that rectify (relu, relu6,
/// leaky_relu, elu, hard_swish), Glorot otherwise: after a dense layer of few inputs, He's wide
/// weights cost small networks accuracy.
enum class Initializer : uint8_t { Auto, GlorotUniform, GlorotNormal, HeUniform, HeNormal };

/// y = activation(x W + b). Keras' Dense: W is stored inputs x units.
struct DenseSpec {
    int units = 1;
    Activation activation = Activation::Linear;
    Initializer initializer = Initializer::Auto;
    bool bias = true;
    std::string name;
    std::string from = {};
};

/// An activation on its own.
struct ActivationSpec {
    Activation activation = Activation::Relu;
    double slope = kLeakySlope; ///< LeakyRelu only, 0 to 1
    std::string name;
    std::string from = {};
};

/// Same: as many outputs as inputs divided by the stride, rounded up, with zeros around as
/// TensorFlow places them (the odd one behind). Valid: only where the window fits.
enum class Padding : uint8_t { Valid, Same };

/// One size for each axis that a window slides along; signals of one axis have a height of 1.
struct Extent {
    int height = 1;
    int width = 1;
    bool operator==(const Extent&) const = default;
};

/// What slides: how large, how far each step, how far apart its taps.
struct Window {
    Extent size;
    Extent stride;
    Extent dilation;
    Padding padding = Padding::Valid;
};

/// Keras' Conv1D and Conv2D: kernel height x width x channels x filters.
struct ConvolutionSpec {
    int filters = 1;
    Window window;
    Activation activation = Activation::Linear;
    Initializer initializer = Initializer::Auto;
    bool bias = true;
    std::string name;
    std::string from = {};
};
struct Conv1DSpec : ConvolutionSpec {};
struct Conv2DSpec : ConvolutionSpec {};

/// Keras' DepthwiseConv1D and DepthwiseConv2D: `multiplier` filters for each channel, kernel height
/// x width x channels x multiplier.
struct DepthwiseSpec {
    int multiplier = 1;
    Window window;
    Activation activation = Activation::Linear;
    Initializer initializer = Initializer::Auto;
    bool bias = true;
    std::string name;
    std::string from = {};
};
struct DepthwiseConv1DSpec : DepthwiseSpec {};
struct DepthwiseConv2DSpec : DepthwiseSpec {};

/// Keras' Conv2DTranspose: kernel height x width x filters x channels, no dilation.
struct Conv2DTransposeSpec {
    int filters = 1;
    Window window;
    Activation activation = Activation::Linear;
    Initializer initializer = Initializer::Auto;
    bool bias = true;
    std::string name;
    std::string from = {};
};

/// Pools along one or two axes, as its input has; a size of 0 is the whole axis, which leaves the
/// channels alone.
struct PoolSpec {
    Window window;
    std::string name;
    std::string from = {};
};
struct MaxPoolSpec : PoolSpec {};
struct AveragePoolSpec : PoolSpec {};

/// Any shape to a flat row, or to another of as many values.
struct ReshapeSpec {
    std::vector<int32_t> shape; ///< empty: flat
    std::string name;
    std::string from = {};
};

/// Zeros around: one number for all sides; two are height and width, or front and back of a signal;
/// four are top, bottom, left and right.
struct ZeroPaddingSpec {
    std::vector<int32_t> sizes{1};
    std::string name;
    std::string from = {};
};

/// Each place so many times along each axis that its input has.
struct UpsamplingSpec {
    Extent size{2, 2};
    std::string name;
    std::string from = {};
};

/// Dimensions in another order, counted from 1: {2, 1} swaps two.
struct PermuteSpec {
    std::vector<int32_t> order;
    std::string name;
    std::string from = {};
};

/// Adds normal numbers in training.
struct GaussianNoiseSpec {
    double deviation = 0.1;
    std::string name;
    std::string from = {};
};

/// Zeroes a share of its values in training and scales the others up.
struct DropoutSpec {
    double rate = 0.5;
    std::string name;
    std::string from = {};
};

/// Along a signal, step after step: answers the last state, or those of all steps.
struct RecurrentSpec {
    int units = 1;
    bool sequences = false;
    std::string name;
    std::string from = {};
};
struct LstmSpec : RecurrentSpec {};
struct GruSpec : RecurrentSpec {};

/// y = gamma (x - mean) / sqrt(variance + epsilon) + beta, mean and variance over the channels of
/// each place: Keras' LayerNormalization over the last dimension.
struct LayerNormalizationSpec {
    double epsilon = 0.001;
    std::string name;
    std::string from = {};
};

/// y = gamma (x - mean) / sqrt(variance + epsilon) + beta by channel: in training of the batch,
/// otherwise of Keras' moving averages.
struct BatchNormalizationSpec {
    double momentum = 0.99;
    double epsilon = 0.001;
    std::string name;
    std::string from = {};
};

/// Several answers to one, in the order `from`, `with`.
struct MergeSpec {
    std::vector<std::string> with; ///< names, as `from`
    Activation activation = Activation::Linear;
    std::string name;
    std::string from = {};
};
/// The sum, value by value, of tensors of one shape.
struct AddSpec : MergeSpec {};
/// The product, value by value, of tensors of one shape.
struct MultiplySpec : MergeSpec {};
/// Behind each other along the last dimension; the others are alike. Linear.
struct ConcatenateSpec : MergeSpec {};

using LayerSpec =
    std::variant<DenseSpec, ActivationSpec, Conv1DSpec, Conv2DSpec, DepthwiseConv1DSpec,
                 DepthwiseConv2DSpec, Conv2DTransposeSpec, MaxPoolSpec, AveragePoolSpec,
                 ZeroPaddingSpec, UpsamplingSpec, PermuteSpec, GaussianNoiseSpec,
                 LayerNormalizationSpec, LstmSpec, GruSpec, ReshapeSpec, DropoutSpec,
                 BatchNormalizationSpec, AddSpec, MultiplySpec, ConcatenateSpec>;

} // namespace tmw

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/tflite/ops/layer_writer.h"

namespace tmw::tflite {

/// The weights of a layer of weighted sums on their way into the file.
struct Sums {
    size_t units = 0; ///< answers, or filters
    /// Unit after unit; those of one unit in the order of the file.
    std::vector<float> kernel;
    std::vector<float> bias; ///< one a unit, or none
    Shape shape;             ///< of the kernel in the file
    bool unitsLast = false;  ///< the file has the units as last dimension, not as first
};

/// Kernel and bias as constants.
struct AddedSums {
    int32_t kernel = 0;
    int32_t bias = 0;   ///< -1: none
    Scale finest = {0}; ///< that their answers may have; 0: float
};
struct SumsNames {
    std::string layer; ///< for errors
    std::string tensors;
};
/// Int8 weights have one scale, or one for each unit; bias is int32, or int64 where `input` is
/// int16, in steps of input scale times weight scale. The scale of the weights grows where a bias
/// would not fit. Without `input` all is float. Errors: convert.too_large (names the layer).
Result<AddedSums> addSums(const SumsNames& names, const Sums& sums,
                          const std::optional<Quantization>& input, bool perUnit, ModelWriter& to);

/// Kernel and bias as constants, and the tensor of the layer's answers.
struct WrittenSums {
    int32_t kernel = 0;
    int32_t bias = 0; ///< -1: none
    LayerTensor output;
};

/// The kernel's values, or what became of them, as they stand in the file.
template <typename T>
std::vector<T> inFileOrder(const Sums& from, const std::vector<T>& kernel) {
    if (!from.unitsLast)
        return kernel;
    std::vector<T> to(kernel.size());
    const size_t depth = kernel.size() / from.units;
    for (size_t u = 0; u < from.units; ++u)
        for (size_t i = 0; i < depth; ++i)
            to[i * from.units + u] = kernel[u * depth + i];
    return to;
}

/// As addSums, or weights as the kind stores them. Errors: convert.too_large, convert.half (name
/// the layer).
Result<WrittenSums> writeSums(const LayerToWrite& from, const Sums& sums, bool perUnit,
                              ModelWriter& to);

/// Values of a parameter of the layer.
std::span<const float> parameterValues(const LayerToWrite& from, size_t index);

schema::ActivationFunctionType fusedActivation(Activation activation);

} // namespace tmw::tflite

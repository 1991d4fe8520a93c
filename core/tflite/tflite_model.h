// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/tensor.h"

#include <array>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <vector>

namespace tmw {

/// Affine quantization: real = scale * (q - zeroPoint), per tensor (one) or along `dimension`.
struct TensorQuantization {
    std::vector<float> scales;
    std::vector<int64_t> zeroPoints;
    int dimension = 0;
    bool present() const { return !scales.empty(); }
};

struct TfliteTensor {
    std::string name;
    /// One that nothing here computes with keeps the format's number; tensorTypeName names it.
    DataType type = DataType::Float32;
    /// As stored: a dimension that a signature leaves open has its static extent.
    Shape shape;
    TensorQuantization quantization;
    /// Constant data inside the model's bytes, not necessarily aligned, or decoded from them; empty
    /// for activations.
    std::span<const uint8_t> data;
    bool isConstant = false;
    bool isVariable = false;
};

/// An operator: `code` is BuiltinOperator's number; `customCode` is set for a custom operator.
struct TfliteOperator {
    int32_t code = 0;
    int32_t version = 1;
    std::string name;            ///< "FULLY_CONNECTED", or the custom code
    std::vector<int32_t> inputs; ///< tensor indices, -1: optional and absent
    std::vector<int32_t> outputs;
    /// The options table, whose type `optionsType` names (schema::BuiltinOptions); null where there
    /// is none or the schema here does not list it.
    const void* options = nullptr;
    int32_t optionsType = 0;
    /// A custom operator's options, in its own format.
    std::span<const uint8_t> customOptions;
    /// The subgraph that says what a STABLEHLO_COMPOSITE computes; -1: none.
    int32_t decomposition = -1;
};

struct TfliteSubgraph {
    std::string name;
    std::vector<TfliteTensor> tensors;
    std::vector<TfliteOperator> operators;
    std::vector<int32_t> inputs;
    std::vector<int32_t> outputs;
};

/// Verified bytes and their summary: every offset lies inside, every index names something, every
/// constant has the bytes its shape asks for, every scale is finite and positive. Cheap to copy.
class TfliteModel {
public:
    /// Errors: tflite.truncated, tflite.not_a_model (a Git LFS pointer is named as such),
    /// tflite.damaged, tflite.bad_version, tflite.no_subgraph, tflite.bad_index, tflite.bad_shape,
    /// tflite.bad_type, tflite.bad_constant, tflite.bad_scale, tflite.bad_zero_point,
    /// tflite.bad_quantization, tflite.sparse, tflite.compression, tflite.compression_version,
    /// tflite.compressed_tensor, tflite.too_large. Allocates at most 16 times the size plus 1 MB,
    /// and 64 MB where tensors are compressed.
    static Result<TfliteModel> fromBytes(std::vector<uint8_t> bytes);
    static Result<TfliteModel> fromFile(const std::filesystem::path& path);

    std::span<const uint8_t> bytes() const;
    const std::array<uint8_t, 32>& sha256() const;
    /// The main subgraph.
    const TfliteSubgraph& graph() const;
    const std::vector<TfliteSubgraph>& subgraphs() const;

private:
    struct Body;
    explicit TfliteModel(std::shared_ptr<const Body> body);
    std::shared_ptr<const Body> body_;
};

} // namespace tmw

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/tflite/tflite_model.h"

#include <optional>
#include <string>
#include <vector>

namespace tmw {

/// What TensorFlow Lite Metadata says of an input or output of a model, in the model's order.
struct TensorMetadata {
    std::string name = {};
    std::string description = {};
    /// A float input is to be (value - mean) / deviation, by one number or one for each channel.
    std::vector<float> mean = {};
    std::vector<float> deviation = {};
    std::vector<std::string> labels = {}; ///< of the values along its last dimension
};

/// What a .tflite says of itself for whoever uses it: TensorFlow Lite Metadata. Labels stand in a
/// text file in a zip archive behind the model, which readers of models pass over.
struct ModelMetadata {
    std::string name;
    std::string description;
    std::string version;
    std::string author;
    std::string license;
    std::vector<TensorMetadata> inputs;
    std::vector<TensorMetadata> outputs;
};

/// The name under which a .tflite holds it.
inline constexpr char kMetadataName[] = "TFLITE_METADATA";

/// The buffer of that name.
std::vector<uint8_t> metadataBytes(const ModelMetadata& metadata);
/// The file whose model is `model`, which ends in that buffer, with the labels behind it. Errors:
/// zip.too_large.
Result<std::vector<uint8_t>> withLabels(std::vector<uint8_t> model, const ModelMetadata& metadata);

/// Nothing where the file has none. Errors: metadata.damaged; what a label file does wrong is left
/// out with its labels.
Result<std::optional<ModelMetadata>> readMetadata(const TfliteModel& model);

} // namespace tmw

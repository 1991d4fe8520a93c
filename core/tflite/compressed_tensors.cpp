// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tflite/compressed_tensors.h"

#include "core/tflite/compression_generated.h"
#include "core/tflite/named_buffer.h"

#include <vector>

namespace tmw {

namespace {

constexpr ErrorKind kDamaged{
    "tflite.compression",
    "The list of the model's compressed tensors is damaged. Compress the model again."};
constexpr ErrorKind kVersion{
    "tflite.compression_version",
    "The model is compressed by version %1; this program reads version 1. Compress it again."};

} // namespace

Result<CompressedTensors> compressedTensors(const schema::Model& model) {
    CompressedTensors found;
    const auto stored = namedBuffer(model, "COMPRESSION_METADATA");
    if (!stored)
        return found;
    // Aligned, wherever the file has it.
    const std::vector<uint8_t> bytes(stored->begin(), stored->end());
    flatbuffers::Verifier verifier(bytes.data(), bytes.size());
    if (bytes.empty() || !compression::VerifyMetadataBuffer(verifier))
        return fail(kDamaged);
    const compression::Metadata& list = *compression::GetMetadata(bytes.data());
    if (list.schema_version() != 1)
        return fail(kVersion, list.schema_version());
    if (!list.subgraphs())
        return found;
    for (uint32_t i = 0; i < list.subgraphs()->size(); ++i)
        if (const auto* tensors = list.subgraphs()->Get(i)->lut_tensors())
            for (const compression::LutTensor* each : *tensors)
                found[{i, each->tensor()}] = {each->value_buffer(), each->index_bitwidth()};
    return found;
}

} // namespace tmw

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/tflite/schema_generated.h"
#include "core/tflite/stored_tensor.h"
#include "core/tflite/tflite_model.h"

#include <span>
#include <string>
#include <vector>

namespace tmw {

inline constexpr ErrorKind kBadIndex{
    "tflite.bad_index", "%1 names %2 %3, and there are %4. The file is damaged; get it again."};

template <typename T>
size_t sizeOf(const flatbuffers::Vector<T>* vector) {
    return vector ? vector->size() : 0;
}

inline std::string text(const flatbuffers::String* from) {
    return from ? from->str() : std::string();
}

/// What copies of a file's tables may take (summarize()). Errors: tflite.too_large.
class ReadBudget {
public:
    explicit ReadBudget(size_t fileBytes);
    Status take(size_t bytes);
    /// Of constants that the file has compressed.
    Status takeDecoded(size_t bytes);

private:
    Status takeFrom(size_t& left, size_t bytes) const;

    size_t fileBytes_;
    size_t left_;
    size_t decodedLeft_;
};

/// The tensors of a model, checked: shape, type, extent of a constant, quantization.
class TensorReader {
public:
    TensorReader(const schema::Model& model, std::span<const uint8_t> file, ReadBudget& budget)
        : model_(model), file_(file), budget_(budget) {}

    Result<TfliteTensor> read(const schema::Tensor& from, size_t index,
                              const TensorEncoding& encoding);
    /// Data that tensors point to and the file does not hold.
    std::vector<std::vector<uint8_t>> takeDecoded() { return std::move(decoded_); }

private:
    Result<Shape> shape(const flatbuffers::Vector<int32_t>* from, const std::string& where);
    Result<std::span<const uint8_t>> buffer(uint32_t index, const std::string& where) const;
    Status data(const schema::Tensor& from, TfliteTensor& to, const std::string& where);
    Status decode(const CompressedTensor& from, TfliteTensor& to, const std::string& where);
    Result<TensorQuantization> quantization(const schema::QuantizationParameters* from,
                                            const TfliteTensor& of, const std::string& where);

    const schema::Model& model_;
    std::span<const uint8_t> file_;
    ReadBudget& budget_;
    std::vector<std::vector<uint8_t>> decoded_;
};

} // namespace tmw

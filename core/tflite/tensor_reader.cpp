// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tflite/tensor_reader.h"

#include "core/tflite/encoded_weights.h"
#include "core/tflite/names.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <limits>

namespace tmw {

namespace {

constexpr ErrorKind kBadShape{
    "tflite.bad_shape",
    "%1 has a shape that cannot be: %2. The file is damaged, or its dimensions were left open; "
    "convert it again with a fixed input shape."};
constexpr ErrorKind kBadType{
    "tflite.bad_type",
    "%1 has element type %2, which this version does not know. Convert it again with other types."};
constexpr ErrorKind kBadConstant{
    "tflite.bad_constant",
    "%1 needs %2 bytes of data and the file holds %3. The file is damaged; get it again."};
constexpr ErrorKind kBadScale{
    "tflite.bad_scale",
    "%1 has a scale of %2; it must be a positive number. Convert the model again."};
constexpr ErrorKind kBadQuantization{
    "tflite.bad_quantization",
    "%1 has %2 scales and %3 zero points along dimension %4 of %5. Convert the model again."};
constexpr ErrorKind kBadZeroPoint{
    "tflite.bad_zero_point",
    "%1 has zero point %2, outside the range of %3. Convert the model again."};
constexpr ErrorKind kSparse{
    "tflite.sparse",
    "%1 is stored sparse, which this version does not read. Convert the model without sparsity."};
constexpr ErrorKind kCompressed{"tflite.compressed_tensor",
                                "%1 cannot be decoded: %2. Compress the model again."};
constexpr ErrorKind kTooLarge{
    "tflite.too_large",
    "The model describes far more than its %1 bytes can hold. The file is damaged; get it again."};

constexpr size_t kMostDimensions = 16;
constexpr size_t kMostDecodedBytes = size_t{64} << 20;

/// The verifier does not look at the alignment of elements wider than the vector's length.
int64_t elementAt(const flatbuffers::Vector<int64_t>& vector, uint32_t index) {
    int64_t value = 0;
    std::memcpy(&value, vector.Data() + index * sizeof value, sizeof value);
    return flatbuffers::EndianScalar(value);
}

/// "Tensor 3 (conv/bias)"; long names are cut.
std::string tensorText(size_t index, const std::string& name) {
    return "Tensor " + std::to_string(index) +
           (name.empty() ? "" : " (" + name.substr(0, 60) + ")");
}

Status checkData(const TfliteTensor& tensor, const std::string& where) {
    const auto needed = dataBytes(tensor.type, *elementCount(tensor.shape));
    if (tensor.isConstant && needed && *needed != tensor.data.size())
        return fail(kBadConstant, where, *needed, tensor.data.size());
    return {};
}

/// Least and greatest value of an integer type that is quantized to.
std::pair<int64_t, int64_t> limits(DataType type) {
    switch (type) {
    case DataType::UInt8:
        return {0, 255};
    case DataType::Int8:
        return {-128, 127};
    case DataType::Int16:
        return {-32768, 32767};
    case DataType::Int4:
        return {-8, 7};
    default:
        return {std::numeric_limits<int64_t>::min(), std::numeric_limits<int64_t>::max()};
    }
}

} // namespace

ReadBudget::ReadBudget(size_t fileBytes)
    : fileBytes_(fileBytes), left_(14 * fileBytes + (size_t{1} << 19)),
      decodedLeft_(kMostDecodedBytes) {}

Status ReadBudget::take(size_t bytes) {
    return takeFrom(left_, bytes);
}

Status ReadBudget::takeDecoded(size_t bytes) {
    return takeFrom(decodedLeft_, bytes);
}

Status ReadBudget::takeFrom(size_t& left, size_t bytes) const {
    if (bytes > left)
        return fail(kTooLarge, fileBytes_);
    left -= bytes;
    return {};
}

Result<Shape> TensorReader::shape(const flatbuffers::Vector<int32_t>* from,
                                  const std::string& where) {
    const size_t rank = sizeOf(from);
    if (rank > kMostDimensions)
        return fail(kBadShape, where, std::to_string(rank) + " dimensions");
    TMW_CHECK(budget_.take(rank * sizeof(int32_t)));
    Shape to;
    if (from)
        to.assign(from->begin(), from->end());
    if (!elementCount(to))
        return fail(kBadShape, where, toText(to));
    return to;
}

Result<std::span<const uint8_t>> TensorReader::buffer(uint32_t index,
                                                      const std::string& where) const {
    const size_t buffers = sizeOf(model_.buffers());
    // Buffer 0 stands for "no data"; some writers leave the list of buffers out altogether.
    if (index == 0 && buffers == 0)
        return std::span<const uint8_t>();
    if (index >= buffers)
        return fail(kBadIndex, where, "buffer", index, buffers);
    const schema::Buffer& buffer = *model_.buffers()->Get(index);
    if (buffer.offset() > 1) {
        if (buffer.offset() > file_.size() || buffer.size() > file_.size() - buffer.offset())
            return fail(kBadConstant, where, buffer.size(),
                        file_.size() - std::min<uint64_t>(buffer.offset(), file_.size()));
        return file_.subspan(buffer.offset(), buffer.size());
    }
    return buffer.data() ? std::span<const uint8_t>(buffer.data()->data(), buffer.data()->size())
                         : std::span<const uint8_t>();
}

Status TensorReader::data(const schema::Tensor& from, TfliteTensor& to, const std::string& where) {
    TMW_TRY(to.data, buffer(from.buffer(), where));
    to.isConstant = !to.data.empty();
    return {};
}

/// From indices to the values that they stand for.
Status TensorReader::decode(const CompressedTensor& from, TfliteTensor& to,
                            const std::string& where) {
    TMW_TRY(const std::span<const uint8_t> values, buffer(from.valueBuffer, where));
    const size_t bytes = dataBytes(to.type, *elementCount(to.shape)).value_or(0);
    TMW_CHECK(budget_.takeDecoded(bytes));
    const size_t scales = std::max<size_t>(1, to.quantization.scales.size());
    auto decoded = decodeLookup(to, to.data, {values, scales, from.indexBits});
    if (!decoded)
        return fail(kCompressed, where, decoded.error());
    decoded_.push_back(std::move(*decoded));
    to.data = decoded_.back();
    return {};
}

Result<TensorQuantization> TensorReader::quantization(const schema::QuantizationParameters* from,
                                                      const TfliteTensor& of,
                                                      const std::string& where) {
    TensorQuantization to;
    const size_t scales = from ? sizeOf(from->scale()) : 0;
    if (scales == 0)
        return to;
    const size_t zeroPoints = sizeOf(from->zero_point());
    TMW_CHECK(budget_.take(scales * (sizeof(float) + sizeof(int64_t))));
    // Old converters give a bias, which has one dimension, the dimension of its filter.
    to.dimension = of.shape.size() == 1 ? 0 : from->quantized_dimension();
    const bool perChannel = scales > 1;
    const bool inside = to.dimension >= 0 && static_cast<size_t>(to.dimension) < of.shape.size();
    if ((zeroPoints != 0 && zeroPoints != scales && zeroPoints != 1) ||
        (perChannel &&
         (!inside || static_cast<size_t>(of.shape[static_cast<size_t>(to.dimension)]) != scales)))
        return fail(kBadQuantization, where, scales, zeroPoints, to.dimension, toText(of.shape));
    const auto [least, greatest] = limits(of.type);
    to.scales.reserve(scales);
    to.zeroPoints.reserve(scales);
    for (uint32_t i = 0; i < scales; ++i) {
        const float scale = from->scale()->Get(i);
        const int64_t zeroPoint =
            zeroPoints == 0 ? 0 : elementAt(*from->zero_point(), zeroPoints == 1 ? 0 : i);
        if (!std::isfinite(scale) || scale <= 0)
            return fail(kBadScale, where, static_cast<double>(scale));
        if (zeroPoint < least || zeroPoint > greatest)
            return fail(kBadZeroPoint, where, zeroPoint, tensorTypeName(of.type));
        to.scales.push_back(scale);
        to.zeroPoints.push_back(zeroPoint);
    }
    return to;
}

Result<TfliteTensor> TensorReader::read(const schema::Tensor& from, size_t index,
                                        const TensorEncoding& encoding) {
    TfliteTensor to;
    TMW_CHECK(budget_.take(sizeOf(from.name())));
    to.name = text(from.name());
    const std::string where = tensorText(index, to.name);
    if (static_cast<uint8_t>(from.type()) >= kTensorTypes)
        return fail(kBadType, where, static_cast<int>(from.type()));
    if (from.sparsity())
        return fail(kSparse, where);
    to.type = static_cast<DataType>(from.type());
    to.isVariable = from.is_variable();
    TMW_TRY(to.shape, shape(from.shape(), where));
    TMW_CHECK(data(from, to, where));
    if (!encoding.compressed)
        TMW_CHECK(checkData(to, where));
    if (!encoding.isDecoded) {
        TMW_TRY(to.quantization, quantization(from.quantization(), to, where));
    }
    if (encoding.compressed)
        TMW_CHECK(decode(*encoding.compressed, to, where));
    return to;
}

} // namespace tmw

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tflite/encoded_weights.h"

#include "core/tflite/huffman.h"
#include "core/tflite/names.h"
#include "device_runtime/base/data_type.h"

#include <algorithm>
#include <bit>

namespace tmw {

namespace {

using Bytes = std::span<const uint8_t>;
using Problem = tl::unexpected<std::string>;

// Ancillary data: 16 bytes that say what follows them.
constexpr size_t kHeadBytes = 16;
constexpr size_t kType = 0;
constexpr size_t kVersion = 1;
constexpr size_t kTypeVersion = 4;
constexpr size_t kParameters = 5;
constexpr size_t kStride = 6; ///< values of a look-up table
enum EncodingType : uint8_t { kLookup = 0, kHuffman = 1, kPruning = 2 };
constexpr uint8_t kFirstOwnType = 128;
constexpr unsigned kOneTable = 15; ///< where a look-up table's axis stands

size_t countOf(const TfliteTensor& tensor) {
    size_t count = 1;
    for (const int32_t dimension : tensor.shape)
        count *= static_cast<size_t>(dimension);
    return count;
}

/// Bytes of a value of a type that is compressed; 0: none is.
size_t widthOf(const TfliteTensor& tensor) {
    switch (tensor.type) {
    case DataType::Bool:
    case DataType::Int8:
    case DataType::Int16:
    case DataType::Int32:
    case DataType::Int64:
    case DataType::Float32:
        return rt::sizeOf(tensor.type);
    default:
        return 0;
    }
}

Problem wrongType(const TfliteTensor& tensor) {
    return Problem("values of type " + std::string(tensorTypeName(tensor.type)) +
                   " cannot be encoded so");
}

Problem wrongSize(const char* what, size_t needed, size_t found) {
    return Problem(std::string(what) + " take " + toText(needed) + " bytes and there are " +
                   toText(found));
}

/// Which of `count` channels an element is of.
struct Channels {
    size_t count = 1;
    bool last = false; ///< along the last dimension, not along the first
    size_t elements = 0;

    size_t of(size_t element) const {
        return last ? element % count : element / (elements / count);
    }
};

tl::expected<Channels, std::string> channelsOf(const TfliteTensor& tensor, size_t count) {
    Channels channels{1, false, countOf(tensor)};
    if (count <= 1 || channels.elements == 0)
        return channels;
    const int dimension = tensor.quantization.dimension;
    channels.count = count;
    channels.last = dimension == static_cast<int>(tensor.shape.size()) - 1;
    if (!channels.last && dimension != 0)
        return Problem("its scales are those of dimension " + toText(dimension) +
                       ", neither the first nor the last");
    return channels;
}

unsigned indexAt(Bytes indices, size_t bit, unsigned bits) {
    unsigned window = unsigned{indices[bit / 8]} << 8;
    if (bit / 8 + 1 < indices.size())
        window |= indices[bit / 8 + 1];
    return window >> (16 - bit % 8 - bits) & ((1u << bits) - 1);
}

DecodedWeights lookUp(const TfliteTensor& tensor, Bytes encoded, Bytes ancillary) {
    const Bytes values = ancillary.subspan(kHeadBytes);
    const size_t stride = ancillary[kStride] * widthOf(tensor);
    const size_t scales = std::max<size_t>(1, tensor.quantization.scales.size());
    // The format lets one table serve all channels; TensorFlow Lite Micro goes by the scales.
    const bool one = ancillary[kParameters] >> 4 == kOneTable && values.size() == stride;
    const LookupTables tables{values, one ? 1 : scales, ancillary[kParameters] & 7u};
    if (values.size() != tables.count * stride)
        return wrongSize("its look-up tables", tables.count * stride, values.size());
    return decodeLookup(tensor, encoded, tables);
}

DecodedWeights decodeCodes(const TfliteTensor& tensor, Bytes encoded, Bytes ancillary) {
    const HuffmanTables tables{ancillary.subspan(kHeadBytes), (ancillary[kParameters] & 1) != 0,
                               (ancillary[kParameters] >> 4) + 1u};
    if (tensor.type != DataType::Int8 && !(tensor.type == DataType::Int16 && tables.wide))
        return wrongType(tensor);
    return decodeHuffman(encoded, tables, countOf(tensor), widthOf(tensor));
}

/// A bit an element, the first in the highest bit: 1 takes the next value, 0 the zero point.
DecodedWeights fillIn(const TfliteTensor& tensor, Bytes mask, Bytes ancillary) {
    const auto& zeroPoints = tensor.quantization.zeroPoints;
    const auto channels = channelsOf(tensor, zeroPoints.size());
    if (!channels)
        return Problem(channels.error());
    const size_t width = widthOf(tensor), count = channels->elements;
    const auto isZero = [](int64_t zeroPoint) { return zeroPoint == 0; };
    if (tensor.type != DataType::Int8 && !std::ranges::all_of(zeroPoints, isZero))
        return Problem("only int8 can have zero points other than 0 here");
    if (mask.size() != (count + 7) / 8)
        return wrongSize("its bits", (count + 7) / 8, mask.size());
    const auto isSet = [&](size_t i) { return (mask[i / 8] >> (7 - i % 8) & 1) != 0; };
    size_t set = 0;
    for (size_t i = 0; i < count; ++i)
        set += isSet(i);
    Bytes values = ancillary.subspan(kHeadBytes);
    if (values.size() != set * width)
        return wrongSize("its values", set * width, values.size());
    std::vector<uint8_t> decoded(count * width);
    for (size_t i = 0; i < count; ++i) {
        if (isSet(i)) {
            std::ranges::copy(values.first(width),
                              decoded.begin() + static_cast<ptrdiff_t>(i * width));
            values = values.subspan(width);
        } else if (!zeroPoints.empty() && width == 1) {
            decoded[i] = static_cast<uint8_t>(zeroPoints[channels->of(i)]);
        }
    }
    return decoded;
}

} // namespace

DecodedWeights decodeLookup(const TfliteTensor& tensor, Bytes indices, const LookupTables& tables) {
    const size_t width = widthOf(tensor);
    if (width == 0)
        return wrongType(tensor);
    const auto channels = channelsOf(tensor, tables.count);
    if (!channels)
        return Problem(channels.error());
    const unsigned bits = tables.indexBits;
    if (bits < 1 || bits > 7)
        return Problem("its indices are of " + toText(bits) + " bits");
    const size_t count = channels->elements, needed = (count * bits + 7) / 8;
    if (indices.size() != needed)
        return wrongSize("its indices", needed, indices.size());
    if (tables.values.size() % (tables.count * width) != 0)
        return Problem("its look-up tables are not whole");
    const size_t stride = tables.values.size() / tables.count / width;
    std::vector<uint8_t> decoded(count * width);
    for (size_t i = 0; i < count; ++i) {
        const size_t index = indexAt(indices, i * bits, bits);
        if (index >= stride)
            return Problem("an index leads beyond its look-up table");
        const size_t place = channels->of(i) * stride + index;
        std::ranges::copy(tables.values.subspan(place * width, width),
                          decoded.begin() + static_cast<ptrdiff_t>(i * width));
    }
    return decoded;
}

DecodedWeights decodeWeights(const TfliteTensor& tensor, Bytes encoded, Bytes ancillary) {
    if (ancillary.size() < kHeadBytes)
        return wrongSize("its ancillary data", kHeadBytes, ancillary.size());
    if (widthOf(tensor) == 0)
        return wrongType(tensor);
    const uint8_t type = ancillary[kType];
    if (type >= kFirstOwnType)
        return Problem("encoding " + toText(unsigned{type}) + " is the model's maker's own");
    if (type > kPruning)
        return Problem("encoding " + toText(unsigned{type}) + " is not known");
    if (ancillary[kVersion] != 1 || ancillary[kTypeVersion] != 1)
        return Problem("its encoding is of version " + toText(unsigned{ancillary[kVersion]}) + "." +
                       toText(unsigned{ancillary[kTypeVersion]}) + "; 1.1 is known");
    return type == kLookup    ? lookUp(tensor, encoded, ancillary)
           : type == kHuffman ? decodeCodes(tensor, encoded, ancillary)
                              : fillIn(tensor, encoded, ancillary);
}

} // namespace tmw

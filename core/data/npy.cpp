// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/npy.h"

#include "core/base/file.h"
#include "core/data/npy_header.h"

#include <algorithm>
#include <cstring>

namespace tmw {

namespace {

constexpr std::string_view kMagic{"\x93NUMPY", 6};
constexpr uint64_t kLargestFile = uint64_t{1} << 32;
constexpr size_t kAlignment = 64;

constexpr ErrorKind kNotNpy{"npy.not_npy", "%1 is not a .npy file. Save it with numpy.save."};
constexpr ErrorKind kVersion{
    "npy.version", "%1 is of .npy version %2, and versions 1 to 3 are read. Save it with numpy."};
constexpr ErrorKind kSize{"npy.size", "%1 has %2 bytes of values where its shape %3 needs %4. The "
                                      "file is cut off or damaged: save it again."};
constexpr ErrorKind kType{"npy.type", "%1 cannot be written: %2-bit values have no .npy type."};

/// Where the header's text lies and where the values begin.
struct Layout {
    std::string_view header;
    size_t data = 0;
};

Result<Layout> layoutOf(std::span<const uint8_t> bytes, std::string_view file) {
    const std::string_view text(reinterpret_cast<const char*>(bytes.data()), bytes.size());
    if (!text.starts_with(kMagic) || bytes.size() < 10)
        return fail(kNotNpy, file);
    const int major = bytes[6];
    if (major < 1 || major > 3)
        return fail(kVersion, file, major);
    const size_t lengthBytes = major == 1 ? 2 : 4;
    size_t length = 0;
    for (size_t i = lengthBytes; i-- > 0;)
        length = length << 8 | (8 + i < bytes.size() ? bytes[8 + i] : 0xffu);
    const size_t start = 8 + lengthBytes;
    if (bytes.size() < start || length > bytes.size() - start)
        return fail(kNotNpy, file);
    return Layout{text.substr(start, length), start + length};
}

void narrow(std::span<const uint8_t> doubles, Tensor& tensor) {
    const auto floats = tensor.as<float>();
    for (size_t i = 0; i < floats.size(); ++i) {
        double value = 0;
        std::memcpy(&value, doubles.data() + i * sizeof value, sizeof value);
        floats[i] = static_cast<float>(value);
    }
}

} // namespace

Result<Tensor> parseNpy(std::span<const uint8_t> bytes, std::string_view file, bool narrowFloat64) {
    TMW_TRY(const Layout layout, layoutOf(bytes, file));
    TMW_TRY(const NpyHeader header, parseNpyHeader(layout.header, file, narrowFloat64));
    TMW_TRY(const size_t count, elementCount(header.shape));
    const auto values = bytes.subspan(layout.data);
    const size_t itemSize = header.isFloat64 ? 8 : rt::sizeOf(header.type);
    if (values.size() != count * itemSize)
        return fail(kSize, file, values.size(), toText(header.shape), count * itemSize);
    Tensor tensor{header.type, header.shape,
                  std::vector<std::byte>(count * rt::sizeOf(header.type))};
    if (header.isFloat64)
        narrow(values, tensor);
    else if (!values.empty())
        std::memcpy(tensor.bytes.data(), values.data(), values.size());
    return tensor;
}

Result<Tensor> readNpy(const std::filesystem::path& path, bool narrowFloat64) {
    TMW_TRY(const std::vector<uint8_t> bytes, readFile(path, kLargestFile));
    return parseNpy(bytes, path.filename().string(), narrowFloat64);
}

Result<std::vector<uint8_t>> npyBytes(const Tensor& tensor) {
    const std::string_view descriptor = npyDescriptor(tensor.type);
    if (descriptor.empty())
        return fail(kType, std::string_view("The tensor"), 4);
    TMW_TRY(const size_t count, elementCount(tensor.shape));
    if (tensor.bytes.size() != count * rt::sizeOf(tensor.type))
        return fail(kSize, std::string_view("The tensor"), tensor.bytes.size(),
                    toText(tensor.shape), count * rt::sizeOf(tensor.type));
    std::string text =
        "{'descr': '" + std::string(descriptor) + "', 'fortran_order': False, 'shape': (";
    for (size_t i = 0; i < tensor.shape.size(); ++i)
        text += (i ? ", " : "") + std::to_string(tensor.shape[i]);
    text += tensor.shape.size() == 1 ? ",), }" : "), }";
    text.append(kAlignment - 1 - (kMagic.size() + 4 + text.size()) % kAlignment, ' ');
    text += '\n';
    std::vector<uint8_t> bytes(kMagic.begin(), kMagic.end());
    bytes.insert(bytes.end(), {1, 0, static_cast<uint8_t>(text.size() & 0xff),
                               static_cast<uint8_t>(text.size() >> 8)});
    bytes.insert(bytes.end(), text.begin(), text.end());
    const auto* values = reinterpret_cast<const uint8_t*>(tensor.bytes.data());
    bytes.insert(bytes.end(), values, values + tensor.bytes.size());
    return bytes;
}

Status writeNpy(const std::filesystem::path& path, const Tensor& tensor) {
    TMW_TRY(const std::vector<uint8_t> bytes, npyBytes(tensor));
    return writeFile(path, bytes);
}

} // namespace tmw

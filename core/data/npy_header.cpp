// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/npy_header.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>

namespace tmw {

namespace {

constexpr size_t kMostDimensions = 8;
constexpr size_t kShownText = 60;

constexpr ErrorKind kHeader{
    "npy.header", "The header of %1 cannot be read near '%2'. Save the array with numpy.save."};
constexpr ErrorKind kType{
    "npy.type", "%1 holds values of type %2. Convert it first: astype('float32'), or "
                "int8, uint8, int16, uint16, int32, uint32, int64, uint64, float16, bool."};
constexpr ErrorKind kByteOrder{
    "npy.byte_order",
    "%1 is big-endian (%2). Convert it first: array.astype(array.dtype.newbyteorder('<'))."};
constexpr ErrorKind kFortranOrder{
    "npy.fortran_order",
    "%1 is in Fortran order. Convert it first: numpy.ascontiguousarray(array)."};

constexpr auto kTypes =
    std::to_array<std::pair<DataType, std::string_view>>({{DataType::Float32, "<f4"},
                                                          {DataType::Float16, "<f2"},
                                                          {DataType::Int32, "<i4"},
                                                          {DataType::UInt8, "|u1"},
                                                          {DataType::Int64, "<i8"},
                                                          {DataType::Bool, "|b1"},
                                                          {DataType::Int16, "<i2"},
                                                          {DataType::Int8, "|i1"},
                                                          {DataType::UInt64, "<u8"},
                                                          {DataType::UInt32, "<u4"},
                                                          {DataType::UInt16, "<u2"}});

/// A reader for the one Python dictionary a header is.
class Scanner {
public:
    explicit Scanner(std::string_view text) : rest_(text) {}

    bool take(std::string_view token) {
        skipBlanks();
        if (!rest_.starts_with(token))
            return false;
        rest_.remove_prefix(token.size());
        return true;
    }
    std::optional<std::string_view> string() {
        skipBlanks();
        if (rest_.empty() || (rest_.front() != '\'' && rest_.front() != '"'))
            return std::nullopt;
        const size_t end = rest_.find(rest_.front(), 1);
        if (end == std::string_view::npos)
            return std::nullopt;
        const std::string_view text = rest_.substr(1, end - 1);
        rest_.remove_prefix(end + 1);
        return text;
    }
    std::optional<int32_t> number() {
        skipBlanks();
        int32_t value = 0;
        const auto [end, error] = std::from_chars(rest_.data(), rest_.data() + rest_.size(), value);
        if (error != std::errc{})
            return std::nullopt;
        rest_.remove_prefix(static_cast<size_t>(end - rest_.data()));
        take("L"); // Python 2 wrote long integers so
        return value;
    }
    std::string_view rest() const { return rest_.substr(0, kShownText); }

private:
    void skipBlanks() {
        while (!rest_.empty() && (rest_.front() == ' ' || rest_.front() == '\n'))
            rest_.remove_prefix(1);
    }
    std::string_view rest_;
};

bool readShape(Scanner& scan, Shape& shape) {
    if (!scan.take("("))
        return false;
    while (!scan.take(")")) {
        const auto dimension = scan.number();
        if (!dimension || shape.size() == kMostDimensions)
            return false;
        shape.push_back(*dimension);
        if (!scan.take(","))
            return scan.take(")");
    }
    return true;
}

struct Fields {
    std::optional<std::string_view> descriptor;
    std::optional<bool> fortran;
    std::optional<Shape> shape;
};

bool readField(Scanner& scan, Fields& fields) {
    const auto key = scan.string();
    if (!key || !scan.take(":"))
        return false;
    if (*key == "descr" && !fields.descriptor) {
        fields.descriptor = scan.string();
        return fields.descriptor.has_value();
    }
    if (*key == "fortran_order" && !fields.fortran) {
        fields.fortran = scan.take("True");
        return *fields.fortran || scan.take("False");
    }
    if (*key == "shape" && !fields.shape)
        return readShape(scan, fields.shape.emplace());
    return false;
}

/// A message shows no byte that is not plain text.
std::string printable(std::string_view text) {
    std::string out(text);
    std::ranges::replace_if(
        out, [](char c) { return c < 0x20 || c > 0x7e; }, '?');
    return out;
}

Status readType(std::string_view descriptor, std::string_view file, bool narrowFloat64,
                NpyHeader& header) {
    if (descriptor == "<f8" && narrowFloat64) {
        header.isFloat64 = true;
        return {};
    }
    const bool big = descriptor.size() == 3 && descriptor[0] == '>' && descriptor[2] != '1';
    if (big)
        return fail(kByteOrder, file, printable(descriptor));
    for (const auto& [type, text] : kTypes) {
        if (descriptor.size() == 3 && descriptor.substr(1) == text.substr(1)) {
            header.type = type;
            return {};
        }
    }
    return fail(kType, file, printable(descriptor.substr(0, kShownText)));
}

} // namespace

Result<NpyHeader> parseNpyHeader(std::string_view text, std::string_view file, bool narrowFloat64) {
    Scanner scan(text);
    Fields fields;
    bool good = scan.take("{");
    while (good && !scan.take("}")) {
        good = readField(scan, fields);
        if (good && !scan.take(",")) {
            good = scan.take("}");
            break;
        }
    }
    if (!good || !fields.descriptor || !fields.fortran || !fields.shape)
        return fail(kHeader, file, printable(scan.rest()));
    NpyHeader header{.type = DataType::Float32, .shape = *fields.shape, .isFloat64 = false};
    TMW_CHECK(readType(*fields.descriptor, file, narrowFloat64, header));
    if (*fields.fortran && header.shape.size() > 1)
        return fail(kFortranOrder, file);
    return header;
}

std::string_view npyDescriptor(DataType type) {
    for (const auto& [known, text] : kTypes)
        if (known == type)
            return text;
    return {};
}

} // namespace tmw

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/codegen/source_file.h"

#include "core/base/file.h"
#include "core/codegen/export_errors.h"

#include <algorithm>
#include <charconv>

namespace tmw {

namespace {

bool isKey(std::string_view word) {
    return !word.empty() && std::ranges::all_of(word, [](char c) {
        return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
    });
}

} // namespace

Result<std::string> renderTemplate(const std::filesystem::path& resources, std::string_view name,
                                   const Fields& fields) {
    const auto path = resources / "export" / name;
    const auto bytes = readFile(path, uint64_t(1) << 20);
    if (!bytes)
        return fail(kExportResource, path.string(), bytes.error().message());
    const std::string text(bytes->begin(), bytes->end());
    std::string rendered;
    size_t at = 0;
    while (at < text.size()) {
        const size_t open = text.find('@', at);
        const size_t close = open == text.npos ? text.npos : text.find('@', open + 1);
        if (close == text.npos)
            break;
        const std::string key = text.substr(open + 1, close - open - 1);
        if (!isKey(key)) { // an @ of the text's own
            rendered += text.substr(at, close - at);
            at = close;
            continue;
        }
        const auto field = std::ranges::find(fields, key, &Fields::value_type::first);
        if (field == fields.end())
            return fail(kExportResource, path.string(), "nothing is known for @" + key + "@");
        rendered += text.substr(at, open - at) + field->second;
        at = close + 1;
    }
    return rendered + text.substr(at);
}

std::string arrayText(std::span<const uint8_t> bytes) {
    static constexpr char kDigits[] = "0123456789abcdef";
    std::string text;
    text.reserve(bytes.size() * 6 + 16);
    for (size_t i = 0; i < bytes.size(); ++i) {
        text += i % 16 == 0 ? (i == 0 ? "    0x" : ",\n    0x") : ", 0x";
        text += kDigits[bytes[i] >> 4];
        text += kDigits[bytes[i] & 15];
    }
    return text;
}

std::string floatText(float value) {
    char digits[32];
    const auto end =
        std::to_chars(digits, digits + sizeof digits, value, std::chars_format::scientific);
    return std::string(digits, end.ptr) + "f";
}

std::string_view cTypeOf(rt::DataType type) {
    switch (type) {
    case rt::DataType::Float32:
        return "float";
    case rt::DataType::Int32:
        return "int32_t";
    case rt::DataType::Int64:
        return "int64_t";
    case rt::DataType::Int16:
        return "int16_t";
    case rt::DataType::Int8:
        return "int8_t";
    case rt::DataType::UInt64:
        return "uint64_t";
    case rt::DataType::UInt32:
        return "uint32_t";
    case rt::DataType::UInt16:
        return "uint16_t";
    case rt::DataType::UInt8:
    case rt::DataType::Bool:
    case rt::DataType::Float16:
    case rt::DataType::Int4:
        break;
    }
    return "uint8_t";
}

std::string_view enumeratorOf(rt::DataType type) {
    switch (type) {
    case rt::DataType::Float32:
        return "Float32";
    case rt::DataType::Float16:
        return "Float16";
    case rt::DataType::Int32:
        return "Int32";
    case rt::DataType::UInt8:
        return "UInt8";
    case rt::DataType::Int64:
        return "Int64";
    case rt::DataType::Bool:
        return "Bool";
    case rt::DataType::Int16:
        return "Int16";
    case rt::DataType::Int8:
        return "Int8";
    case rt::DataType::UInt64:
        return "UInt64";
    case rt::DataType::UInt32:
        return "UInt32";
    case rt::DataType::UInt16:
        return "UInt16";
    case rt::DataType::Int4:
        break;
    }
    return "Int4";
}

} // namespace tmw

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "device_runtime/base/data_type.h"

#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace tmw {

/// A file to write: its path relative to the export's folder ("src/model.cpp"), and what it holds.
struct SourceFile {
    std::string path;
    std::string text;
};

/// What stands for @KEY@ in a template.
using Fields = std::vector<std::pair<std::string, std::string>>;

/// The template `name` of the program's folder export/, each @KEY@ replaced once, from left to
/// right. Errors: export.resource where the file is missing, or names a key that `fields` lacks.
Result<std::string> renderTemplate(const std::filesystem::path& resources, std::string_view name,
                                   const Fields& fields);

/// Bytes as the inside of a C array: "0x1c, 0x00, ...", sixteen a line, indented.
std::string arrayText(std::span<const uint8_t> bytes);

/// A float as C++ source that reads back as the same bits; finite values only.
std::string floatText(float value);

/// "int8_t"; Bool is uint8_t.
std::string_view cTypeOf(rt::DataType type);
/// "Int8", as the enumerator of rt::DataType.
std::string_view enumeratorOf(rt::DataType type);

} // namespace tmw

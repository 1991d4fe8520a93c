// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/device.h"
#include "core/codegen/export.h"

namespace tmw::cli {

/// Named after the project or the file.
ExportOptions exportOptions(const OpenModel& open);
/// C array, C++ and Arduino library, each in a folder of its own.
Status exportAll(const OpenModel& open, const std::filesystem::path& out);
/// code_bytes, or null with the reason.
void addCodeBytes(Json& json, const PlacedModel& placed);

} // namespace tmw::cli

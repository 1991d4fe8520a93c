// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/codegen/source_file.h"

namespace tmw {

/// The runtime's files that `roots` ("device_runtime/kernels/copy.cpp") need: what they include,
/// and the source beside each such header, and so on. Sorted by path. Sources get a line that
/// keeps the compiler from fusing products with sums, wherever they are compiled (decision 6).
/// Error: export.resource.
Result<std::vector<SourceFile>> runtimeSources(const std::filesystem::path& resources,
                                               std::vector<std::string> roots);

/// The licence of what is exported, as the export's LICENSE. Error: export.resource.
Result<SourceFile> licenceOf(const std::filesystem::path& resources);

} // namespace tmw

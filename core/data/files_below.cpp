// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/files_below.h"

#include <algorithm>

namespace tmw {

namespace {

namespace fs = std::filesystem;

constexpr ErrorKind kUnreadable{"import.unreadable_folder",
                                "The folder %1 cannot be read: %2. Give yourself the right to, or "
                                "choose files."};

} // namespace

Result<std::vector<fs::path>> filesBelow(const fs::path& folder, bool (*takes)(const fs::path&)) {
    std::vector<fs::path> files;
    std::error_code failed;
    for (fs::recursive_directory_iterator at(folder, failed), end; !failed && at != end;
         at.increment(failed))
        if (std::error_code unknown; at->is_regular_file(unknown) && takes(at->path()))
            files.push_back(at->path());
    if (failed)
        return fail(kUnreadable, folder.string(), failed.message());
    std::ranges::sort(files);
    return files;
}

} // namespace tmw

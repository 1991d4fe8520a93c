// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/import_kind.h"

#include "core/data/sample_files.h"
#include "core/project/image_folder.h"

#include <algorithm>
#include <array>

namespace tmw {

namespace {

constexpr ErrorKind kMixed{"import.mixed_kinds", "%1 and %2 are of different kinds (tables, "
                                                 "arrays, images). Import each kind on its own."};

Result<DataKind> kindOfOne(const std::filesystem::path& path) {
    std::error_code failed;
    if (!std::filesystem::is_directory(path, failed))
        return isSampleFile(path)  ? DataKind::Arrays
               : isImageFile(path) ? DataKind::Images
                                   : DataKind::Tables;
    const auto tableFiles = tableFilesIn(std::array{path});
    const size_t tables = tableFiles ? tableFiles->size() : 0;
    TMW_TRY(const auto arrays, sampleFilesIn(std::array{path}));
    TMW_TRY(const size_t images, countImages(path));
    if (tables >= std::max(arrays.size(), images))
        return DataKind::Tables;
    return arrays.size() >= images ? DataKind::Arrays : DataKind::Images;
}

} // namespace

Result<DataKind> kindOf(std::span<const std::filesystem::path> paths) {
    if (paths.empty())
        return DataKind::Tables;
    TMW_TRY(const DataKind kind, kindOfOne(paths.front()));
    for (const auto& path : paths) {
        TMW_TRY(const DataKind other, kindOfOne(path));
        if (other != kind)
            return fail(kMixed, paths.front().filename().string(), path.filename().string());
    }
    return kind;
}

} // namespace tmw

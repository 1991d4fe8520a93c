// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/sample_import.h"

#include "core/data/sample_files.h"
#include "core/nn/graph.h"
#include "core/project/image_folder.h"

#include <charconv>

namespace tmw {

namespace {

namespace fs = std::filesystem;

constexpr ErrorKind kBadShape{"import.bad_shape",
                              "%1 is not a shape. Write one to three sizes with x between, such as "
                              "28x28x1 or 128x9."};
constexpr ErrorKind kNoArrays{"import.no_arrays",
                              "There is no array in %1. Name a .npy, .npz or IDX file."};
constexpr ErrorKind kTwoFiles{
    "import.labels_of_many", "One file of labels cannot belong to %1 files. Import one at a time."};
constexpr size_t kMostDimensions = 3;

/// Empty for empty words.
Result<Shape> parseShape(std::string_view words) {
    Shape shape;
    for (size_t at = 0; !words.empty() && at <= words.size();) {
        const size_t end = std::min(words.find('x', at), words.size());
        int32_t size = 0;
        const auto [stop, error] = std::from_chars(words.data() + at, words.data() + end, size);
        if (error != std::errc{} || stop != words.data() + end || size < 1 ||
            shape.size() == kMostDimensions)
            return fail(kBadShape, words);
        shape.push_back(size);
        at = end + 1;
    }
    return shape;
}

Result<std::vector<ReadSamples>> readArrays(std::span<const fs::path> paths,
                                            const ImportChoices& choices, std::stop_token stop) {
    TMW_TRY(Shape shape, parseShape(choices.shape));
    TMW_TRY(const auto files, sampleFilesIn(paths));
    if (files.empty())
        return fail(kNoArrays, paths.front().string());
    SampleOptions options{.shape = std::move(shape), .part = choices.part};
    if (!choices.labelsFile.empty())
        options.labels = choices.labelsFile;
    if (options.labels && files.size() > 1)
        return fail(kTwoFiles, files.size());
    std::vector<ReadSamples> all;
    for (const fs::path& file : files) {
        if (stop.stop_requested())
            return fail(kCancelled);
        TMW_TRY(Dataset data, readSamples(file, options));
        all.push_back({file, std::move(data)});
    }
    return all;
}

Result<std::vector<ReadSamples>> readImages(std::span<const fs::path> paths,
                                            const ImportChoices& choices, std::stop_token stop) {
    ImageOptions options{.gray = choices.gray, .part = choices.part};
    if (!choices.size.empty()) {
        TMW_TRY(options.size, parseImageSize(choices.size));
    }
    std::vector<ReadSamples> all;
    for (const fs::path& path : paths) {
        const fs::path folder = fs::absolute(path).lexically_normal();
        const fs::path place = folder.filename().empty() ? folder.parent_path() : folder;
        // Several folders, each of one class: their names tell the classes.
        const std::string ownName =
            paths.size() > 1 && fs::is_directory(place) ? place.filename().string() : std::string();
        TMW_TRY(Dataset data, readImageFolder(place, ownName, options, stop));
        all.push_back({place, std::move(data)});
    }
    return all;
}

} // namespace

Result<std::vector<ReadSamples>> readSampleSources(DataKind kind, std::span<const fs::path> paths,
                                                   const ImportChoices& choices,
                                                   std::stop_token stop) {
    return kind == DataKind::Images ? readImages(paths, choices, stop)
                                    : readArrays(paths, choices, stop);
}

std::string firstLayers(const Shape& sample, const std::string& last) {
    const std::string dense = "dense 32 relu, " + last;
    if (sample.size() == 1)
        return dense;
    const std::string layers =
        (sample.size() == 2
             ? "conv1d 8 5 same relu, maxpool 2, conv1d 16 5 same relu, maxpool 2, flatten, "
             : "conv2d 8 3x3 relu, maxpool 2, conv2d 16 3x3 relu, maxpool 2, flatten, ") +
        dense;
    const auto parsed = parseLayers(layers);
    return parsed && Graph::build(sample, *parsed) ? layers : "flatten, " + dense;
}

} // namespace tmw

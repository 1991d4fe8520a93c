// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/sample_files.h"

#include "core/base/file.h"
#include "core/data/files_below.h"
#include "core/data/idx.h"
#include "core/data/labelled_arrays.h"
#include "core/data/npy.h"
#include "core/data/npz.h"
#include "core/data/packed_samples.h"
#include "core/data/table_append.h"
#include "core/data/unpack.h"

#include <algorithm>
#include <array>
#include <fstream>

namespace tmw {

namespace {

namespace fs = std::filesystem;

constexpr ErrorKind kTwoLabels{"samples.two_labels",
                               "%1 has parts with labels of their own, so one file of labels does "
                               "not fit. Import it without."};
constexpr ErrorKind kLabelsAlone{"samples.labels_alone",
                                 "%1 holds labels without images. Name the file of images that "
                                 "belongs to it."};
constexpr std::string_view kIdx = "idx";

/// Without .gz.
std::string plainName(const fs::path& path) {
    return path.extension() == ".gz" ? path.stem().string() : path.filename().string();
}

/// No text and no array begins so.
bool holdsIdx(const fs::path& path) {
    std::array<uint8_t, 4> first{};
    std::ifstream file(path, std::ios::binary);
    return file.read(reinterpret_cast<char*>(first.data()), first.size()) && beginsAsIdx(first);
}

/// By its name, which may end in .gz, or by what it begins with.
bool isIdx(const fs::path& path) {
    const std::string name = plainName(path);
    return name.ends_with("ubyte") || name.ends_with(".idx") ||
           fs::path(name).extension().string().starts_with(".idx") || holdsIdx(path);
}

bool isIdxLabels(const fs::path& path) {
    const std::string name = plainName(path);
    return isIdx(path) && name.find("labels") != std::string::npos;
}

/// t10k-images-idx3-ubyte has t10k-labels-idx1-ubyte beside it.
std::optional<fs::path> labelsBeside(const fs::path& images) {
    std::string name = plainName(images);
    const size_t word = name.find("images");
    if (word == std::string::npos)
        return std::nullopt;
    name.replace(word, 6, "labels");
    if (const size_t rank = name.find(kIdx, word);
        rank != std::string::npos && rank + 3 < name.size())
        name[rank + 3] = '1';
    for (const char* ending : {"", ".gz"}) {
        std::error_code failed;
        if (auto path = images.parent_path() / (name + ending); fs::exists(path, failed))
            return path;
    }
    return std::nullopt;
}

Result<std::vector<uint8_t>> unpacked(const fs::path& path) {
    TMW_TRY(auto bytes, readFile(path));
    if (!isGzip(bytes))
        return bytes;
    return unpackGzip(bytes, path.filename().string());
}

Result<Tensor> readArray(const fs::path& path) {
    TMW_TRY(const auto bytes, unpacked(path));
    const std::string file = path.filename().string();
    return isIdx(path) ? parseIdx(bytes, file) : parseNpy(bytes, file, true);
}

Result<std::vector<LabelledArrays>> readArrays(const fs::path& path, const SampleOptions& options) {
    std::vector<LabelledArrays> all;
    if (path.extension() == ".npz") {
        TMW_TRY(const auto bytes, readFile(path));
        TMW_TRY(all, parseNpz(bytes, path.filename().string()));
    } else {
        TMW_TRY(auto samples, readArray(path));
        all.push_back({.samples = std::move(samples)});
    }
    const auto labels = options.labels ? options.labels
                        : isIdx(path)  ? labelsBeside(path)
                                       : std::nullopt;
    if (!labels)
        return all;
    if (all.size() > 1)
        return fail(kTwoLabels, path.filename().string());
    TMW_TRY(all.front().labels, readArray(*labels));
    all.front().labelsName = labels->filename().string();
    return all;
}

} // namespace

bool isSampleFile(const fs::path& path) {
    return path.extension() == ".npy" || path.extension() == ".npz" || isIdx(path);
}

Result<std::vector<fs::path>> sampleFilesIn(std::span<const fs::path> paths) {
    std::vector<fs::path> files;
    for (const fs::path& path : paths) {
        std::error_code failed;
        if (!fs::is_directory(path, failed)) {
            files.push_back(path);
            continue;
        }
        TMW_TRY(const auto below, filesBelow(path, isSampleFile));
        files.insert(files.end(), below.begin(), below.end());
    }
    const bool only = std::ranges::all_of(files, isIdxLabels);
    if (!only)
        std::erase_if(files, isIdxLabels);
    return files;
}

Result<Dataset> readSamples(const fs::path& path, const SampleOptions& options) {
    const std::string file = path.filename().string();
    if (isIdxLabels(path))
        return fail(kLabelsAlone, file);
    if (path.extension() == ".npz") {
        TMW_TRY(const auto bytes, readFile(path));
        if (isPackedSamples(bytes)) {
            TMW_TRY(Dataset data, unpackSamples(bytes, file));
            if (options.part)
                data.importedPart.assign(data.rows, options.part);
            return data;
        }
    }
    TMW_TRY(auto all, readArrays(path, options));
    Dataset data;
    for (LabelledArrays& arrays : all) {
        if (options.part)
            arrays.part = options.part;
        TMW_TRY(Dataset more, datasetOf(std::move(arrays), options.shape, file));
        TMW_CHECK(appendRows(data, std::move(more), file));
    }
    return data;
}

} // namespace tmw

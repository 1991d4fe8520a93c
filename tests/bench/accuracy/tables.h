// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/file.h"
#include "core/data/features.h"
#include "core/data/sample_files.h"

#include <charconv>
#include <filesystem>
#include <map>

namespace tmw::bench {

/// A row of the accuracy table: data of others, and the network that learns them, its weights
/// begun as Keras begins them.
struct AccuracyCase {
    std::string_view name;
    std::string_view file; ///< below the folder of datasets
    std::string_view layers;
    int epochs;
    bool skipsFirstLine = false;
    bool labelFirst = false;
};

inline constexpr AccuracyCase kAccuracyCases[] = {
    {"iris", "tabular_sklearn/iris.csv", "dense 16 relu, dense 16 relu, dense 3 softmax", 200,
     true},
    {"wine", "tabular_sklearn/wine_data.csv", "dense 16 relu, dense 16 relu, dense 3 softmax", 200,
     true},
    {"breast_cancer", "tabular_sklearn/breast_cancer.csv",
     "dense 16 relu, dense 16 relu, dense 2 softmax", 100, true},
    {"crops", "agri_crop_recommendation/crop_recommendation.csv",
     "dense 32 relu, dense 32 relu, dense 22 softmax", 60, true},
    {"digits", "images_mnist_t10k/t10k-images-idx3-ubyte.gz",
     "conv2d 8 3x3 relu glorot_uniform, maxpool 2, conv2d 16 3x3 relu glorot_uniform, maxpool 2, "
     "flatten, dense 32 relu, "
     "dense 10 softmax",
     6},
    {"ecg", "ecg5000_train/ECG5000_TRAIN.txt",
     "reshape 140x1, conv1d 8 5 same relu glorot_uniform, maxpool 2, conv1d 16 5 same relu "
     "glorot_uniform, maxpool 2, flatten, "
     "dense 16 relu, dense 5 softmax",
     40, false, true},
};

/// Numbers between commas or blanks; a word is a class by its first appearance.
inline Result<Dataset> readTable(const std::filesystem::path& path, const AccuracyCase& from) {
    TMW_TRY(const auto bytes, readFile(path, uint64_t{1} << 26));
    std::string_view text(reinterpret_cast<const char*>(bytes.data()), bytes.size());
    Dataset data;
    std::map<std::string, double, std::less<>> words;
    const auto valueOf = [&](std::string_view cell) {
        double value = 0;
        const auto [end, error] = std::from_chars(cell.data(), cell.data() + cell.size(), value);
        if (error == std::errc{} && end == cell.data() + cell.size())
            return value;
        return words.try_emplace(std::string(cell), double(words.size())).first->second;
    };
    bool skips = from.skipsFirstLine;
    while (!text.empty()) {
        const size_t end = std::min(text.find('\n'), text.size());
        std::string_view line = text.substr(0, end);
        text.remove_prefix(std::min(end + 1, text.size()));
        if (std::exchange(skips, false))
            continue;
        size_t column = 0;
        while (true) {
            line.remove_prefix(std::min(line.find_first_not_of(", \t\r"), line.size()));
            if (line.empty())
                break;
            const size_t length = std::min(line.find_first_of(", \t\r"), line.size());
            if (column == data.columns.size())
                data.columns.push_back({.name = "x" + std::to_string(column)});
            data.columns[column++].values.push_back(valueOf(line.substr(0, length)));
            line.remove_prefix(length);
        }
        data.rows += column > 0 ? 1 : 0;
    }
    (from.labelFirst ? data.columns.front() : data.columns.back()).role = ColumnRole::Label;
    return data;
}

/// Puts rows into the parts that splits/ROWS.txt (make_splits.py) gives them.
inline Status takeSplit(const std::filesystem::path& folder, Dataset& data) {
    TMW_TRY(const auto bytes, readFile(folder / (std::to_string(data.rows) + ".txt"), 1U << 20));
    const char* at = reinterpret_cast<const char*>(bytes.data());
    const char* const last = at + bytes.size();
    data.importedPart.resize(data.rows);
    for (size_t i = 0; at < last; ++i) {
        size_t row = 0;
        at = std::from_chars(at, last, row).ptr + 1;
        data.importedPart.at(row) = i < data.rows * 6 / 10   ? SplitPart::Train
                                    : i < data.rows * 8 / 10 ? SplitPart::Validation
                                                             : SplitPart::Test;
    }
    return {};
}

inline Result<Features> loadCase(const AccuracyCase& from, const std::filesystem::path& datasets,
                                 const std::filesystem::path& splits) {
    const auto path = datasets / from.file;
    TMW_TRY(Dataset data, isSampleFile(path) ? readSamples(path, {}) : readTable(path, from));
    TMW_CHECK(takeSplit(splits, data));
    return makeFeatures(data, {});
}

} // namespace tmw::bench

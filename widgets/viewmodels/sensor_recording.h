// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/data/dataset.h"

#include <filesystem>
#include <fstream>
#include <memory>
#include <span>
#include <string>
#include <vector>

namespace tmw::ui {

/// Raw rows of a sensor as a table that an import takes: `time_s`, a column an input, and where
/// there are classes the label of the last mark.
class SensorRecording {
public:
    struct Columns {
        bool time = true;
        std::vector<std::string> inputs;
        std::string label = {}; ///< empty: no such column
        std::vector<std::string> labels = {};
    };
    /// Errors: file.*.
    static Result<std::unique_ptr<SensorRecording>> begin(const std::filesystem::path& file,
                                                          Columns columns);

    /// `label`: number of the label; -1: none.
    void add(double seconds, std::span<const float> raw, int label);
    size_t rows() const { return rows_; }
    size_t labelled() const { return labelled_; }
    const std::filesystem::path& file() const { return file_; }
    /// Errors: file.cannot_write.
    Status finish();

private:
    SensorRecording(std::filesystem::path file, Columns columns);

    std::filesystem::path file_;
    Columns columns_;
    std::ofstream out_;
    double begun_ = 0;
    size_t rows_ = 0;
    size_t labelled_ = 0;
};

/// Columns that rows can be added to `data` with, where that is possible: time is left out where
/// the data has none.
SensorRecording::Columns columnsFor(const Dataset* data, std::vector<std::string> inputs,
                                    std::string label, std::vector<std::string> labels);

} // namespace tmw::ui

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/tflite/ops/sums.h"

#include <map>
#include <string>

namespace tmw::tflite {

/// Operators of one step of a sequence, of which there are many: short names, constants once.
/// Answers are rows of values; of integers their range is that of a number in `ranges`.
class StepWriter {
public:
    enum Binary { Add, Mul, Sub };

    /// No `integers`: float.
    StepWriter(std::string name, std::optional<DataType> integers, std::span<const Range> ranges,
               ModelWriter& to)
        : name_(std::move(name)), integers_(integers), ranges_(ranges), to_(to) {}

    /// Of what follows.
    void begin(size_t step) { step_ = step; }
    /// The next tensor has this name.
    void nameNext(std::string name) { next_ = std::move(name); }

    std::optional<Quantization> quantizationOf(size_t which, Scale least = {0}) const;
    /// A constant row of 0.
    LayerTensor zeros(const char* what, int32_t columns, size_t which);
    /// Row `step` of a tensor 1 x 1 x steps x columns.
    LayerTensor step(const char* what, const LayerTensor& all, int32_t step, int32_t columns);
    /// Columns [first, last) of a row.
    LayerTensor columns(const char* what, const LayerTensor& row, int32_t first, int32_t last);
    LayerTensor fullyConnected(const char* what, const LayerTensor& row, const AddedSums& weights,
                               int32_t columns, size_t which);
    LayerTensor binary(const char* what, Binary function, const LayerTensor& a,
                       const LayerTensor& b, const Shape& shape, size_t which);
    /// Sigmoid or tanh, whose integer answers have scales of their own.
    LayerTensor squash(const char* what, Activation activation, const LayerTensor& row,
                       int32_t columns);

private:
    LayerTensor made(const char* what, const Shape& shape,
                     const std::optional<Quantization>& quantization);
    int32_t constant(const std::vector<int32_t>& values);
    LayerTensor slice(const LayerTensor& from, LayerTensor to, const std::vector<int32_t>& begin,
                      const std::vector<int32_t>& end, int32_t shrunk);

    std::string name_;
    std::optional<DataType> integers_;
    std::span<const Range> ranges_;
    ModelWriter& to_;
    size_t step_ = 0;
    std::string next_;
    std::map<std::vector<int32_t>, int32_t> constants_;
};

} // namespace tmw::tflite

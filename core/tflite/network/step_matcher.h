// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/tflite/network/reader.h"

#include <functional>

namespace tmw::network {

/// Walks operators one after another from the reader's present one on, as a recurrent layer written
/// here has them (core/tflite/ops/gru.h, lstm_steps.h). A step that finds another operator answers
/// nothing, and no operator takes what came of it.
class StepMatcher {
public:
    explicit StepMatcher(const Reader& reader) : reader_(reader), at_(reader.index()) {}

    /// The output of the next operator, if it is this one and takes these first.
    std::optional<int32_t> take(std::string_view name,
                                std::initializer_list<std::optional<int32_t>> inputs);

    /// A convolution of one tap along the steps of [1, 1, steps, channels], which all take `input`.
    struct InputSums {
        int32_t output = -1;
        RealTensor kernel; ///< units x 1 x 1 x channels
        RealTensor bias;
    };
    std::optional<InputSums> inputSums();

    /// Columns or a step: `dimension` of the slice begins at `begin`.
    std::optional<int32_t> slice(std::optional<int32_t> from, size_t dimension, int32_t begin,
                                 int32_t length);

    /// Weights units x state that every step takes, and their bias.
    struct StateSums {
        int32_t weights = -1;
        int32_t bias = -1; ///< none
    };
    std::optional<int32_t> stateSums(StateSums& sums, int32_t state, const Shape& shape);

    /// A constant of nothing but 0, which the next operator takes as this input.
    std::optional<int32_t> zerosOfNext(size_t input);
    /// Takes step after step: step(t) answers the state after it. The last one is the layer's
    /// answer, or all of them where they are put together.
    bool takeSteps(const InputSums& first,
                   const std::function<std::optional<int32_t>(int32_t t)>& step);
    /// Drafts the layer, one row of values a parameter, in the place of the operators taken.
    template <typename Spec>
    Result<bool> put(Reader& reader, Spec spec, std::vector<std::vector<float>> values) const {
        spec.sequences = sequences_;
        TMW_TRY(const size_t value, reader.value(input_));
        TMW_TRY(const size_t input, reader.shaped(value, {steps_, reader.tensor(input_).shape[3]}));
        TMW_TRY(const size_t made, reader.put(spec, {input}, std::move(values)));
        for (const size_t each : operators_)
            reader.consume(each);
        reader.setValue(output_, made);
        return true;
    }

private:
    const TfliteOperator* next();
    std::optional<int32_t> takeWith(std::string_view name, const std::vector<int32_t>& inputs);

    const Reader& reader_;
    size_t at_;
    std::vector<size_t> operators_;
    const TfliteOperator* last_ = nullptr;
    int32_t input_ = -1;
    int32_t output_ = -1;
    int32_t steps_ = 0;
    bool sequences_ = false;
};

/// depth x units from units x depth.
std::vector<float> turned(const RealTensor& from, size_t units);

} // namespace tmw::network

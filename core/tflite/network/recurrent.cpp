// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tflite/network/reader.h"

#include <algorithm>
#include <array>

namespace tmw::network {

namespace {

constexpr std::string_view kClip =
    TMW_PHRASE("Network", "its cell is no longer held within %1 and -%1");

// Inputs; of gates in the order input, forget, new, output.
constexpr size_t kWeights = 1;
constexpr size_t kRecurrent = 5;
constexpr size_t kBiases = 12;
constexpr size_t kGates = 4;
/// Peepholes, a projection with its bias, and layer normalization.
constexpr std::array<size_t, 9> kExtras{9, 10, 11, 16, 17, 20, 21, 22, 23};

/// Four matrices of units x depth to depth x (4 units); a row each where depth is 1.
Result<std::vector<float>> gatesOf(Reader& reader, size_t first, size_t units, size_t depth) {
    std::vector<float> to;
    for (size_t gate = 0; gate < kGates; ++gate) {
        if (!reader.hasInput(first + gate))
            return fail(kForm, "a gate without weights");
        const auto values = reader.constant(reader.op().inputs[first + gate]);
        if (!values || values->values.size() != units * depth)
            return fail(kNotConstant);
        reader.countQuantized(reader.op().inputs[first + gate]);
        to.resize(kGates * units * depth); // not before it is known that there are as many
        for (size_t u = 0; u < units; ++u)
            for (size_t i = 0; i < depth; ++i)
                to[i * kGates * units + gate * units + u] = values->values[u * depth + i];
    }
    return to;
}

Status checkForm(const Reader& reader) {
    const auto* options = reader.options<schema::UnidirectionalSequenceLSTMOptions>(
        schema::BuiltinOptions::UnidirectionalSequenceLSTMOptions);
    if (!options || options->fused_activation_function() != schema::ActivationFunctionType::TANH)
        return fail(kForm, "its activation is not tanh");
    for (const size_t extra : kExtras)
        if (reader.hasInput(extra))
            return fail(kForm, "it has peepholes, a projection or normalized gates");
    return {};
}

/// The slice that takes the last step alone of `steps` along dimension `axis`, if one does.
std::optional<size_t> lastStepOf(const Reader& reader, int32_t states, size_t axis, int32_t steps) {
    const auto user = reader.onlyUserOf(states);
    if (!user)
        return std::nullopt;
    const TfliteOperator& op = reader.graph().operators[*user];
    const auto* options = Reader::optionsOf<schema::StridedSliceOptions>(
        op, schema::BuiltinOptions::StridedSliceOptions);
    const Shape& shape = reader.tensor(states).shape;
    if (op.name != "STRIDED_SLICE" || !options || op.inputs.size() != 4 || op.inputs[0] != states ||
        op.outputs.size() != 1 || op.outputs[0] < 0 || options->ellipsis_mask() ||
        options->new_axis_mask())
        return std::nullopt;
    std::array<std::vector<int64_t>, 3> numbers;
    for (size_t i = 0; i < numbers.size(); ++i) {
        const auto read = integersOf(reader, op.inputs[i + 1]);
        if (!read || read->size() != shape.size())
            return std::nullopt;
        numbers[i] = *read;
    }
    const auto& [begins, ends, strides] = numbers;
    for (size_t i = 0; i < shape.size(); ++i) {
        const int64_t size = shape[i];
        const auto bit = [&](int32_t mask) { return (mask >> i & 1) != 0; };
        const auto counted = [&](int64_t at) { return at < 0 ? at + size : at; };
        const bool shrinks = bit(options->shrink_axis_mask());
        const int64_t begin = bit(options->begin_mask()) ? 0 : counted(begins[i]);
        const int64_t end = shrinks                    ? begin + 1
                            : bit(options->end_mask()) ? size
                                                       : std::min(counted(ends[i]), size);
        const bool wanted =
            i == axis ? begin == steps - 1 && end == steps : begin == 0 && end == size;
        if (strides[i] != 1 || !wanted)
            return std::nullopt;
    }
    return user;
}

} // namespace

Status readLstm(Reader& reader) {
    TMW_CHECK(checkForm(reader));
    const auto* options = reader.options<schema::UnidirectionalSequenceLSTMOptions>(
        schema::BuiltinOptions::UnidirectionalSequenceLSTMOptions);
    TMW_TRY(const size_t value, reader.value(reader.op().inputs[0]));
    const Shape& in = reader.input(0).shape;
    const size_t axis = options->time_major() ? 0 : 1;
    if (in.size() != 3 || in[1 - axis] != 1 || !reader.hasInput(kWeights) ||
        reader.input(kWeights).shape.size() != 2)
        return fail(kShapes, toText(in), toText(reader.output().shape));
    const int32_t steps = in[axis];
    // A single step makes sense only with what the step before it left.
    if (steps < 2)
        return fail(kForm, "it keeps its state from call to call");
    const int32_t units = reader.input(kWeights).shape[0];
    const auto count = static_cast<size_t>(units);
    std::vector<std::vector<float>> values;
    for (const auto& [first, depth] :
         {std::pair(kWeights, static_cast<size_t>(in[2])), std::pair(kRecurrent, count),
          std::pair(kBiases, size_t{1})}) {
        TMW_TRY(values.emplace_back(), gatesOf(reader, first, count, depth));
    }
    if (options->cell_clip() != 0)
        reader.leaveOut(Remark(kClip, options->cell_clip()));
    const int32_t states = reader.op().outputs[0];
    const auto last = lastStepOf(reader, states, axis, steps);
    LstmSpec spec;
    spec.units = units;
    spec.sequences = !last;
    TMW_TRY(const size_t input, reader.shaped(value, {steps, in[2]}));
    TMW_TRY(const size_t made, reader.put(spec, {input}, std::move(values)));
    if (!last) {
        reader.setValue(states, made);
        return {};
    }
    reader.consume(*last);
    reader.setValue(reader.graph().operators[*last].outputs[0], made);
    return {};
}

} // namespace tmw::network

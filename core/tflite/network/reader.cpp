// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tflite/network/reader.h"

#include "core/ops/op_table.h"

#include <algorithm>
#include <limits>

namespace tmw::network {

namespace {

constexpr size_t kModelOutput = std::numeric_limits<size_t>::max(); ///< as a user
constexpr size_t kRankLimit = 3;

Shape flat(const Shape& shape) {
    return {static_cast<int32_t>(elementCount(shape).value_or(0))};
}

} // namespace

Reader::Reader(const TfliteSubgraph& graph, Shape sample)
    : graph_(graph), users_(graph.tensors.size()), shapes_{std::move(sample)} {
    for (size_t i = 0; i < graph.operators.size(); ++i)
        for (const int32_t input : graph.operators[i].inputs)
            if (input >= 0)
                users_[static_cast<size_t>(input)].push_back(i);
    for (const int32_t output : graph.outputs)
        users_[static_cast<size_t>(output)].push_back(kModelOutput);
    setValue(graph.inputs[0], 0);
}

size_t Reader::usesOf(int32_t tensor) const {
    return users_[static_cast<size_t>(tensor)].size();
}

std::optional<size_t> Reader::onlyUserOf(int32_t tensor) const {
    const auto& users = users_[static_cast<size_t>(tensor)];
    return users.size() == 1 && users[0] != kModelOutput ? std::optional(users[0]) : std::nullopt;
}

Shape Reader::sampleShape(const TfliteTensor& tensor) {
    const Shape& shape = tensor.shape;
    const bool batch = shape.size() > 1 && shape[0] == 1;
    return {shape.begin() + (batch ? 1 : 0), shape.end()};
}

Result<size_t> Reader::value(int32_t tensor) const {
    const auto found = values_.find(tensor);
    if (found == values_.end())
        return fail(kForm, constant(tensor) ? "it takes a constant where a layer's answer should be"
                                            : "it takes what is not computed before it");
    return found->second;
}

Result<size_t> Reader::shaped(size_t value, const Shape& shape) {
    // Of a row of reshapes the last counts.
    while (value > 0 && std::holds_alternative<ReshapeSpec>(layers_[value - 1].spec) &&
           !layers_[value - 1].missing && shapes_[value] != shape)
        value = layers_[value - 1].sources[0];
    if (shapes_[value] == shape)
        return value;
    if (shape.size() > kRankLimit)
        return fail(kForm, "its tensors have more than three dimensions");
    if (flat(shapes_[value]) != flat(shape))
        return fail(kShapes, toText(shapes_[value]), toText(shape));
    const auto known = reshaped_.find({value, shape});
    if (known != reshaped_.end())
        return known->second;
    TMW_TRY(const size_t made,
            put(ReshapeSpec{shape.size() == 1 ? Shape{} : shape, {}, {}}, {value}));
    reshaped_[{value, shape}] = made;
    return made;
}

std::optional<RealTensor> Reader::constant(int32_t tensor) const {
    if (tensor < 0)
        return std::nullopt;
    if (const auto found = constants_.find(tensor); found != constants_.end())
        return found->second;
    const TfliteTensor& from = this->tensor(tensor);
    return from.isConstant ? realTensor(from) : std::nullopt;
}

Result<size_t> Reader::put(LayerSpec spec, std::vector<size_t> sources,
                           std::vector<std::vector<float>> values) {
    const LayerOps& ops = opRow(spec).layer;
    const std::string name = op().name + " " + std::to_string(index_);
    std::vector<LayerSource> from;
    for (const size_t source : sources)
        from.push_back({source, shapes_[source]});
    TMW_TRY(const LayerShape made,
            ops.merge ? ops.merge(spec, from, name) : ops.shape(spec, from.front().shape, name));
    if (elementCount(made.output).value_or(kMostValues + 1) > kMostValues)
        return fail(kForm, "it answers more values than can be trained here");
    std::vector<std::pair<std::string, Shape>> parameters = made.parameters;
    parameters.insert(parameters.end(), made.averages.begin(), made.averages.end());
    bool fits = parameters.size() == values.size();
    for (size_t i = 0; fits && i < values.size(); ++i)
        fits = elementCount(parameters[i].second).value_or(0) == values[i].size();
    if (!fits)
        return fail(kShapes, toText(from.front().shape), toText(made.output));
    layers_.push_back({std::move(spec), std::move(sources), std::move(values), made.output});
    shapes_.push_back(made.output);
    return layers_.size();
}

void Reader::setValue(int32_t tensor, size_t value) {
    values_[tensor] = value;
    if (usesOf(tensor) > 1)
        shared_.insert(value);
}

DraftLayer* Reader::ownLayer(size_t value) {
    const bool own = value > 0 && !shared_.contains(value) && !layers_[value - 1].missing;
    return own ? &layers_[value - 1] : nullptr;
}

Result<size_t> Reader::activated(size_t value, Activation activation, double slope) {
    if (activation == Activation::Linear)
        return value;
    bool taken = false;
    if (DraftLayer* const layer = ownLayer(value))
        std::visit(
            [&](auto& spec) {
                using Spec = std::decay_t<decltype(spec)>;
                if constexpr (requires { spec.activation; } &&
                              !std::is_same_v<Spec, ActivationSpec> &&
                              !std::is_same_v<Spec, ConcatenateSpec>) {
                    taken = spec.activation == Activation::Linear &&
                            (activation != Activation::LeakyRelu || slope == kLeakySlope);
                    if (taken)
                        spec.activation = activation;
                }
            },
            layer->spec);
    return taken ? value : put(ActivationSpec{activation, slope, {}, {}}, {value});
}

void Reader::countQuantized(int32_t tensor) {
    if (this->tensor(tensor).isConstant && this->tensor(tensor).type != DataType::Float32)
        quantized_.insert(tensor);
}

bool Reader::isKnown(int32_t tensor) const {
    return sizes_.contains(tensor) || constants_.contains(tensor) ||
           this->tensor(tensor).isConstant;
}

/// Whether it computes with shapes alone, which a file has as they are.
bool Reader::isOfShapes() const {
    if (op().name == "SHAPE")
        return true;
    bool sizes = false;
    for (const int32_t input : op().inputs) {
        if (input >= 0 && !isKnown(input))
            return false;
        sizes = sizes || sizes_.contains(input);
    }
    return sizes;
}

/// Its outputs stand for themselves, so that what follows is looked at too.
void Reader::miss(const Error& why) {
    for (const int32_t input : op().inputs)
        if (const auto found = values_.find(input);
            !front_ && found != values_.end() && isWhole(found->second))
            front_ = found->second;
    missing_.push_back({index_, op().name, Remark(why)});
    for (const int32_t output : op().outputs) {
        if (output < 0)
            continue;
        Shape shape = sampleShape(tensor(output));
        if (elementCount(shape).value_or(kMostValues + 1) > kMostValues)
            shape = {1};
        layers_.push_back({ActivationSpec{}, {0}, {}, shape, true});
        shapes_.push_back(std::move(shape));
        setValue(output, layers_.size());
    }
}

/// Operators on constants alone: how files store weights small.
void Reader::readConstants() {
    for (index_ = 0; index_ < graph_.operators.size(); ++index_) {
        const bool stores =
            op().name == "DEQUANTIZE" || op().name == "MUL" || op().name == "RESHAPE";
        const bool known = std::ranges::all_of(op().inputs, [&](int32_t input) {
            return input < 0 || constants_.contains(input) || tensor(input).isConstant;
        });
        const ReadOperator read = stores && known ? findReader(op()) : nullptr;
        if (read && read(*this))
            consume(index_);
    }
}

void Reader::readOperator() {
    if (consumed_.contains(index_))
        return;
    if (isOfShapes()) {
        sizes_.insert(op().outputs.begin(), op().outputs.end());
        return;
    }
    for (const auto whole : {readLayerNormalization, readGru, readLstmSteps}) {
        const auto read = whole(*this);
        if (!read)
            return miss(read.error());
        if (*read)
            return;
    }
    const ReadOperator read = findReader(op());
    const Status status = read ? read(*this) : fail(kNoLayer);
    if (!status)
        miss(status.error());
}

Result<ReadNetwork> Reader::run() {
    readConstants();
    for (index_ = 0; index_ < graph_.operators.size(); ++index_)
        readOperator();
    return finish();
}

} // namespace tmw::network

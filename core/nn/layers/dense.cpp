// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/layers/dense.h"

#include "core/nn/graph.h"
#include "core/nn/kernels/product.h"
#include "core/nn/layers/activation.h"
#include "core/nn/layers/words.h"

#include <algorithm>
#include <charconv>

namespace tmw::nn {

namespace {

constexpr ErrorKind kBadUnits{"graph.bad_units",
                              "Layer \"%1\" has %2 units. Give it from 1 to %3."};
constexpr ErrorKind kRank{"graph.rank",
                          "Layer \"%1\" takes a flat row of values and gets a tensor of %2. Put "
                          "\"flatten\" before it."};
constexpr ErrorKind kUnitsWord{"layers.bad_units",
                               "Layer %1 (\"%2\"): \"%3\" is not a number of units from 1 to %4."};

constexpr std::string_view kGrammar =
    "dense UNITS [ACTIVATION] [INITIALIZER] [no_bias] [name=NAME]";

} // namespace

Result<LayerShape> denseShape(const LayerSpec& layer, const Shape& input, std::string_view name) {
    const auto& spec = std::get<DenseSpec>(layer);
    if (spec.units < 1 || spec.units > kUnitsLimit)
        return fail(kBadUnits, name, spec.units, kUnitsLimit);
    if (input.size() != 1)
        return fail(kRank, name, toText(input));
    LayerShape shape;
    shape.output = {spec.units};
    TMW_CHECK(checkActivation(spec.activation, shape.output, name));
    shape.parameters.emplace_back("kernel", Shape{input[0], spec.units});
    if (spec.bias)
        shape.parameters.emplace_back("bias", Shape{spec.units});
    shape.macs = static_cast<uint64_t>(input[0]) * static_cast<uint64_t>(spec.units);
    return shape;
}

Result<LayerSpec> parseDense(const LayerWords& words) {
    if (words.words.empty())
        return fail(kMissingWord, words.layer, words.text, kGrammar);
    DenseSpec spec;
    const std::string& units = words.words.front();
    const auto [end, error] =
        std::from_chars(units.data(), units.data() + units.size(), spec.units);
    if (error != std::errc() || end != units.data() + units.size() || spec.units < 1 ||
        spec.units > kUnitsLimit)
        return fail(kUnitsWord, words.layer, words.text, units, kUnitsLimit);
    for (size_t i = 1; i < words.words.size(); ++i)
        if (!takeSumsWord(spec, words.words[i]))
            return fail(kUnknownWord, words.layer, words.text, words.words[i], sumsGrammar());
    return LayerSpec{spec};
}

std::string formatDense(const LayerSpec& layer) {
    const auto& spec = std::get<DenseSpec>(layer);
    return std::to_string(spec.units) + sumsWords(spec);
}

namespace {

struct Sizes {
    size_t inputs;
    size_t rows; ///< of kernel and bias as they lie one behind the other
    size_t units;

    explicit Sizes(const GraphLayer& layer)
        : inputs(static_cast<size_t>(layer.input[0])), rows(inputs + layer.parameters.size() - 1),
          units(static_cast<size_t>(layer.output[0])) {}
    /// Whether the weight gradient is made with vectors along the inputs: less work for few units.
    bool alongInputs() const { return units * padded(rows) < rows * padded(units); }
};

/// The gradient of kernel and bias in one product, since the bias sees a row of ones.
void weightGradient(const LayerPass& pass, const LayerGradients& gradients, const Sizes& n) {
    Product p;
    p.aRow = pass.stride;
    p.aColumn = 1;
    p.b = gradients.scratch;
    p.depth = pass.columns;
    p.c = gradients.weights + pass.layer.parameters[0].offset;
    if (!n.alongInputs()) {
        p.bRow = padded(n.units);
        transpose(gradients.byAnswer, pass.stride, n.units, pass.columns, gradients.scratch,
                  p.bRow);
        p.a = gradients.input;
        p.cRow = p.columns = n.units;
        p.rows = n.rows;
        pass.workers.split(p.rows, p.columns * p.depth, [&p](size_t first, size_t last) {
            multiplyOverSamples(p, first, last);
        });
        return;
    }
    p.bRow = padded(n.rows);
    transpose(gradients.input, pass.stride, n.rows, pass.columns, gradients.scratch, p.bRow);
    p.a = gradients.byAnswer;
    p.columns = p.cRow = n.rows;
    p.rows = n.units;
    float* kernel = p.c;
    if (n.units > 1)
        p.c = gradients.scratch + pass.stride * p.bRow;
    pass.workers.split(p.rows, p.columns * p.depth,
                       [&p](size_t first, size_t last) { multiplyOverSamples(p, first, last); });
    if (n.units > 1)
        for (size_t r = 0; r < n.rows; ++r)
            for (size_t u = 0; u < n.units; ++u)
                kernel[r * n.units + u] = p.c[u * n.rows + r];
}

} // namespace

Activation denseActivation(const LayerSpec& spec) {
    return std::get<DenseSpec>(spec).activation;
}

void denseForward(const LayerPass& pass, const float* input, float* answer, bool activated) {
    const Sizes n(pass.layer);
    Product p;
    p.a = pass.weights + pass.layer.parameters[0].offset;
    p.aRow = 1;
    p.aColumn = n.units;
    p.b = input;
    p.c = answer;
    p.bRow = p.cRow = pass.stride;
    p.rows = n.units;
    p.columns = pass.columns;
    p.depth = n.inputs;
    const float* bias = n.rows > n.inputs ? p.a + n.inputs * n.units : nullptr;
    pass.workers.split(p.rows, p.columns * p.depth,
                       [&p, bias](size_t first, size_t last) { multiply(p, bias, first, last); });
    if (activated)
        activate(denseActivation(pass.layer.spec), answer, pass, 0, 1);
}

void denseBackward(const LayerPass& pass, const LayerGradients& gradients) {
    const Sizes n(pass.layer);
    if (!gradients.throughActivation)
        activateBackward(denseActivation(pass.layer.spec), gradients.answer, gradients.byAnswer,
                         pass);
    weightGradient(pass, gradients, n);
    if (!gradients.byInput)
        return;
    Product p;
    p.a = pass.weights + pass.layer.parameters[0].offset;
    p.aRow = n.units;
    p.aColumn = 1;
    p.b = gradients.byAnswer;
    p.c = gradients.byInput;
    p.bRow = p.cRow = pass.stride;
    p.rows = n.inputs;
    p.columns = pass.columns;
    p.depth = n.units;
    pass.workers.split(p.rows, p.columns * p.depth,
                       [&p](size_t first, size_t last) { multiply(p, nullptr, first, last); });
}

size_t denseScratch(const GraphLayer& layer, size_t stride) {
    const Sizes n(layer);
    return n.alongInputs() ? stride * padded(n.rows) + n.units * n.rows : stride * padded(n.units);
}

} // namespace tmw::nn

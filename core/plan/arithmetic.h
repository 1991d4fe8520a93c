// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/plan/arithmetic/step.h"
#include "core/plan/runner.h"

#include <map>
#include <memory>
#include <optional>

namespace tmw {

/// One product of a sum. Indices count elements, row-major, in the .tflite's layout.
struct Product {
    size_t input = 0;  ///< of the sum's input
    size_t weight = 0; ///< of its weights, or of what the input is multiplied by
    double value = 0;  ///< as stored; of a float input by int8 weights, in the steps of its batch
    double factor = 0; ///< as stored
};

/// What goes into a weighted sum: bias + sum of (value - inputZeroPoint) * (factor -
/// weightZeroPoint).
struct WeightedSum {
    int32_t inputTensor = 0;
    int32_t weightTensor = 0;
    std::vector<Product> products; ///< in the order in which they are added
    size_t outside = 0;            ///< products left out: their taps lie in the padding
    int32_t inputZeroPoint = 0;
    int32_t weightZeroPoint = 0;
    double bias = 0;
    std::optional<rt::Rescale> rescale; ///< of integers: what the plan has for this output

    double part(const Product& product) const {
        return (product.value - inputZeroPoint) * (product.factor - weightZeroPoint) +
               0.0; // never -0
    }
};

/// A number that the operator reads: which element of which tensor, and what is stored there.
struct Reading {
    int32_t tensor = 0; ///< behind the model's: of a subgraph that is a part of the operator
    size_t index = 0;
    double value = 0;
};

/// How one element of an operator's output comes about: a weighted sum or what was read, the steps
/// from there on in the kernel's order, and what is stored.
struct ElementArithmetic {
    int32_t layer = 0; ///< index of the operator
    std::string op;
    int32_t tensor = 0; ///< the output
    size_t element = 0;
    Shape position; ///< of the element
    DataType type = DataType::Float32;
    std::optional<WeightedSum> sum; ///< of layers of weights and products of matrices
    std::vector<Reading> readings;  ///< of all others, in the order in which they are read
    std::vector<ArithmeticStep> steps;
    double result = 0;

    /// The last step of a kind; null: there is none.
    const ArithmeticStep* last(StepKind kind) const;
};

/// Where an element of a row-major tensor lies, an index a dimension.
Shape positionOf(const Shape& shape, size_t element);

/// Bytes of tensors as stored, by index in the .tflite: of inputs and of what operators write.
using TensorValues = std::map<int32_t, std::vector<uint8_t>>;
/// From the initial state. Errors: those of Runner.
Result<TensorValues> valuesOf(Runner& runner, std::span<const Tensor> inputs);

/// One output of an operator, read once, to explain any of its elements.
class LayerArithmetic {
public:
    /// `model` must outlive it. Errors: arithmetic.no_layer, arithmetic.unexplained, those of
    /// planning.
    static Result<LayerArithmetic> make(const TfliteModel& model, int32_t layer, size_t output = 0);
    /// Errors: arithmetic.no_element, arithmetic.unexplained.
    Result<ElementArithmetic> explain(const TensorValues& values, size_t element) const;

private:
    struct Body;
    explicit LayerArithmetic(std::shared_ptr<Body> body) : body_(std::move(body)) {}
    std::shared_ptr<Body> body_;
};

/// The same of one element. Errors: of both.
Result<ElementArithmetic> explainElement(const TfliteModel& model, const TensorValues& values,
                                         int32_t layer, size_t element, size_t output = 0);

} // namespace tmw

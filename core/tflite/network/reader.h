// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/tflite/network/constant.h"
#include "core/tflite/network/network.h"
#include "core/tflite/schema_generated.h"

#include <map>
#include <set>

namespace tmw::network {

/// Values of a sample between two layers, as Graph takes them at most.
inline constexpr size_t kMostValues = size_t{1} << 24;

// Reasons for which an operator is not taken over.
inline constexpr ErrorKind kNoLayer{"network.operator", "no layer here does what it does"};
inline constexpr ErrorKind kForm{"network.operator", "%1"};
inline constexpr ErrorKind kNotConstant{"network.operator",
                                        "its weights are not constants that can be read"};
inline constexpr ErrorKind kShapes{"network.operator", "its shapes, %1 to %2, are not understood"};

/// What a layer is made of, on its way into the graph.
struct DraftLayer {
    LayerSpec spec;
    std::vector<size_t> sources; ///< 0: the network's input; i + 1: what draft i answers
    std::vector<std::vector<float>> values;
    Shape output;
    bool missing = false; ///< stands in for an operator that is not taken over
};

/// Walks the operators of a file and drafts layers. Reshapes become layers only where one needs
/// another shape than there is.
class Reader {
public:
    Reader(const TfliteSubgraph& graph, Shape sample);

    const TfliteSubgraph& graph() const { return graph_; }
    const TfliteOperator& op() const { return graph_.operators[index_]; }
    size_t index() const { return index_; }
    const TfliteTensor& tensor(int32_t index) const {
        return graph_.tensors[static_cast<size_t>(index)];
    }
    bool hasInput(size_t i) const { return i < op().inputs.size() && op().inputs[i] >= 0; }
    const TfliteTensor& input(size_t i) const { return tensor(op().inputs[i]); }
    const TfliteTensor& output() const { return tensor(op().outputs[0]); }
    /// Operators that take a tensor; the model's outputs count too.
    size_t usesOf(int32_t tensor) const;
    /// The one operator that takes it.
    std::optional<size_t> onlyUserOf(int32_t tensor) const;

    /// The operator's options of the type given by its number, or null.
    template <typename Options>
    const Options* options(schema::BuiltinOptions type) const {
        return optionsOf<Options>(op(), type);
    }
    template <typename Options>
    static const Options* optionsOf(const TfliteOperator& op, schema::BuiltinOptions type) {
        return op.optionsType == static_cast<int32_t>(type)
                   ? static_cast<const Options*>(op.options)
                   : nullptr;
    }

    /// Of a sample: a batch of one taken off.
    static Shape sampleShape(const TfliteTensor& tensor);
    /// The value that a tensor of the file holds.
    Result<size_t> value(int32_t tensor) const;
    const Shape& shapeOf(size_t value) const { return shapes_[value]; }
    /// The same value under another shape.
    Result<size_t> shaped(size_t value, const Shape& shape);
    /// A constant's real values; -1 is none.
    std::optional<RealTensor> constant(int32_t tensor) const;
    void setConstant(int32_t tensor, RealTensor values) { constants_[tensor] = std::move(values); }

    /// Drafts a layer. Errors: graph.*, and where the weights do not fit it.
    Result<size_t> put(LayerSpec spec, std::vector<size_t> sources,
                       std::vector<std::vector<float>> values = {});
    /// What a tensor of the file holds from here on.
    void setValue(int32_t tensor, size_t value);
    /// The layer that answers `value`, if nothing else takes what it answers.
    DraftLayer* ownLayer(size_t value);
    /// The activation behind a value, in its layer where that can take it in.
    Result<size_t> activated(size_t value, Activation activation, double slope = kLeakySlope);
    /// Operators that were read together with the present one.
    void consume(size_t op) { consumed_.insert(op); }
    bool isConsumed(size_t op) const { return consumed_.contains(op); }
    void countQuantized(int32_t tensor);
    /// The present operator is taken over without this.
    void leaveOut(Remark what) { partial_.push_back({index_, op().name, std::move(what)}); }

    Result<ReadNetwork> run();

private:
    void readConstants();
    void readOperator();
    bool isKnown(int32_t tensor) const;
    bool isOfShapes() const;
    void miss(const Error& why);
    Result<ReadNetwork> finish();
    Result<ReadNetwork> built(size_t last) const;
    std::vector<size_t> neededFor(size_t last) const;
    bool isWhole(size_t last) const;

    const TfliteSubgraph& graph_;
    size_t index_ = 0;
    std::vector<std::vector<size_t>> users_; ///< by tensor
    std::map<int32_t, size_t> values_;
    std::map<int32_t, RealTensor> constants_;
    std::set<int32_t> sizes_; ///< tensors that hold shapes
    std::set<size_t> shared_; ///< values that more than one operator takes
    std::set<size_t> consumed_;
    std::set<int32_t> quantized_;
    std::vector<Shape> shapes_; ///< by value
    std::vector<DraftLayer> layers_;
    std::map<std::pair<size_t, Shape>, size_t> reshaped_;
    std::vector<MissingOperator> missing_;
    std::vector<MissingOperator> partial_;
    std::optional<size_t> front_; ///< what a missing operator takes that needs no other one
};

/// Drafts what an operator does.
using ReadOperator = Status (*)(Reader& reader);
/// Null: none here does it.
ReadOperator findReader(const TfliteOperator& op);

// One function an operator, in files by kind.
Status readFullyConnected(Reader& reader);
Status readConvolution(Reader& reader);
Status readDepthwise(Reader& reader);
Status readTransposeConv(Reader& reader);
Status readMaxPool(Reader& reader);
Status readAveragePool(Reader& reader);
Status readMean(Reader& reader);
Status readReduceMax(Reader& reader);
Status readActivation(Reader& reader);
Status readAdd(Reader& reader);
Status readSubtract(Reader& reader);
Status readMultiply(Reader& reader);
Status readDivide(Reader& reader);
Status readConcatenation(Reader& reader);
Status readSame(Reader& reader);
Status readPad(Reader& reader);
Status readResize(Reader& reader);
Status readTranspose(Reader& reader);
Status readLstm(Reader& reader);

/// Where a layer normalization, a GRU or an LSTM of single operators as written here begins, drafts
/// it whole and answers true.
Result<bool> readLayerNormalization(Reader& reader);
Result<bool> readGru(Reader& reader);
Result<bool> readLstmSteps(Reader& reader);

/// Height, width and channels of a file's image, and the shape in which layers take it: a signal
/// where it is one, or could be one and `signal` asks for it.
struct ReadPlane {
    Shape shape;
    bool signal = false;
    bool upright = false; ///< a signal along the height
};
Result<ReadPlane> planeFor(const Reader& reader, const TfliteTensor& tensor, size_t value,
                           Extent window);
/// Whether its sides are such as layers take.
Status checkWindow(const Window& window);
/// Whether the fused activation is one that layers take in.
Result<Activation> fusedActivation(schema::ActivationFunctionType type);
/// y = scale x + offset, each of one value or one a channel, as a depthwise layer of one tap.
Result<size_t> scaled(Reader& reader, size_t value, const Shape& file, std::vector<float> scale,
                      std::vector<float> offset);
/// Whole numbers of a constant tensor.
Result<std::vector<int64_t>> integersOf(const Reader& reader, int32_t tensor);

} // namespace tmw::network

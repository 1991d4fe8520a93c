// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/nn/gradient_plan.h"
#include "core/nn/graph.h"
#include "core/nn/kernels/activation.h"
#include "core/nn/layers/layer_ops.h"
#include "core/nn/rounding.h"
#include "core/nn/workers.h"

#include <memory>
#include <new>
#include <vector>

namespace tmw::nn {

/// Zeros on a cache line's boundary: vectors do not straddle lines.
class AlignedFloats {
public:
    AlignedFloats() = default;
    explicit AlignedFloats(size_t count);
    float* data() { return data_.get(); }
    const float* data() const { return data_.get(); }
    size_t size() const { return size_; }

private:
    static constexpr std::align_val_t kAlignment{64};
    struct Free {
        void operator()(float* data) const { ::operator delete[](data, kAlignment); }
    };
    std::unique_ptr<float[], Free> data_;
    size_t size_ = 0;
};

/// Memory and order of the passes over one batch of at most `capacity` samples (a multiple of 16).
/// Nothing is allocated after construction.
class Pass {
public:
    /// `graph` and `workers` must outlive it.
    Pass(const Graph& graph, size_t capacity, bool trains, const Workers& workers);
    /// What construction allocates.
    static size_t bytes(const Graph& graph, size_t capacity, bool trains);

    size_t capacity() const { return capacity_; }
    /// To be filled, columns up to padded(samples).
    Batch input() { return batch(0, capacity_); }
    /// What the tensors of the passes from here on are rounded to; null: not at all. Outlives them.
    void round(const Rounding* rounding) { rounding_ = rounding; }
    /// Each layer in order over the first `samples` columns; `activated`: the last with its
    /// activation.
    void forward(const float* weights, size_t samples, bool activated);
    /// The same as training does it: batches normalize themselves, and layers that are random take
    /// the numbers of `noise`.
    void forwardToTrain(const float* weights, size_t samples, bool activated, uint64_t noise);
    /// What layer `layer` answered.
    Batch answer(size_t layer, size_t columns) { return batch(layer + 1, columns); }
    const float* lastAnswer() const { return tensors_.back().data(); }
    /// The gradient by the last answer, to be filled before backward.
    Batch answerGradient(size_t columns);
    /// After forwardToTrain. `throughActivation`: the gradient is by what went into the last
    /// activation. Fills `gradient`, laid out as the weights.
    void backward(const float* weights, bool throughActivation, float* gradient);

private:
    Batch batch(size_t tensor, size_t columns);
    LayerPass layerPass(size_t layer, const float* weights);
    void backward(size_t layer, size_t source, const float* weights, bool throughActivation,
                  float* gradient);
    void run(const float* weights, bool activated);
    const Grid* gridOf(size_t tensor) const;
    void roundTensor(size_t tensor);

    const Graph& graph_;
    const Workers& workers_;
    size_t capacity_;
    std::vector<size_t> widths_; ///< of the input and each answer
    std::vector<AlignedFloats> tensors_;
    std::vector<std::vector<const float*>> inputs_; ///< of each layer's sources
    GradientPlan plan_;
    std::vector<AlignedFloats> gradients_; ///< as the plan has them
    AlignedFloats scratch_;
    std::vector<AlignedFloats> memories_; ///< of the layers
    size_t samples_ = 0;                  ///< of the last forward pass
    bool trains_ = false;
    bool activated_ = true; ///< the last answer
    uint64_t noise_ = 0;
    const Rounding* rounding_ = nullptr;
};

} // namespace tmw::nn

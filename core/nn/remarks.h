// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/remark.h"
#include "core/nn/graph.h"
#include "core/nn/training.h"

namespace tmw {

/// What is likely to go wrong, before a training: one sample, a batch larger than the data, inputs
/// that never change, classes that a part of the split lacks.
std::vector<Remark> remarksBefore(const Features& features, const TrainOptions& options);

/// Follows which layers learn, and finds those that died: no weight of theirs had a gradient in two
/// epochs, whatever those behind them (a bias at least) still do.
class Learning {
public:
    /// `graph` must outlive it.
    explicit Learning(const Graph& graph);

    void beginEpoch();
    /// A step's, laid out as the graph's parameters and without penalties.
    void see(const float* gradient);
    /// Names the dead layer nearest to the answer; empty where there is none. A loss of 0 leaves
    /// nothing to learn.
    Remark endEpoch(double loss);

private:
    struct Seen {
        bool learns = false; ///< in this epoch
        int dead = 0;        ///< epochs, the last ones
    };
    const Graph& graph_;
    std::vector<Seen> layers_;
};

} // namespace tmw

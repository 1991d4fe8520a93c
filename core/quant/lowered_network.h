// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/nn/training.h"

#include <set>
#include <string>
#include <vector>

namespace tmw {

using LayerValues = std::vector<std::vector<float>>;

/// A layer on its way, with what it takes and the values of its parameters in their order.
struct Lowered {
    LayerSpec spec;
    std::vector<size_t> sources; ///< 0: the network's input; i + 1: what layer i answers
    LayerValues values = {};
};

/// The network that lower() makes of `from`, layer by layer.
class LoweredNetwork {
public:
    explicit LoweredNetwork(const TrainedModel& from) : from_(from) {}

    /// Of what is put next.
    std::vector<size_t> sources;

    /// What takes the answer of what was put before it from here on.
    void put(LayerSpec spec, LayerValues values = {});
    /// Null for the network's input.
    Lowered* madeBy(size_t source) { return source > 0 ? &layers_[source - 1] : nullptr; }
    bool isLast(const Lowered* layer) const { return layer == &layers_.back(); }
    /// What comes next takes what the last one took.
    void dropLast();
    /// "NAME.sums", or with a number where a layer has that name already.
    std::string freeName(const std::string& name, const char* ending);
    /// Errors: convert.no_operator.
    Result<TrainedModel> built() const;

private:
    bool isTaken(const std::string& name) const;
    void join(std::vector<LayerSpec>& specs) const;

    const TrainedModel& from_;
    std::vector<Lowered> layers_;
    std::set<std::string> names_;
};

} // namespace tmw

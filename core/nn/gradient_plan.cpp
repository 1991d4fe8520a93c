// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/gradient_plan.h"

#include <algorithm>

namespace tmw::nn {

namespace {

class Planner {
public:
    explicit Planner(const Graph& graph) : layers_(graph.layers()) {
        plan_.steps.resize(layers_.size());
        plan_.rooms.assign(layers_.size(), -1);
    }

    GradientPlan run() {
        plan_.rooms.back() = take(layers_.back().output);
        for (size_t i = layers_.size(); i-- > 0;) {
            for (const LayerSource& source : layers_[i].sources)
                plan_.steps[i].push_back(step(source));
            free(plan_.rooms[i]);
        }
        return std::move(plan_);
    }

private:
    GradientPlan::Step step(const LayerSource& source) {
        if (source.tensor == 0)
            return {};
        int& room = plan_.rooms[source.tensor - 1];
        if (room < 0) {
            room = take(source.shape);
            return {room, -1};
        }
        const int passing = take(source.shape);
        free(passing);
        return {passing, room};
    }

    int take(const Shape& shape) {
        auto room = std::ranges::find(taken_, false) - taken_.begin();
        if (room == std::ssize(taken_)) {
            taken_.push_back(false);
            plan_.sizes.push_back(0);
        }
        const auto at = static_cast<size_t>(room);
        taken_[at] = true;
        plan_.sizes[at] = std::max(plan_.sizes[at], elementCount(shape).value());
        return static_cast<int>(room);
    }
    void free(int room) { taken_[static_cast<size_t>(room)] = false; }

    const std::vector<GraphLayer>& layers_;
    GradientPlan plan_;
    std::vector<bool> taken_;
};

} // namespace

GradientPlan planGradients(const Graph& graph) {
    return Planner(graph).run();
}

} // namespace tmw::nn

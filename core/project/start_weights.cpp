// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/start_weights.h"

#include "core/nn/optimizer.h"

namespace tmw {

namespace {

constexpr ErrorKind kStartLayers{
    "run.start_layers", "train.start_from names run %1, whose network is another than that of "
                        "model.layers. Set train.start_from to 0 to begin with new weights."};

bool operator==(const Affine& a, const Affine& b) {
    return a.scale == b.scale && a.offset == b.offset;
}

} // namespace

Result<TrainedModel> inTrainedUnits(const TrainedModel& model, const Affine& targetScaling) {
    Affine inverse;
    for (size_t i = 0; i < targetScaling.scale.size(); ++i) {
        inverse.scale.push_back(1 / targetScaling.scale[i]);
        inverse.offset.push_back(-targetScaling.offset[i] / targetScaling.scale[i]);
    }
    return inDataUnits(model, inverse);
}

Checkpoint beginningWith(std::vector<float> weights, const TrainOptions& options) {
    Checkpoint state;
    if (nn::hasFirstMoment(options.optimizer))
        state.firstMoment.resize(weights.size());
    if (nn::hasSecondMoment(options.optimizer))
        state.secondMoment.resize(weights.size());
    state.random = Random(options.seed).state();
    state.bestWeights = weights;
    state.weights = std::move(weights);
    return state;
}

Result<std::optional<Checkpoint>> startingWeights(const Project& project, const Features& features,
                                                  const Graph& graph, const TrainOptions& options) {
    const Settings& settings = project.spec().settings;
    if (settings.startFrom == 0)
        return std::nullopt;
    TMW_TRY(const Run run, loadRun(project, settings.startFrom));
    TrainedModel model{graph, run.checkpoint.bestWeights};
    if (run.settings.layers != settings.layers || model.weights.size() != graph.parameterCount())
        return fail(kStartLayers, settings.startFrom);
    if (!(run.targetScaling == features.targetScaling)) {
        TMW_TRY(const TrainedModel real, inDataUnits(model, run.targetScaling));
        TMW_TRY(model, inTrainedUnits(real, features.targetScaling));
    }
    return beginningWith(std::move(model.weights), options);
}

} // namespace tmw

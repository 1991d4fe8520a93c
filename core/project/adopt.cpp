// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/adopt.h"

#include "core/nn/initialize.h"
#include "core/project/line.h"
#include "core/project/start_weights.h"

#include <algorithm>

namespace tmw {

namespace {

constexpr ErrorKind kOperators{
    "adopt.operators",
    "%1 of %2 operators cannot be trained here: %3. Choose another model, or take the layers in "
    "front of the first of them with a new last layer (--new-head)."};
constexpr ErrorKind kNothing{
    "adopt.nothing", "The model has no layer to train before its first operator that has none "
                     "here. Choose another model."};
constexpr ErrorKind kOutput{
    "adopt.output", "The network answers %1 values, and the data ask for %2. Give it a new last "
                    "layer (--new-head), or choose another model."};

std::string listed(const std::vector<MissingOperator>& missing) {
    std::string text;
    for (const MissingOperator& each : missing)
        text += (text.empty() ? "" : "; ") + std::to_string(each.index) + " " + each.name + " (" +
                each.reason.text() + ")";
    return text;
}

/// Units and activation of the last layer that the data ask for.
struct Head {
    int units = 1;
    Activation activation = Activation::Linear;
};

Head headFor(const Features& features) {
    if (features.task == Task::Regression)
        return {static_cast<int>(features.targetWidth())};
    if (features.task == Task::BinaryClassification)
        return {1, Activation::Sigmoid};
    return {static_cast<int>(features.classNames.size()), Activation::Softmax};
}

bool isHead(const LayerSpec& spec) {
    const auto* dense = std::get_if<DenseSpec>(&spec);
    return dense || std::holds_alternative<ActivationSpec>(spec);
}

/// Takes the last dense layer off, and what stands behind it.
void behead(std::vector<LayerSpec>& layers) {
    const auto dense = std::ranges::find_if(layers.rbegin(), layers.rend(), [](const auto& spec) {
        return !isHead(spec) || std::holds_alternative<DenseSpec>(spec);
    });
    if (dense != layers.rend() && std::holds_alternative<DenseSpec>(*dense))
        layers.erase(dense.base() - 1, layers.end());
}

/// The same network with another end, whose weights are new.
Result<TrainedModel> withHead(const TrainedModel& from, std::vector<LayerSpec>& layers,
                              const Head& head, uint64_t seed, bool whole) {
    if (whole)
        behead(layers);
    const auto& shapes = from.graph.layers();
    const Shape& answer = layers.empty() ? from.graph.input() : shapes[layers.size() - 1].output;
    if (answer.size() > 1) {
        AveragePoolSpec global;
        global.window.size = {0, 0};
        layers.push_back(global);
    }
    layers.push_back(DenseSpec{.units = head.units, .activation = head.activation, .name = {}});
    TMW_TRY(Graph graph, Graph::build(from.graph.input(), layers));
    Random random(seed);
    TrainedModel made{.graph = std::move(graph), .seed = seed};
    made.weights = nn::initialWeights(made.graph, random);
    const size_t kept = made.weights.size() - made.graph.layers().back().parameters[0].count -
                        made.graph.layers().back().parameters[1].count;
    std::copy_n(from.weights.begin(), kept, made.weights.begin());
    return made;
}

Run untrainedRun(const Project& project, const Features& features, std::string layers,
                 TrainedModel model, const std::string& name) {
    Run run = runOf(project, features, {.model = std::move(model), .checkpoint = {}});
    run.settings.layers = std::move(layers);
    run.settings.startFrom = 0;
    run.adoptedFrom = name;
    run.model.seed = static_cast<uint64_t>(run.settings.trainSeed);
    run.checkpoint.weights = run.checkpoint.bestWeights = run.model.weights;
    run.checkpoint.random = Random(run.model.seed).state();
    return run;
}

} // namespace

Result<Adoption> adopted(const Project& project, const TfliteModel& model,
                         const AdoptRequest& request) {
    TMW_TRY(const Features features, loadFeatures(project));
    TMW_TRY(ReadNetwork read, readNetwork(model, features.sampleShape));
    const bool whole = read.missing.empty();
    if (!whole && !request.newHead)
        return fail(kOperators, read.missing.size(), model.graph().operators.size(),
                    listed(read.missing));
    if (!read.model)
        return fail(kNothing);
    const Head head = headFor(features);
    TMW_TRY(const size_t answers, elementCount(read.model->graph.output()));
    TrainedModel trained = std::move(*read.model);
    if (request.newHead) {
        const auto seed = static_cast<uint64_t>(project.spec().settings.trainSeed);
        TMW_TRY(trained, withHead(trained, read.layers, head, seed, whole));
    } else if (answers != static_cast<size_t>(head.units)) {
        return fail(kOutput, answers, head.units);
    } else {
        TMW_TRY(trained, inTrainedUnits(trained, features.targetScaling));
    }
    Run run = untrainedRun(project, features, formatLayers(read.layers), std::move(trained),
                           request.name);
    return Adoption{std::move(run),          std::move(read.layers), std::move(read.missing),
                    std::move(read.partial), read.quantized,         request.newHead};
}

Status keepAdopted(Project& project, Adoption& adoption) {
    TMW_CHECK(keepRun(project, adoption.run));
    ProjectSpec spec = project.spec();
    spec.settings.layers = adoption.run.settings.layers;
    spec.settings.startFrom = adoption.run.number;
    return project.save(std::move(spec));
}

} // namespace tmw

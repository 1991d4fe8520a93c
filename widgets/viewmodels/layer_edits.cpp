// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/viewmodels/layer_form.h"
#include "widgets/viewmodels/layer_model.h"
#include "widgets/viewmodels/words.h"

#include <algorithm>

namespace tmw::ui {

Status LayerModel::check(const std::string& layers) const {
    TMW_TRY(auto specs, parseLayers(layers));
    const Shape input = workflow_.features() ? workflow_.features()->sampleShape
                        : graph_             ? graph_->input()
                                             : Shape{1};
    const auto built = Graph::build(input, std::move(specs));
    return built ? Status() : Status(forward(built));
}

std::vector<LayerSpec> LayerModel::specs() const {
    std::vector<LayerSpec> specs;
    if (!graph_)
        return specs;
    for (const GraphLayer& layer : graph_->layers())
        specs.push_back(layer.spec);
    // A name that was made says which layer it is only until the layers change.
    for (size_t i = 0; i < specs.size(); ++i) {
        const std::string& name = graph_->layers()[i].name;
        if (std::ranges::any_of(specs, [&](const auto& each) { return takesByName(each, name); }))
            std::visit([&](auto& spec) { spec.name = name; }, specs[i]);
    }
    return specs;
}

void LayerModel::refuse(int layer, const Error& why) {
    Remark words(why);
    if (!words.args.empty())
        words.args.front() = toText(layer + 1); // it was read as the only one
    emit refused(sentenceOf(words));
}

bool LayerModel::put(const std::vector<LayerSpec>& layers, const QString& name,
                     const QString& merge) {
    const std::string text = formatLayers(layers);
    if (const Status built = check(text); !built) {
        emit refused(sentenceOf(built.error()));
        return false;
    }
    workflow_.document().edit(
        name, [&](ProjectSpec& spec) { spec.settings.layers = text; }, merge);
    return true;
}

Status LayerModel::setText(const QString& text) {
    const std::string layers = text.simplified().toStdString();
    TMW_CHECK(check(layers));
    Settings settings = workflow_.spec().settings;
    TMW_CHECK(setValue(settings, "model.layers", layers));
    workflow_.document().edit(
        tr("Layers"), [&](ProjectSpec& spec) { spec.settings = settings; }, "layers");
    return {};
}

bool LayerModel::insertAfter(int layer) {
    auto layers = specs();
    // Under the last layer, which answers, nothing can stand: the new one goes before it.
    const int last = static_cast<int>(layers.size()) - 1;
    const int at = std::max(0, std::min(layer < 0 ? last : layer + 1, last));
    DenseSpec fresh;
    fresh.units = 16;
    fresh.activation = Activation::Relu;
    layers.insert(layers.begin() + at, fresh);
    return put(layers, tr("Add a layer"), {});
}

bool LayerModel::removeLayer(int layer) {
    auto layers = specs();
    if (layer < 0 || layer >= static_cast<int>(layers.size()))
        return false;
    layers.erase(layers.begin() + layer);
    return put(layers, tr("Remove a layer"), {});
}

bool LayerModel::moveLayer(int layer, int by) {
    auto layers = specs();
    const int to = layer + by;
    const int count = static_cast<int>(layers.size());
    if (layer < 0 || to < 0 || layer >= count || to >= count)
        return false;
    const auto begin = layers.begin();
    if (by > 0)
        std::rotate(begin + layer, begin + layer + 1, begin + to + 1);
    else
        std::rotate(begin + to, begin + layer, begin + layer + 1);
    return put(layers, tr("Move a layer"), {});
}

bool LayerModel::replaceLayer(int layer, const LayerSpec& spec, const QString& name,
                              const QString& merge) {
    auto layers = specs();
    if (layer < 0 || layer >= static_cast<int>(layers.size()))
        return false;
    const auto at = static_cast<size_t>(layer);
    const auto nameOf = [](const LayerSpec& each) {
        return std::visit([](const auto& one) { return one.name; }, each);
    };
    const std::string before = nameOf(layers[at]);
    const std::string after = nameOf(spec);
    layers[at] = spec;
    const auto named = [&](const auto& each) { return takesByName(each, before); };
    if (!before.empty() && !after.empty())
        for (LayerSpec& each : layers)
            each = withRenamed(std::move(each), before, after);
    else if (!before.empty() && std::ranges::any_of(layers, named))
        std::visit([&](auto& one) { one.name = before; }, layers[at]);
    return put(layers, name, merge);
}

} // namespace tmw::ui

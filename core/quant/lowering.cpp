// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/quant/lowering.h"

#include "core/nn/layers/zero_padding.h"
#include "core/quant/lowered_network.h"

#include <algorithm>
#include <cmath>

namespace tmw {

namespace {

/// Fused into the operator that sums.
bool fuses(Activation activation) {
    return activation == Activation::Linear || activation == Activation::Relu ||
           activation == Activation::Relu6;
}

/// Whether the layer's operator can take an activation in.
template <typename Spec>
constexpr bool kTakesActivation = !std::is_same_v<Spec, Conv2DTransposeSpec>;

/// std::vector<float> of a kernel that lie one behind the other for each channel of the answer.
template <typename Spec>
size_t togetherOf(const Spec& spec, size_t kernel) {
    if constexpr (std::is_same_v<Spec, Conv2DTransposeSpec>)
        return kernel /
               static_cast<size_t>(spec.window.size.height * spec.window.size.width * spec.filters);
    return 1;
}

/// A layer of weighted sums: kernel, perhaps a bias, and an activation.
template <typename Spec>
concept Sums = requires(Spec spec) {
    spec.bias;
    spec.activation;
};

template <typename Visit>
void ifSums(LayerSpec& spec, Visit visit) {
    std::visit(
        [&](auto& each) {
            if constexpr (Sums<std::remove_reference_t<decltype(each)>>)
                visit(each);
        },
        spec);
}

void rename(LayerSpec& spec, const std::string& name) {
    std::visit([&](auto& each) { each.name = name; }, spec);
}

/// Puts what an activation fuses into a layer.
template <typename Spec>
concept Fuses = Sums<Spec> || std::is_same_v<Spec, AddSpec> || std::is_same_v<Spec, MultiplySpec>;

class Lowering {
public:
    explicit Lowering(const TrainedModel& model) : model_(model), to_(model) { countTakers(); }

    Result<TrainedModel> run() {
        for (const GraphLayer& layer : model_.graph.layers()) {
            to_.sources.clear();
            for (const LayerSource& source : layer.sources)
                to_.sources.push_back(made_[source.tensor]);
            LayerSpec spec = layer.spec;
            rename(spec, layer.name);
            std::visit([&](const auto& each) { add(layer, each); }, spec);
            made_.push_back(to_.sources.front());
        }
        return to_.built();
    }

private:
    /// Of each tensor, which one it is where nothing happens in between, and how many layers that
    /// do something take it.
    void countTakers() {
        const auto& layers = model_.graph.layers();
        std::vector<size_t> same{0};
        takers_.assign(layers.size() + 1, 0);
        for (const GraphLayer& layer : layers) {
            if (!acts(layer))
                same.push_back(same[layer.sources.front().tensor]);
            else
                same.push_back(same.size());
            for (size_t i = 0; acts(layer) && i < layer.sources.size(); ++i)
                ++takers_[same[layer.sources[i].tensor]];
        }
        for (size_t tensor = 0; tensor < same.size(); ++tensor)
            takers_[tensor] = takers_[same[tensor]];
    }

    static bool acts(const GraphLayer& layer) {
        const auto* activation = std::get_if<ActivationSpec>(&layer.spec);
        return !std::holds_alternative<DropoutSpec>(layer.spec) &&
               !std::holds_alternative<GaussianNoiseSpec>(layer.spec) &&
               !(std::holds_alternative<ReshapeSpec>(layer.spec) && layer.input == layer.output) &&
               !(activation && activation->activation == Activation::Linear);
    }

    /// The layer whose answer `layer` takes, if no other does and it was not the input.
    Lowered* before(const GraphLayer& layer) {
        const bool alone = takers_[layer.sources.front().tensor] == 1;
        return alone ? to_.madeBy(to_.sources.front()) : nullptr;
    }

    template <typename Spec>
    void add(const GraphLayer& layer, const Spec& spec) {
        if constexpr (requires { spec.activation; })
            addActivated(layer, spec);
        else
            to_.put(spec, valuesOf(layer));
    }
    void add(const GraphLayer&, const DropoutSpec&) {}
    void add(const GraphLayer&, const GaussianNoiseSpec&) {}
    void add(const GraphLayer& layer, const ReshapeSpec& spec) {
        if (acts(layer))
            to_.put(spec);
    }
    /// The format adds and multiplies two tensors at a time.
    void add(const GraphLayer& layer, const AddSpec& spec) { addPairs(layer, spec); }
    void add(const GraphLayer& layer, const MultiplySpec& spec) { addPairs(layer, spec); }

    template <typename Spec>
    void addPairs(const GraphLayer& layer, Spec spec) {
        const std::vector<size_t> all = to_.sources;
        to_.sources.pop_back();
        for (size_t i = 1; i + 1 < all.size(); ++i) {
            Spec part;
            part.name = to_.freeName(spec.name, ".part");
            to_.sources = {to_.sources.front(), all[i]};
            to_.put(part);
        }
        to_.sources = {to_.sources.front(), all.back()};
        addActivated(layer, spec);
    }

    template <typename Spec>
    void addActivated(const GraphLayer& layer, Spec spec) {
        if constexpr (requires { spec.window.padding; } && kTakesActivation<Spec>)
            takePadding(layer, spec.window);
        const ActivationSpec after{.activation = spec.activation, .name = spec.name};
        const bool apart = !fuses(spec.activation) ||
                           (spec.activation != Activation::Linear && !kTakesActivation<Spec>);
        if (apart) {
            spec.activation = Activation::Linear;
            spec.name = to_.freeName(spec.name, ".sums");
        }
        to_.put(spec, valuesOf(layer));
        if (apart)
            to_.put(after);
    }

    /// Zeros before a window that takes none itself, where "same" gives it the same ones.
    void takePadding(const GraphLayer& layer, Window& window) {
        const Lowered* const into = before(layer);
        const auto* pads = into ? std::get_if<ZeroPaddingSpec>(&into->spec) : nullptr;
        if (!pads || !to_.isLast(into) || window.padding == Padding::Same)
            return;
        nn::Plane plane = *nn::planeOf(layer.input);
        const nn::Sides sides = *nn::sidesOf(*pads, plane.axes);
        const auto valid = nn::slide(window, plane, 1, layer.name);
        plane.height -= sides.top + sides.bottom;
        plane.width -= sides.left + sides.right;
        Window padded = window;
        padded.padding = Padding::Same;
        const auto same = nn::slide(padded, plane, 1, layer.name);
        if (same->top != sides.top || same->left != sides.left ||
            same->outHeight != valid->outHeight || same->outWidth != valid->outWidth)
            return;
        window = padded;
        to_.dropLast();
    }

    void add(const GraphLayer& layer, const ActivationSpec& spec) {
        if (!acts(layer))
            return;
        Lowered* const into = before(layer);
        bool fused = false;
        if (into && fuses(spec.activation))
            std::visit(
                [&](auto& sums) {
                    using Sums = std::remove_reference_t<decltype(sums)>;
                    if constexpr (Fuses<Sums>) {
                        fused = sums.activation == Activation::Linear && kTakesActivation<Sums>;
                        sums.activation = fused ? spec.activation : sums.activation;
                    }
                },
                into->spec);
        if (fused)
            rename(into->spec, spec.name);
        else
            to_.put(spec);
    }

    /// y = scale x + offset by channel.
    void add(const GraphLayer& layer, const BatchNormalizationSpec& spec) {
        const std::vector<float> gamma = valuesOf(layer.parameters[0]);
        const std::vector<float> mean = valuesOf(layer.parameters[2]);
        const std::vector<float> variance = valuesOf(layer.parameters[3]);
        std::vector<float> scale(gamma.size());
        std::vector<float> offset = valuesOf(layer.parameters[1]);
        for (size_t c = 0; c < scale.size(); ++c) {
            scale[c] =
                static_cast<float>(static_cast<double>(gamma[c]) /
                                   std::sqrt(static_cast<double>(variance[c]) + spec.epsilon));
            offset[c] -= scale[c] * mean[c];
        }
        Lowered* const into = before(layer);
        bool folded = false;
        if (into)
            ifSums(into->spec, [&](auto& sums) {
                folded = sums.activation == Activation::Linear;
                if (folded)
                    fold(scale, offset, togetherOf(sums, into->values[0].size()), sums.bias,
                         into->values);
            });
        if (folded)
            return rename(into->spec, spec.name);
        addScaling(layer, spec.name, std::move(scale), std::move(offset));
    }

    /// Into the kernel, where so many values are together for each channel, and the bias.
    static void fold(const std::vector<float>& scale, const std::vector<float>& offset,
                     size_t together, bool& hasBias, LayerValues& values) {
        for (size_t i = 0; i < values[0].size(); ++i)
            values[0][i] *= scale[i / together % scale.size()];
        if (!hasBias)
            values.push_back(offset);
        else
            for (size_t c = 0; c < scale.size(); ++c)
                values[1][c] = values[1][c] * scale[c] + offset[c];
        hasBias = true;
    }

    /// Where there is nothing to fold into: a depthwise convolution of one tap.
    void addScaling(const GraphLayer& layer, const std::string& name, std::vector<float> scale,
                    std::vector<float> offset) {
        const bool flat = layer.input.size() == 1;
        if (flat)
            to_.put(ReshapeSpec{{1, layer.input[0]}, to_.freeName(name, ".in")});
        const std::string own = flat ? to_.freeName(name, ".scaled") : name;
        const auto putScaling = [&](auto spec) {
            spec.name = own;
            to_.put(spec, {std::move(scale), std::move(offset)});
        };
        if (layer.input.size() == 3)
            putScaling(DepthwiseConv2DSpec{});
        else
            putScaling(DepthwiseConv1DSpec{});
        if (flat)
            to_.put(ReshapeSpec{{}, name});
    }

    LayerValues valuesOf(const GraphLayer& layer) const {
        LayerValues values;
        for (const Parameter& each : layer.parameters)
            values.push_back(valuesOf(each));
        return values;
    }
    std::vector<float> valuesOf(const Parameter& each) const {
        const auto first = model_.weights.begin() + static_cast<std::ptrdiff_t>(each.offset);
        return {first, first + static_cast<std::ptrdiff_t>(each.count)};
    }

    const TrainedModel& model_;
    std::vector<size_t> takers_;  ///< by tensor of the model
    std::vector<size_t> made_{0}; ///< by tensor of the model: which one it became
    LoweredNetwork to_;
};

} // namespace

Result<TrainedModel> lower(const TrainedModel& model) {
    return Lowering(model).run();
}

} // namespace tmw

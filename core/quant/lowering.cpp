// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/quant/lowering.h"

#include "core/nn/layers/zero_padding.h"

#include <algorithm>
#include <cmath>

namespace tmw {

namespace {

constexpr ErrorKind kNoOperator{
    "convert.no_operator",
    "The network hands its input on unchanged: there is nothing to convert. Add a layer."};

constexpr size_t kLongestName = 64; ///< that Graph takes

/// Fused into the operator that sums.
bool fuses(Activation activation) {
    return activation == Activation::Linear || activation == Activation::Relu ||
           activation == Activation::Relu6;
}

/// Whether the layer's operator can take an activation in.
template <typename Spec>
constexpr bool takesActivation(const Spec&) {
    return !std::is_same_v<Spec, Conv2DTransposeSpec>;
}

/// Values of a kernel that lie one behind the other for each channel of the answer.
template <typename Spec>
size_t togetherOf(const Spec& spec, size_t kernel) {
    if constexpr (std::is_same_v<Spec, Conv2DTransposeSpec>)
        return kernel /
               static_cast<size_t>(spec.window.size.height * spec.window.size.width * spec.filters);
    return 1;
}

using Values = std::vector<float>;

/// A layer on its way, with the values of its parameters in their order.
struct Lowered {
    LayerSpec spec;
    std::vector<Values> values;
};

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

class Lowering {
public:
    explicit Lowering(const TrainedModel& model) : model_(model) {}

    Result<TrainedModel> run() {
        for (const GraphLayer& layer : model_.graph.layers()) {
            LayerSpec spec = layer.spec;
            rename(spec, layer.name);
            std::visit([&](const auto& each) { add(layer, each); }, spec);
        }
        if (to_.empty())
            return fail(kNoOperator);
        return built();
    }

private:
    template <typename Spec>
    void add(const GraphLayer& layer, const Spec& spec) {
        if constexpr (Sums<Spec>)
            addSums(layer, spec);
        else
            to_.push_back(withValues(layer, spec));
    }
    void add(const GraphLayer&, const DropoutSpec&) {}
    void add(const GraphLayer&, const GaussianNoiseSpec&) {}
    void add(const GraphLayer& layer, const ReshapeSpec& spec) {
        if (layer.input != layer.output)
            to_.push_back({spec, {}});
    }

    template <Sums Spec>
    void addSums(const GraphLayer& layer, Spec spec) {
        if constexpr (requires { spec.window.padding; } &&
                      !std::is_same_v<Spec, Conv2DTransposeSpec>)
            takePadding(layer, spec.window);
        const ActivationSpec after{.activation = spec.activation, .name = spec.name};
        const bool apart = !fuses(spec.activation) ||
                           (spec.activation != Activation::Linear && !takesActivation(spec));
        if (apart) {
            spec.activation = Activation::Linear;
            spec.name = sumsName(spec.name);
        }
        to_.push_back(withValues(layer, spec));
        if (apart)
            to_.push_back({after, {}});
    }

    /// Zeros before a window that takes none itself, where "same" gives it the same ones.
    void takePadding(const GraphLayer& layer, Window& window) {
        const auto* pads = to_.empty() ? nullptr : std::get_if<ZeroPaddingSpec>(&to_.back().spec);
        if (!pads || window.padding == Padding::Same)
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
        to_.pop_back();
    }

    void add(const GraphLayer&, const ActivationSpec& spec) {
        if (spec.activation == Activation::Linear)
            return;
        if (!to_.empty() && fuses(spec.activation)) {
            bool fused = false;
            ifSums(to_.back().spec, [&](auto& sums) {
                fused = sums.activation == Activation::Linear && takesActivation(sums);
                if (fused)
                    sums.activation = spec.activation;
            });
            if (fused)
                return rename(to_.back().spec, spec.name);
        }
        to_.push_back({spec, {}});
    }

    /// y = scale x + offset by channel.
    void add(const GraphLayer& layer, const BatchNormalizationSpec& spec) {
        const Values gamma = valuesOf(layer.parameters[0]);
        const Values mean = valuesOf(layer.parameters[2]);
        const Values variance = valuesOf(layer.parameters[3]);
        Values scale(gamma.size());
        Values offset = valuesOf(layer.parameters[1]);
        for (size_t c = 0; c < scale.size(); ++c) {
            scale[c] =
                static_cast<float>(static_cast<double>(gamma[c]) /
                                   std::sqrt(static_cast<double>(variance[c]) + spec.epsilon));
            offset[c] -= scale[c] * mean[c];
        }
        bool folded = false;
        if (!to_.empty())
            ifSums(to_.back().spec, [&](auto& sums) {
                folded = sums.activation == Activation::Linear;
                if (folded)
                    fold(scale, offset, togetherOf(sums, to_.back().values[0].size()), sums.bias);
            });
        if (folded)
            return rename(to_.back().spec, spec.name);
        addScaling(layer, spec.name, std::move(scale), std::move(offset));
    }

    /// Into the kernel, where so many values are together for each channel, and the bias.
    void fold(const Values& scale, const Values& offset, size_t together, bool& hasBias) {
        auto& values = to_.back().values;
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
    void addScaling(const GraphLayer& layer, const std::string& name, Values scale, Values offset) {
        const bool flat = layer.input.size() == 1;
        if (flat)
            to_.push_back({ReshapeSpec{{1, layer.input[0]}, freeName(name, ".in")}, {}});
        const std::string own = flat ? freeName(name, ".scaled") : name;
        if (layer.input.size() == 3) {
            DepthwiseConv2DSpec spec;
            spec.name = own;
            to_.push_back({spec, {std::move(scale), std::move(offset)}});
        } else {
            DepthwiseConv1DSpec spec;
            spec.name = own;
            to_.push_back({spec, {std::move(scale), std::move(offset)}});
        }
        if (flat)
            to_.push_back({ReshapeSpec{{}, name}, {}});
    }

    Lowered withValues(const GraphLayer& layer, LayerSpec spec) const {
        Lowered made{std::move(spec), {}};
        for (const Parameter& each : layer.parameters)
            made.values.push_back(valuesOf(each));
        return made;
    }

    Values valuesOf(const Parameter& each) const {
        const auto first = model_.weights.begin() + static_cast<std::ptrdiff_t>(each.offset);
        return {first, first + static_cast<std::ptrdiff_t>(each.count)};
    }

    /// "NAME.sums", or nothing (a name is then made) where a layer has that name already.
    std::string sumsName(const std::string& name) const { return freeName(name, ".sums"); }
    std::string freeName(const std::string& name, const char* ending) const {
        const std::string made = name + ending;
        const bool taken = std::ranges::any_of(
            model_.graph.layers(), [&](const GraphLayer& layer) { return layer.name == made; });
        return taken || made.size() > kLongestName ? std::string() : made;
    }

    Result<TrainedModel> built() {
        std::vector<LayerSpec> specs;
        for (const Lowered& each : to_)
            specs.push_back(each.spec);
        TMW_TRY(Graph graph, Graph::build(model_.graph.input(), std::move(specs)));
        TrainedModel made{std::move(graph), {}, model_.seed};
        for (const Lowered& each : to_)
            for (const Values& values : each.values)
                made.weights.insert(made.weights.end(), values.begin(), values.end());
        return made;
    }

    const TrainedModel& model_;
    std::vector<Lowered> to_;
};

} // namespace

Result<TrainedModel> lower(const TrainedModel& model) {
    return Lowering(model).run();
}

} // namespace tmw

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/nn/graph.h"
#include "core/nn/layers/window.h"
#include "tests/core/nn/reference_layers.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace tmw::test {

/// The forward pass of training in doubles, which shares nothing with the trainer but the shapes:
/// plain loops, one value at a time, libm. Without dropout
/// and noise.
class ReferenceNetwork {
public:
    explicit ReferenceNetwork(const Graph& graph) : graph_(graph) {}

    Rows answers(const Row& weights, Rows rows) const {
        std::vector<Rows> tensors{std::move(rows)};
        for (const GraphLayer& layer : graph_.layers()) {
            Rows& made = tensors.emplace_back(tensors[layer.sources[0].tensor]);
            for (size_t i = 1; i < layer.sources.size(); ++i)
                merge(layer, tensors[layer.sources[i].tensor], made);
            std::visit([&](const auto& spec) { apply(spec, layer, weights, made); }, layer.spec);
        }
        return tensors.back();
    }

private:
    static void activate(Activation activation, double* row, size_t count,
                         double slope = kLeakySlope) {
        const double top = *std::max_element(row, row + count);
        double sum = 0;
        for (size_t i = 0; i < count; ++i) {
            double& v = row[i];
            switch (activation) {
            case Activation::Linear:
                break;
            case Activation::Relu:
                v = std::max(v, 0.0);
                break;
            case Activation::Relu6:
                v = std::clamp(v, 0.0, 6.0);
                break;
            case Activation::Tanh:
                v = std::tanh(v);
                break;
            case Activation::Sigmoid:
                v = 1 / (1 + std::exp(-v));
                break;
            case Activation::Softmax:
                v = std::exp(v - top);
                break;
            case Activation::LeakyRelu:
                v = v > 0 ? v : v * slope;
                break;
            case Activation::Elu:
                v = v > 0 ? v : std::expm1(v);
                break;
            case Activation::HardSwish:
                v = v * std::clamp(v + 3, 0.0, 6.0) / 6;
                break;
            }
            sum += v;
        }
        for (size_t i = 0; activation == Activation::Softmax && i < count; ++i)
            row[i] /= sum;
    }

    static void activateAll(Activation activation, const GraphLayer& layer, Row& row,
                            double slope = kLeakySlope) {
        const auto channels = static_cast<size_t>(layer.output.back());
        for (size_t at = 0; at < row.size(); at += channels)
            activate(activation, row.data() + at, channels, slope);
    }

    static void merge(const GraphLayer& layer, const Rows& other, Rows& rows) {
        const bool behind = std::holds_alternative<ConcatenateSpec>(layer.spec);
        const bool adds = std::holds_alternative<AddSpec>(layer.spec);
        for (size_t s = 0; s < rows.size(); ++s) {
            if (behind) {
                rows[s] = joined(rows[s], other[s], layer);
                continue;
            }
            for (size_t i = 0; i < rows[s].size(); ++i)
                rows[s][i] = adds ? rows[s][i] + other[s][i] : rows[s][i] * other[s][i];
        }
    }

    /// Place by place; the tests concatenate no more than two tensors.
    static Row joined(const Row& a, const Row& b, const GraphLayer& layer) {
        const auto left = static_cast<size_t>(layer.sources[0].shape.back());
        const auto right = static_cast<size_t>(layer.sources[1].shape.back());
        Row made;
        for (size_t place = 0; place < a.size() / left; ++place) {
            made.insert(made.end(), &a[place * left], &a[place * left] + left);
            made.insert(made.end(), &b[place * right], &b[place * right] + right);
        }
        return made;
    }

    static void apply(const MergeSpec& spec, const GraphLayer& layer, const Row&, Rows& rows) {
        for (Row& row : rows)
            activateAll(spec.activation, layer, row);
    }

    static void apply(const DenseSpec& dense, const GraphLayer& layer, const Row& weights,
                      Rows& rows) {
        const auto units = static_cast<size_t>(dense.units);
        for (Row& row : rows) {
            Row out(units);
            for (size_t u = 0; u < units; ++u) {
                out[u] = dense.bias ? weights[layer.parameters[1].offset + u] : 0;
                for (size_t i = 0; i < row.size(); ++i)
                    out[u] += row[i] * weights[layer.parameters[0].offset + i * units + u];
            }
            row = std::move(out);
            activateAll(dense.activation, layer, row);
        }
    }

    static void apply(const ActivationSpec& spec, const GraphLayer& layer, const Row&, Rows& rows) {
        for (Row& row : rows)
            activateAll(spec.activation, layer, row, spec.slope);
    }

    using Size = reference::Size;

    /// Zeros in front along one axis: half of what is missing, rounded down.
    static int before(int in, int out, int size, int stride, int dilation, Padding padding) {
        const int missing = (out - 1) * stride + (size - 1) * dilation + 1 - in;
        return padding == Padding::Same ? std::max(missing, 0) / 2 : 0;
    }

    /// Calls visit(input place, tap) for what of the window at (oy, ox) lies inside.
    template <typename Visit>
    static void slide(const Window& w, const Size& in, const Size& out, int oy, int ox,
                      Visit visit) {
        const int top = before(in.height, out.height, w.size.height, w.stride.height,
                               w.dilation.height, w.padding);
        const int left =
            before(in.width, out.width, w.size.width, w.stride.width, w.dilation.width, w.padding);
        for (int ky = 0; ky < w.size.height; ++ky)
            for (int kx = 0; kx < w.size.width; ++kx) {
                const int y = oy * w.stride.height + ky * w.dilation.height - top;
                const int x = ox * w.stride.width + kx * w.dilation.width - left;
                if (y >= 0 && y < in.height && x >= 0 && x < in.width)
                    visit(y, x, ky * w.size.width + kx);
            }
    }

    /// Every place and filter: the bias, and what sum(row, y, x, tap, filter) gives for each tap
    /// inside.
    template <typename Spec, typename Sum>
    static void sumWindows(const Spec& spec, const GraphLayer& layer, const Row& weights,
                           Rows& rows, Sum sum) {
        const Size in(layer.input);
        const Size out(layer.output);
        for (Row& row : rows) {
            Row made(static_cast<size_t>(out.height * out.width * out.channels));
            for (int oy = 0; oy < out.height; ++oy)
                for (int ox = 0; ox < out.width; ++ox)
                    for (int f = 0; f < out.channels; ++f) {
                        double& value = made[out.at(oy, ox, f)];
                        if (spec.bias)
                            value = weights[layer.parameters[1].offset + static_cast<size_t>(f)];
                        slide(spec.window, in, out, oy, ox,
                              [&](int y, int x, int tap) { value += sum(row, y, x, tap, f); });
                    }
            row = std::move(made);
            activateAll(spec.activation, layer, row);
        }
    }

    static void apply(const ConvolutionSpec& spec, const GraphLayer& layer, const Row& weights,
                      Rows& rows) {
        const Size in(layer.input);
        const double* kernel = weights.data() + layer.parameters[0].offset;
        sumWindows(spec, layer, weights, rows, [&](const Row& row, int y, int x, int tap, int f) {
            double sum = 0;
            for (int c = 0; c < in.channels; ++c)
                sum += row[in.at(y, x, c)] * kernel[(tap * in.channels + c) * spec.filters + f];
            return sum;
        });
    }

    static void apply(const DepthwiseSpec& spec, const GraphLayer& layer, const Row& weights,
                      Rows& rows) {
        const Size in(layer.input);
        const double* kernel = weights.data() + layer.parameters[0].offset;
        const int filters = layer.output.back();
        sumWindows(spec, layer, weights, rows, [&](const Row& row, int y, int x, int tap, int f) {
            return row[in.at(y, x, f / spec.multiplier)] * kernel[tap * filters + f];
        });
    }

    /// Each value of the input stamps the kernel on the answer.
    static void apply(const Conv2DTransposeSpec& spec, const GraphLayer& layer, const Row& weights,
                      Rows& rows) {
        const Size in(layer.input);
        const Size out(layer.output);
        const Window& w = spec.window;
        const double* kernel = weights.data() + layer.parameters[0].offset;
        for (Row& row : rows) {
            Row made(static_cast<size_t>(out.height * out.width * out.channels));
            for (size_t i = 0; spec.bias && i < made.size(); ++i)
                made[i] = weights[layer.parameters[1].offset + i % layer.parameters[1].count];
            for (int iy = 0; iy < in.height; ++iy)
                for (int ix = 0; ix < in.width; ++ix)
                    slide(w, out, in, iy, ix, [&](int y, int x, int tap) {
                        for (int f = 0; f < out.channels; ++f)
                            for (int c = 0; c < in.channels; ++c)
                                made[out.at(y, x, f)] +=
                                    row[in.at(iy, ix, c)] *
                                    kernel[(tap * out.channels + f) * in.channels + c];
                    });
            row = std::move(made);
            activateAll(spec.activation, layer, row);
        }
    }

    static void pool(const PoolSpec& spec, const GraphLayer& layer, Rows& rows, bool greatest) {
        const Size in(layer.input);
        const bool global = spec.window.size.width == 0;
        const Size out(global ? Shape{1, 1, in.channels} : layer.output);
        Window window = spec.window;
        if (global)
            window = {{in.height, in.width}, {}, {}, Padding::Valid};
        if (layer.input.size() == 2)
            window.size.height = window.stride.height = 1;
        for (Row& row : rows) {
            Row made(static_cast<size_t>(out.height * out.width * out.channels));
            for (int oy = 0; oy < out.height; ++oy)
                for (int ox = 0; ox < out.width; ++ox)
                    for (int c = 0; c < out.channels; ++c) {
                        std::vector<double> seen;
                        slide(window, in, out, oy, ox,
                              [&](int y, int x, int) { seen.push_back(row[in.at(y, x, c)]); });
                        double sum = 0;
                        for (const double v : seen)
                            sum += v;
                        made[out.at(oy, ox, c)] = greatest
                                                      ? *std::max_element(seen.begin(), seen.end())
                                                      : sum / static_cast<double>(seen.size());
                    }
            row = std::move(made);
        }
    }
    static void apply(const MaxPoolSpec& spec, const GraphLayer& layer, const Row&, Rows& rows) {
        pool(spec, layer, rows, true);
    }
    static void apply(const AveragePoolSpec& spec, const GraphLayer& layer, const Row&,
                      Rows& rows) {
        pool(spec, layer, rows, false);
    }

    static void apply(const ReshapeSpec&, const GraphLayer&, const Row&, Rows&) {}
    static void apply(const DropoutSpec&, const GraphLayer&, const Row&, Rows&) {}
    static void apply(const GaussianNoiseSpec&, const GraphLayer&, const Row&, Rows&) {}

    template <typename Spec>
    requires requires(const Spec& spec, const GraphLayer& layer, Row row, Rows rows) {
        reference::apply(spec, layer, row, rows);
    }
    static void apply(const Spec& spec, const GraphLayer& layer, const Row& weights, Rows& rows) {
        reference::apply(spec, layer, weights, rows);
    }

    static void apply(const LayerNormalizationSpec& spec, const GraphLayer& layer,
                      const Row& weights, Rows& rows) {
        const auto channels = static_cast<size_t>(layer.output.back());
        const auto count = static_cast<double>(channels);
        for (Row& row : rows)
            for (size_t at = 0; at < row.size(); at += channels) {
                double sum = 0;
                for (size_t c = 0; c < channels; ++c)
                    sum += row[at + c];
                double squares = 0;
                for (size_t c = 0; c < channels; ++c)
                    squares += (row[at + c] - sum / count) * (row[at + c] - sum / count);
                for (size_t c = 0; c < channels; ++c)
                    row[at + c] = (row[at + c] - sum / count) /
                                      std::sqrt(squares / count + spec.epsilon) *
                                      weights[layer.parameters[0].offset + c] +
                                  weights[layer.parameters[1].offset + c];
            }
    }

    static void apply(const BatchNormalizationSpec& spec, const GraphLayer& layer,
                      const Row& weights, Rows& rows) {
        const auto channels = static_cast<size_t>(layer.output.back());
        for (size_t c = 0; c < channels; ++c) {
            double sum = 0;
            double count = 0;
            for (const Row& row : rows)
                for (size_t i = c; i < row.size(); i += channels, ++count)
                    sum += row[i];
            const double mean = sum / count;
            double squares = 0;
            for (const Row& row : rows)
                for (size_t i = c; i < row.size(); i += channels)
                    squares += (row[i] - mean) * (row[i] - mean);
            const double scale =
                weights[layer.parameters[0].offset + c] / std::sqrt(squares / count + spec.epsilon);
            for (Row& row : rows)
                for (size_t i = c; i < row.size(); i += channels)
                    row[i] = (row[i] - mean) * scale + weights[layer.parameters[1].offset + c];
        }
    }

    const Graph& graph_;
};

} // namespace tmw::test

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/nn/graph.h"

#include <array>
#include <cmath>
#include <vector>

namespace tmw::test {

using Row = std::vector<double>;
using Rows = std::vector<Row>;

/// Parts of ReferenceNetwork: layers that move values, and those that go along a signal.
namespace reference {

struct Size {
    int height, width, channels;
    explicit Size(const Shape& s)
        : height(s.size() == 3 ? s[0] : 1), width(s[s.size() - 2]), channels(s.back()) {}
    size_t at(int y, int x, int c) const {
        return static_cast<size_t>((y * width + x) * channels + c);
    }
};

/// Every value of the answer: that at from(y, x, c) of the input, or 0 where that is outside.
template <typename From>
inline void move(const GraphLayer& layer, Rows& rows, From from) {
    const Size in(layer.input);
    const Size out(layer.output);
    for (Row& row : rows) {
        Row made;
        for (int y = 0; y < out.height; ++y)
            for (int x = 0; x < out.width; ++x)
                for (int c = 0; c < out.channels; ++c) {
                    const auto [iy, ix, ic] = from(std::array<int, 3>{y, x, c});
                    const bool inside = iy >= 0 && iy < in.height && ix >= 0 && ix < in.width;
                    made.push_back(inside ? row[in.at(iy, ix, ic)] : 0);
                }
        row = std::move(made);
    }
}
inline void apply(const ZeroPaddingSpec& spec, const GraphLayer& layer, const Row&, Rows& rows) {
    const auto& n = spec.sizes;
    const bool image = layer.input.size() == 3;
    const int top = image ? n[0] : 0;
    const int left = n.size() == 4 ? n[2] : n.size() == 2 && image ? n[1] : n[0];
    move(layer, rows, [=](std::array<int, 3> at) {
        return std::array<int, 3>{at[0] - top, at[1] - left, at[2]};
    });
}
inline void apply(const UpsamplingSpec& spec, const GraphLayer& layer, const Row&, Rows& rows) {
    const int high = layer.input.size() == 3 ? spec.size.height : 1;
    move(layer, rows, [=](std::array<int, 3> at) {
        return std::array<int, 3>{at[0] / high, at[1] / spec.size.width, at[2]};
    });
}
inline void apply(const PermuteSpec& spec, const GraphLayer& layer, const Row&, Rows& rows) {
    const size_t first = 3 - spec.order.size();
    move(layer, rows, [=](std::array<int, 3> at) {
        std::array<int, 3> from{};
        for (size_t i = 0; i < spec.order.size(); ++i)
            from[first + static_cast<size_t>(spec.order[i]) - 1] = at[first + i];
        return from;
    });
}

/// bias + x kernel: `count` sums, with the tensors of a recurrent layer.
inline Row sums(const double* x, size_t inputs, const double* kernel, const double* bias,
                size_t count) {
    Row made(bias, bias + count);
    for (size_t i = 0; i < inputs; ++i)
        for (size_t g = 0; g < count; ++g)
            made[g] += x[i] * kernel[i * count + g];
    return made;
}
inline double squash(double x) {
    return 1 / (1 + std::exp(-x));
}

/// Calls step(inputs' sums, state) for each step, which makes the next state of it.
template <typename Step>
inline void recur(const RecurrentSpec& spec, const GraphLayer& layer, const Row& weights,
                  Rows& rows, size_t gates, Step step) {
    const auto inputs = static_cast<size_t>(layer.input[1]);
    const double* kernel = weights.data() + layer.parameters[0].offset;
    const double* bias = weights.data() + layer.parameters[2].offset;
    const auto units = static_cast<size_t>(spec.units);
    for (Row& row : rows) {
        Row state(units), cell(units), all;
        for (size_t at = 0; at < row.size(); at += inputs) {
            step(sums(row.data() + at, inputs, kernel, bias, gates * units), state, cell);
            all.insert(all.end(), state.begin(), state.end());
        }
        row = spec.sequences ? all : state;
    }
}
inline void apply(const LstmSpec& spec, const GraphLayer& layer, const Row& weights, Rows& rows) {
    const auto n = static_cast<size_t>(spec.units);
    const double* recurrent = weights.data() + layer.parameters[1].offset;
    recur(spec, layer, weights, rows, 4, [&](const Row& x, Row& state, Row& cell) {
        const Row z = sums(state.data(), n, recurrent, x.data(), 4 * n);
        for (size_t u = 0; u < n; ++u) {
            cell[u] = squash(z[n + u]) * cell[u] + squash(z[u]) * std::tanh(z[2 * n + u]);
            state[u] = squash(z[3 * n + u]) * std::tanh(cell[u]);
        }
    });
}
inline void apply(const GruSpec& spec, const GraphLayer& layer, const Row& weights, Rows& rows) {
    const auto n = static_cast<size_t>(spec.units);
    const double* recurrent = weights.data() + layer.parameters[1].offset;
    const double* bias = weights.data() + layer.parameters[2].offset + 3 * n;
    recur(spec, layer, weights, rows, 3, [&](const Row& x, Row& state, Row&) {
        const Row h = sums(state.data(), n, recurrent, bias, 3 * n);
        for (size_t u = 0; u < n; ++u) {
            const double keep = squash(x[u] + h[u]);
            const double made =
                std::tanh(x[2 * n + u] + squash(x[n + u] + h[n + u]) * h[2 * n + u]);
            state[u] = keep * state[u] + (1 - keep) * made;
        }
    });
}

} // namespace reference

} // namespace tmw::test

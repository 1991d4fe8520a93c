// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

namespace tmw {

/// xoshiro256** seeded by splitmix64 (Blackman and Vigna, prng.di.unimi.it). The same seed gives
/// the same numbers on every machine and standard library, which std distributions do not.
class Random {
public:
    explicit Random(uint64_t seed);

    uint64_t next();
    /// Uniform in [0, bound), unbiased. `bound` must not be 0.
    uint64_t below(uint64_t bound);
    /// Uniform in [0, 1), a multiple of 2^-53.
    double uniform();
    double uniform(double low, double high) { return low + (high - low) * uniform(); }
    /// Standard normal, by the polar method with our own logarithm and the IEEE square root.
    double normal();

    /// Fisher-Yates.
    template <typename T>
    void shuffle(std::vector<T>& values) {
        for (size_t i = values.size(); i > 1; --i)
            std::swap(values[i - 1], values[static_cast<size_t>(below(i))]);
    }

    /// The whole state, so that a stopped run can go on.
    struct State {
        uint64_t words[4];
        double spare;
        bool hasSpare;
    };
    State state() const { return state_; }
    void restore(const State& state) { state_ = state; }

private:
    State state_{};
};

} // namespace tmw

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cmath>
#include <limits>

namespace tmw {

/// Signal to quantization noise of values against expected ones.
class SignalNoise {
public:
    void add(float expected, float value) {
        const double signal = static_cast<double>(expected);
        const double noise = signal - static_cast<double>(value);
        signal_ += signal * signal;
        noise_ += noise * noise;
        any_ = true;
    }
    /// What another one gathered.
    void add(const SignalNoise& other) {
        signal_ += other.signal_;
        noise_ += other.noise_;
        any_ = any_ || other.any_;
    }
    bool any() const { return any_; }
    /// 10 log10(sum of squares / sum of squared differences): infinite without a difference, NaN
    /// without values.
    double decibels() const {
        if (!any_)
            return std::numeric_limits<double>::quiet_NaN();
        return noise_ > 0 ? 10 * std::log10(signal_ / noise_)
                          : std::numeric_limits<double>::infinity();
    }

private:
    double signal_ = 0;
    double noise_ = 0;
    bool any_ = false;
};

} // namespace tmw

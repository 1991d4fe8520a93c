// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/plots/curve_data.h"

#include <span>

namespace tmw::ui {

/// The last samples of a few channels with one clock, in memory that never grows.
class RollingSignal : public std::enable_shared_from_this<RollingSignal> {
public:
    static std::shared_ptr<RollingSignal> make(size_t channels, size_t kept);

    /// One value a channel; seconds never go back.
    void append(double seconds, std::span<const float> values);
    size_t channels() const { return channels_.size(); }
    /// Samples ever appended; the last `kept` of them are there.
    size_t end() const { return end_; }
    size_t begin() const { return end_ > kept_ ? end_ - kept_ : 0; }
    double seconds(size_t at) const { return seconds_[at % kept_]; }
    double value(size_t channel, size_t at) const {
        return static_cast<double>(channels_[channel].values[at % kept_]);
    }
    Extent over(size_t channel, size_t first, size_t last) const;
    /// A channel as a plot draws it.
    std::shared_ptr<const CurveData> channel(size_t channel) const;

private:
    struct Channel {
        std::vector<float> values;
        MinMaxPyramid pyramid;
    };
    RollingSignal(size_t channels, size_t kept);

    size_t kept_;
    size_t end_ = 0;
    std::vector<double> seconds_;
    std::vector<Channel> channels_;
};

} // namespace tmw::ui

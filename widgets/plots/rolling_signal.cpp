// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/plots/rolling_signal.h"

namespace tmw::ui {

namespace {

class RollingChannel : public CurveData {
public:
    RollingChannel(std::shared_ptr<const RollingSignal> signal, size_t channel)
        : signal_(std::move(signal)), channel_(channel) {}
    size_t begin() const override { return signal_->begin(); }
    size_t end() const override { return signal_->end(); }
    double x(size_t at) const override { return signal_->seconds(at); }
    double y(size_t at) const override { return signal_->value(channel_, at); }
    Extent over(size_t first, size_t last) const override {
        return signal_->over(channel_, first, last);
    }

private:
    std::shared_ptr<const RollingSignal> signal_;
    size_t channel_;
};

} // namespace

RollingSignal::RollingSignal(size_t channels, size_t kept) : kept_(kept), seconds_(kept) {
    for (size_t i = 0; i < channels; ++i)
        channels_.push_back({std::vector<float>(kept), MinMaxPyramid(kept)});
}

std::shared_ptr<RollingSignal> RollingSignal::make(size_t channels, size_t kept) {
    return std::shared_ptr<RollingSignal>(new RollingSignal(channels, kept));
}

void RollingSignal::append(double seconds, std::span<const float> values) {
    const size_t slot = end_ % kept_;
    seconds_[slot] = seconds;
    for (size_t i = 0; i < channels_.size(); ++i) {
        channels_[i].values[slot] = values[i];
        channels_[i].pyramid.append(static_cast<double>(values[i]));
    }
    ++end_;
}

Extent RollingSignal::over(size_t channel, size_t first, size_t last) const {
    return channels_[channel].pyramid.over(
        first, last, [this, channel](size_t at) { return value(channel, at); });
}

std::shared_ptr<const CurveData> RollingSignal::channel(size_t channel) const {
    return std::make_shared<RollingChannel>(shared_from_this(), channel);
}

} // namespace tmw::ui

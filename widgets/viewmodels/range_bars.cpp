// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/viewmodels/range_bars.h"

#include <algorithm>
#include <cmath>

namespace tmw::ui {

namespace {
constexpr int kBars = 64;
}

RangeBars rangeBars(const Histogram& values, Range covered) {
    const auto low = static_cast<double>(std::min(values.seen().low, covered.low));
    const auto high = static_cast<double>(std::max(values.seen().high, covered.high));
    RangeBars bars;
    if (!(low < high))
        return bars;
    const double width = (high - low) / kBars;
    for (int i = 0; i < kBars; ++i)
        bars.x.append(low + (i + 0.5) * width);
    bars.inside.fill(0, kBars);
    bars.outside.fill(0, kBars);
    const auto count = [&](double value, uint64_t times) {
        const int at = std::clamp(static_cast<int>((value - low) / width), 0, kBars - 1);
        const bool in =
            value >= static_cast<double>(covered.low) && value <= static_cast<double>(covered.high);
        (in ? bars.inside : bars.outside)[at] += static_cast<double>(times);
    };
    count(0, values.zeros());
    for (size_t i = 0; i < values.bins().size(); ++i)
        count(values.edge(i) + values.width() / 2, values.bins()[i]);
    for (QVector<double>* each : {&bars.inside, &bars.outside})
        for (double& height : *each)
            height = std::log10(1 + height);
    return bars;
}

const Histogram* valuesOf(const Calibration* calibration, const std::string& tensor, bool input) {
    if (!calibration)
        return nullptr;
    if (input)
        return &calibration->inputValues;
    const auto at = std::ranges::find(calibration->layers, tensor);
    return at == calibration->layers.end()
               ? nullptr
               : &calibration->outputValues[static_cast<size_t>(at - calibration->layers.begin())];
}

} // namespace tmw::ui

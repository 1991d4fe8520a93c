// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/plots/curve_data.h"

#include <algorithm>

namespace tmw::ui {

size_t CurveData::from(double wanted, size_t from) const {
    // Steps that double first: the next column is rarely far.
    size_t low = std::clamp(from, begin(), end());
    size_t step = 1;
    while (low + step < end() && x(low + step) < wanted) {
        low += step;
        step *= 2;
    }
    size_t high = std::min(low + step, end());
    while (low < high) {
        const size_t middle = low + (high - low) / 2;
        if (x(middle) < wanted)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

size_t CurveData::nearest(double wanted) const {
    const size_t at = from(wanted);
    if (at == end())
        return at - 1;
    return at > begin() && wanted - x(at - 1) < x(at) - wanted ? at - 1 : at;
}

FixedCurve::FixedCurve(QVector<double> x, QVector<double> y)
    : x_(std::move(x)), y_(std::move(y)), xs_(x_.constData()), ys_(y_.constData()),
      size_(static_cast<size_t>(std::min(x_.size(), y_.size()))), pyramid_(size_) {
    for (size_t at = 0; at < size_; ++at)
        pyramid_.append(ys_[at]);
}

Extent FixedCurve::over(size_t first, size_t last) const {
    return pyramid_.over(first, last, [this](size_t at) { return ys_[at]; });
}

std::vector<PlotColumn> columnsOf(const CurveData& data, double low, double high, size_t columns) {
    std::vector<PlotColumn> all(columns);
    size_t at = data.from(low);
    for (size_t i = 0; i < columns; ++i) {
        const double edge =
            low + (high - low) * static_cast<double>(i + 1) / static_cast<double>(columns);
        const size_t next = data.from(edge, at);
        if (next > at)
            all[i] = {next - at, data.y(at), data.y(next - 1), data.over(at, next)};
        at = next;
    }
    return all;
}

} // namespace tmw::ui

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/plot.h"

#include <algorithm>
#include <cmath>
#include <cstdio>

namespace tmw {

std::vector<double> plotTicks(double low, double high, int most) {
    if (!(high > low))
        return {low};
    const double rough = (high - low) / most;
    const double power = std::pow(10.0, std::floor(std::log10(rough)));
    double step = power * 10;
    for (const double factor : {1.0, 2.0, 5.0})
        if (power * factor >= rough) {
            step = power * factor;
            break;
        }
    std::vector<double> ticks;
    const auto last = static_cast<long>(std::floor(high / step + 1e-9));
    for (auto i = static_cast<long>(std::ceil(low / step - 1e-9)); i <= last; ++i)
        ticks.push_back(static_cast<double>(i) * step);
    return ticks;
}

std::string plotNumber(double value, double step) {
    const int decimals =
        step > 0 ? std::clamp(static_cast<int>(std::ceil(-std::log10(step) - 1e-9)), 0, 9) : 3;
    char buffer[64];
    std::snprintf(buffer, sizeof buffer, "%.*f", decimals, value == 0 ? 0.0 : value);
    std::string text = buffer;
    const size_t point = std::min(text.find('.'), text.size());
    const size_t first = text[0] == '-' ? 1 : 0;
    for (size_t i = point; i > first + 3; i -= 3)
        text.insert(i - 3, 1, ',');
    return text;
}

} // namespace tmw

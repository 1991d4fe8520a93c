// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <limits>
#include <string>
#include <vector>

namespace tmw {

/// Colours have a fixed meaning in every plot of the program.
enum class SeriesRole { Float, Int8, Board, Train, Validation, Test, Emulated, Truth };

enum class SeriesForm { Line, Points, Bars };

struct PlotSeries {
    std::string name;
    SeriesRole role = SeriesRole::Float;
    SeriesForm form = SeriesForm::Line;
    std::vector<double> x;
    std::vector<double> y; ///< as many as x; what is not finite is left out
};

/// A plot as a value. Axis titles carry their unit: "Acceleration (g)".
struct Plot {
    std::string title;
    std::string xTitle;
    std::string yTitle;
    std::vector<PlotSeries> series;
    bool logY = false; ///< only where every value is above 0
    /// Names along x instead of numbers, one a bar at 0, 1, 2...
    std::vector<std::string> xNames = {};
    int width = 640;
    int height = 360;
};

/// Ticks at steps of 1, 2 or 5 times a power of ten, four to ten of them, covering [low, high].
std::vector<double> plotTicks(double low, double high, int most = 8);
/// "1,024", "0.05", "-2" with a plain minus.
std::string plotNumber(double value, double step);

/// A complete SVG document. Colours follow the reader's light or dark setting.
std::string toSvg(const Plot& plot);

} // namespace tmw

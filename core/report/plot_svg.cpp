// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/markup.h"
#include "core/report/plot.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>

namespace tmw {

namespace {

constexpr double kLeft = 60;
constexpr double kRight = 16;
constexpr double kBottom = 48;

/// A range of values on a range of pixels.
struct Axis {
    double low = 0;
    double high = 1;
    double from = 0;
    double to = 1;
    bool log = false;
    std::vector<double> ticks = {};

    double at(double value) const {
        const double t =
            log ? (std::log10(value) - std::log10(low)) / (std::log10(high) - std::log10(low))
                : (value - low) / (high - low);
        return from + t * (to - from);
    }
};

struct Range {
    double low = std::numeric_limits<double>::infinity();
    double high = -std::numeric_limits<double>::infinity();
    void take(double value) {
        if (std::isfinite(value)) {
            low = std::min(low, value);
            high = std::max(high, value);
        }
    }
    bool empty() const { return low > high; }
};

std::string number(double value) {
    char buffer[32];
    std::snprintf(buffer, sizeof buffer, "%.2f", value);
    return buffer;
}

std::string_view className(SeriesRole role) {
    constexpr std::array<std::string_view, 8> kNames{"float",      "int8", "board",    "train",
                                                     "validation", "test", "emulated", "truth"};
    return kNames[static_cast<size_t>(role)];
}

std::vector<double> logTicks(double low, double high) {
    std::vector<double> ticks;
    const int first = static_cast<int>(std::floor(std::log10(low)));
    const int last = static_cast<int>(std::ceil(std::log10(high)));
    for (int e = first; e <= last; ++e)
        for (const double factor : {1.0, 2.0, 5.0}) {
            const double tick = factor * std::pow(10.0, e);
            const bool wanted = last - first <= 2 || factor == 1.0;
            if (wanted && tick >= low * 0.999 && tick <= high * 1.001)
                ticks.push_back(tick);
        }
    return ticks;
}

Axis valueAxis(Range range, bool log, double from, double to) {
    if (range.empty())
        range = {0, 1};
    if (log) {
        Axis axis{range.low / 1.1, range.high * 1.1, from, to, true};
        axis.ticks = logTicks(axis.low, axis.high);
        return axis;
    }
    const double pad = range.high > range.low ? (range.high - range.low) * 0.03
                                              : std::max(std::abs(range.low) * 0.1, 0.5);
    Axis axis{range.low - pad, range.high + pad, from, to};
    axis.ticks = plotTicks(axis.low, axis.high);
    return axis;
}

std::string tickText(const Axis& axis, double tick) {
    if (axis.log)
        return plotNumber(tick, tick < 1 ? std::pow(10.0, std::floor(std::log10(tick))) : 1);
    return plotNumber(tick, axis.ticks.size() > 1 ? axis.ticks[1] - axis.ticks[0] : 0);
}

std::string line(std::string_view name, double x1, double y1, double x2, double y2) {
    return "<line class=\"" + std::string(name) + "\" x1=\"" + number(x1) + "\" y1=\"" +
           number(y1) + "\" x2=\"" + number(x2) + "\" y2=\"" + number(y2) + "\"/>\n";
}

std::string words(std::string_view name, double x, double y, std::string_view anchor,
                  std::string_view text, std::string_view more = {}) {
    return "<text class=\"" + std::string(name) + "\" x=\"" + number(x) + "\" y=\"" + number(y) +
           "\" text-anchor=\"" + std::string(anchor) + "\"" + std::string(more) + ">" +
           escaped(text) + "</text>\n";
}

class SvgPlot {
public:
    explicit SvgPlot(const Plot& plot) : plot_(plot) {
        Range xs;
        Range ys;
        bool bars = false;
        for (const auto& series : plot.series) {
            bars = bars || series.form == SeriesForm::Bars;
            for (const double value : series.x)
                xs.take(value);
            for (const double value : series.y)
                ys.take(value);
        }
        if (bars) {
            ys.take(0);
            xs.take(xs.low - 0.6);
            xs.take(xs.high + 0.6);
        }
        top_ = plot.series.size() > 1 ? 60 : 40;
        x_ = valueAxis(xs, false, kLeft, plot.width - kRight);
        y_ = valueAxis(ys, plot.logY && ys.low > 0, plot.height - kBottom, top_);
        if (bars && ys.low >= 0)
            y_.low = 0; // bars stand on their axis
        drawFrame(bars);
        drawLegend();
        for (size_t i = 0; i < plot.series.size(); ++i)
            drawSeries(plot.series[i], i);
    }

    std::string document() const {
        const std::string size = std::to_string(plot_.width) + " " + std::to_string(plot_.height);
        return "<svg class=\"plot\" xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" "
               "aria-label=\"" +
               escaped(plot_.title) + "\" viewBox=\"0 0 " + size + "\" width=\"" +
               std::to_string(plot_.width) + "\" height=\"" + std::to_string(plot_.height) +
               "\">\n<style>" + std::string(colourStyle()) + std::string(plotStyle()) +
               "</style>\n" +
               "<rect width=\"100%\" height=\"100%\" style=\"fill:var(--panel)\"/>\n" + body_ +
               "</svg>\n";
    }

private:
    void drawFrame(bool bars) {
        body_ += words("title", 12, 22, "start", plot_.title);
        for (const double tick : y_.ticks) {
            body_ += line("grid", x_.from, y_.at(tick), x_.to, y_.at(tick));
            body_ += words("tick", x_.from - 8, y_.at(tick) + 4, "end", tickText(y_, tick));
        }
        if (plot_.xNames.empty())
            for (const double tick : x_.ticks) {
                if (!bars)
                    body_ += line("grid", x_.at(tick), y_.from, x_.at(tick), y_.to);
                body_ += line("axis", x_.at(tick), y_.from, x_.at(tick), y_.from + 4);
                body_ += words("tick", x_.at(tick), y_.from + 18, "middle", tickText(x_, tick));
            }
        for (size_t i = 0; i < plot_.xNames.size(); ++i)
            body_ += words("tick", x_.at(static_cast<double>(i)), y_.from + 18, "middle",
                           plot_.xNames[i]);
        body_ += line("axis", x_.from, y_.from, x_.to, y_.from);
        body_ += line("axis", x_.from, y_.from, x_.from, y_.to);
        const double middle = (y_.from + y_.to) / 2;
        body_ += words("", (x_.from + x_.to) / 2, plot_.height - 10, "middle", plot_.xTitle);
        body_ += words("", 16, middle, "middle", plot_.yTitle,
                       " transform=\"rotate(-90 16 " + number(middle) + ")\"");
    }

    void drawLegend() {
        if (plot_.series.size() < 2)
            return;
        double x = x_.from;
        for (const auto& series : plot_.series) {
            const std::string group = std::string(className(series.role));
            body_ += "<g class=\"" + group + "\">";
            if (series.form == SeriesForm::Line)
                body_ += line("line", x, 42, x + 20, 42);
            else
                body_ += mark(series.form, x + 10, 42);
            body_ += "</g>" + words("", x + 26, 46, "start", series.name);
            x += 26 + 7.0 * static_cast<double>(series.name.size()) + 20;
        }
    }

    static std::string mark(SeriesForm form, double x, double y) {
        if (form == SeriesForm::Bars)
            return "<rect class=\"bar\" x=\"" + number(x - 5) + "\" y=\"" + number(y - 5) +
                   "\" width=\"10\" height=\"10\"/>";
        return "<circle class=\"dot\" r=\"2.5\" cx=\"" + number(x) + "\" cy=\"" + number(y) +
               "\"/>";
    }

    void drawSeries(const PlotSeries& series, size_t index) {
        body_ += "<g class=\"" + std::string(className(series.role)) + "\">\n";
        std::string path;
        for (size_t i = 0; i < std::min(series.x.size(), series.y.size()); ++i) {
            if (!std::isfinite(series.x[i]) || !std::isfinite(series.y[i]) ||
                (y_.log && series.y[i] <= 0))
                continue;
            const double x = x_.at(series.x[i]);
            const double y = y_.at(series.y[i]);
            if (series.form == SeriesForm::Line)
                path += (path.empty() ? "M" : "L") + number(x) + " " + number(y);
            else if (series.form == SeriesForm::Points)
                body_ += mark(series.form, x, y) + "\n";
            else
                drawBar(index, x, y);
        }
        if (!path.empty())
            body_ += "<path class=\"line\" d=\"" + path + "\"/>\n";
        body_ += "</g>\n";
    }

    void drawBar(size_t index, double x, double y) {
        const auto groups = static_cast<double>(plot_.series.size());
        const double step = std::abs(x_.at(1) - x_.at(0)) * 0.8;
        const double width = step / groups;
        const double left = x - step / 2 + static_cast<double>(index) * width;
        const double zero = y_.at(std::max(y_.low, 0.0));
        body_ += "<rect class=\"bar\" x=\"" + number(left) + "\" y=\"" + number(std::min(y, zero)) +
                 "\" width=\"" + number(width) + "\" height=\"" + number(std::abs(zero - y)) +
                 "\"/>\n";
    }

    const Plot& plot_;
    double top_ = 0;
    Axis x_;
    Axis y_;
    std::string body_;
};

} // namespace

std::string toSvg(const Plot& plot) {
    return SvgPlot(plot).document();
}

} // namespace tmw

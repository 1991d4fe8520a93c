// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/viewmodels/data_plots.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>
#include <limits>

namespace tmw::ui {

namespace {

constexpr size_t kParts = 3;
constexpr size_t kBins = 24;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(DataPlots)
};

/// Numbers that lie in equal steps, each in a part; large tables are looked at where they are.
template <typename T>
struct Values {
    const T* first;
    size_t step;
    size_t count;
    const RowParts& parts;

    double at(size_t i) const { return static_cast<double>(first[i * step]); }
};

SeriesRole roleOf(SplitPart part) {
    constexpr SeriesRole kRoles[] = {SeriesRole::Train, SeriesRole::Validation, SeriesRole::Test};
    return kRoles[static_cast<size_t>(part)];
}

/// A series a part, those without values left out; values without a part count where there are no
/// parts at all.
template <typename T>
std::vector<PlotSeries> stacked(const Values<T>& values, const std::vector<double>& places,
                                const auto& placeOf) {
    std::array<std::vector<double>, kParts + 1> counts; // the last: in no part
    counts.fill(std::vector<double>(places.size()));
    std::array<size_t, kParts + 1> sums{};
    for (size_t i = 0; i < values.count; ++i) {
        const double value = values.at(i);
        if (!std::isfinite(value))
            continue;
        const size_t part = values.parts[i] ? static_cast<size_t>(*values.parts[i]) : kParts;
        ++counts[part][placeOf(value)];
        ++sums[part];
    }
    std::vector<PlotSeries> series;
    for (size_t part = 0; part < kParts; ++part)
        if (sums[part] > 0)
            series.push_back({partWord(static_cast<SplitPart>(part)).toStdString(),
                              roleOf(static_cast<SplitPart>(part)), SeriesForm::Bars, places,
                              counts[part]});
    if (series.empty() && sums[kParts] > 0)
        series.push_back({Words::tr("all rows").toStdString(), SeriesRole::Truth, SeriesForm::Bars,
                          places, counts[kParts]});
    return series;
}

template <typename T>
Plot histogram(const Values<T>& values, const QString& title) {
    Plot plot;
    plot.xTitle = title.toStdString();
    plot.yTitle = Words::tr("Samples").toStdString();
    double low = std::numeric_limits<double>::infinity();
    double high = -low;
    for (size_t i = 0; i < values.count; ++i)
        if (const double value = values.at(i); std::isfinite(value)) {
            low = std::min(low, value);
            high = std::max(high, value);
        }
    if (low > high)
        return plot;
    const size_t bins = high > low ? kBins : 1;
    const double step = (high > low ? high - low : 1) / static_cast<double>(bins);
    std::vector<double> places(bins);
    for (size_t i = 0; i < bins; ++i)
        places[i] = high > low ? low + (static_cast<double>(i) + 0.5) * step : low;
    plot.series = stacked(values, places, [&](double value) {
        return std::min(bins - 1, static_cast<size_t>((value - low) / step));
    });
    return plot;
}

template <typename T>
Plot wordCounts(const Values<T>& values, const std::vector<std::string>& names,
                const QString& title) {
    Plot plot;
    plot.xTitle = title.toStdString();
    plot.yTitle = Words::tr("Samples").toStdString();
    plot.xNames = names;
    std::vector<double> places(names.size());
    for (size_t i = 0; i < places.size(); ++i)
        places[i] = static_cast<double>(i);
    plot.series = stacked(values, places, [&](double value) { return static_cast<size_t>(value); });
    return plot;
}

/// The only column of a role; null where there are none or several.
const Column* onlyOne(const Dataset& data, ColumnRole role) {
    const Column* found = nullptr;
    for (const Column& column : data.columns) {
        if (column.role != role)
            continue;
        if (found)
            return nullptr;
        found = &column;
    }
    return found && found->type == ColumnType::Number ? found : nullptr;
}

Plot targetOverInput(const Column& input, const Column& target, const RowParts& parts) {
    Plot plot;
    plot.xTitle = axisTitle(input.name, input.unit).toStdString();
    plot.yTitle = axisTitle(target.name, target.unit).toStdString();
    for (size_t part = 0; part < kParts; ++part) {
        const auto which = static_cast<SplitPart>(part);
        PlotSeries series{partWord(which).toStdString(), roleOf(which), SeriesForm::Points, {}, {}};
        for (size_t row = 0; row < parts.size(); ++row)
            if (parts[row] == which) {
                series.x.push_back(input.values[row]);
                series.y.push_back(target.values[row]);
            }
        if (!series.x.empty())
            plot.series.push_back(std::move(series));
    }
    return plot;
}

RowParts partsOfSamples(const Features& features) {
    RowParts parts(features.samples, SplitPart::Train);
    for (const uint32_t sample : features.split.validation)
        parts[sample] = SplitPart::Validation;
    for (const uint32_t sample : features.split.test)
        parts[sample] = SplitPart::Test;
    return parts;
}

} // namespace

QString partWord(SplitPart part) {
    return part == SplitPart::Train        ? Words::tr("train")
           : part == SplitPart::Validation ? Words::tr("validation")
                                           : Words::tr("test");
}

QString axisTitle(const std::string& name, const std::string& unit) {
    return QString("%1 (%2)").arg(QString::fromStdString(name), unit.empty()
                                                                    ? Words::tr("no unit")
                                                                    : QString::fromStdString(unit));
}

RowParts partsOfRows(const Dataset& data, const Features* features) {
    RowParts parts(data.rows);
    if (!features)
        return parts;
    const auto ofSamples = partsOfSamples(*features);
    for (size_t sample = 0; sample < features->samples; ++sample)
        if (features->sourceRow[sample] < parts.size())
            parts[features->sourceRow[sample]] = ofSamples[sample];
    return parts;
}

Plot columnPlot(const Dataset& data, const RowParts& parts, size_t column) {
    const Column& chosen = data.columns[column];
    const Column* input = onlyOne(data, ColumnRole::Input);
    const Column* target = onlyOne(data, ColumnRole::Target);
    const bool split =
        std::ranges::any_of(parts, [](const auto& part) { return part.has_value(); });
    if (split && input && target && (&chosen == input || &chosen == target))
        return targetOverInput(*input, *target, parts);
    const Values<double> values{chosen.values.data(), 1, chosen.values.size(), parts};
    return chosen.type == ColumnType::Category
               ? wordCounts(values, chosen.categories, QString::fromStdString(chosen.name))
               : histogram(values, axisTitle(chosen.name, chosen.unit));
}

Plot balancePlot(const Features& features) {
    if (features.classNames.empty())
        return {};
    const RowParts parts = partsOfSamples(features);
    return wordCounts(Values<int32_t>{features.labels.data(), 1, features.labels.size(), parts},
                      features.classNames, Words::tr("Class"));
}

Plot inputPlot(const Features& features, const Dataset& data, size_t input, bool seen) {
    const std::string& name = features.inputNames[input];
    const Column* column = findColumn(data, name);
    const std::string unit = column ? column->unit : std::string();
    const RowParts parts = partsOfSamples(features);
    const auto& from = seen ? features.inputs : features.raw;
    const Values<float> values{from.data() + input, features.inputWidth(), features.samples, parts};
    if (!column) // a word of a category
        return wordCounts(values, {"0", "1"}, axisTitle(name, {}));
    return histogram(values, seen ? axisTitle(name, {}) : axisTitle(name, unit));
}

} // namespace tmw::ui

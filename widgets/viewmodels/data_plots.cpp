// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/viewmodels/data_plots.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace tmw::ui {

namespace {

constexpr size_t kParts = 3;
constexpr size_t kBins = 24;

QString word(const char* text) {
    return QCoreApplication::translate("DataPlots", text);
}

struct Value {
    double value;
    std::optional<SplitPart> part;
};

SeriesRole roleOf(SplitPart part) {
    constexpr SeriesRole kRoles[] = {SeriesRole::Train, SeriesRole::Validation, SeriesRole::Test};
    return kRoles[static_cast<size_t>(part)];
}

/// A series a part, those without values left out; values without a part count where there are no
/// parts at all.
std::vector<PlotSeries> stacked(const std::vector<Value>& values, const std::vector<double>& places,
                                const auto& placeOf) {
    std::array<std::vector<double>, kParts> counts;
    counts.fill(std::vector<double>(places.size()));
    std::vector<double> all(places.size());
    std::array<bool, kParts> any{};
    for (const Value& each : values) {
        const size_t place = placeOf(each.value);
        ++all[place];
        if (!each.part)
            continue;
        const auto part = static_cast<size_t>(*each.part);
        ++counts[part][place];
        any[part] = true;
    }
    std::vector<PlotSeries> series;
    for (size_t part = 0; part < kParts; ++part)
        if (any[part])
            series.push_back({partWord(static_cast<SplitPart>(part)).toStdString(),
                              roleOf(static_cast<SplitPart>(part)), SeriesForm::Bars, places,
                              counts[part]});
    if (series.empty() && !values.empty())
        series.push_back(
            {word("all rows").toStdString(), SeriesRole::Truth, SeriesForm::Bars, places, all});
    return series;
}

Plot histogram(const std::vector<Value>& values, const QString& title) {
    Plot plot;
    plot.xTitle = title.toStdString();
    plot.yTitle = word("Samples").toStdString();
    if (values.empty())
        return plot;
    const auto [least, most] = std::ranges::minmax_element(values, {}, &Value::value);
    const double low = least->value;
    const double span = most->value > low ? most->value - low : 1;
    const size_t bins = most->value > low ? kBins : 1;
    const double step = span / static_cast<double>(bins);
    std::vector<double> places(bins);
    for (size_t i = 0; i < bins; ++i)
        places[i] = most->value > low ? low + (static_cast<double>(i) + 0.5) * step : low;
    plot.series = stacked(values, places, [&](double value) {
        return std::min(bins - 1, static_cast<size_t>((value - low) / step));
    });
    return plot;
}

Plot wordCounts(const std::vector<Value>& values, const std::vector<std::string>& names,
                const QString& title) {
    Plot plot;
    plot.xTitle = title.toStdString();
    plot.yTitle = word("Samples").toStdString();
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

Plot targetOverInput(const Column& input, const Column& target,
                     const std::vector<std::optional<SplitPart>>& parts) {
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

std::vector<SplitPart> partsOfSamples(const Features& features) {
    std::vector<SplitPart> parts(features.samples, SplitPart::Train);
    for (const uint32_t sample : features.split.validation)
        parts[sample] = SplitPart::Validation;
    for (const uint32_t sample : features.split.test)
        parts[sample] = SplitPart::Test;
    return parts;
}

} // namespace

QString partWord(SplitPart part) {
    return part == SplitPart::Train        ? word("train")
           : part == SplitPart::Validation ? word("validation")
                                           : word("test");
}

QString axisTitle(const std::string& name, const std::string& unit) {
    return QString("%1 (%2)").arg(QString::fromStdString(name),
                                  unit.empty() ? word("no unit") : QString::fromStdString(unit));
}

std::vector<std::optional<SplitPart>> partsOfRows(const Dataset& data, const Features* features) {
    std::vector<std::optional<SplitPart>> parts(data.rows);
    if (!features)
        return parts;
    const auto ofSamples = partsOfSamples(*features);
    for (size_t sample = 0; sample < features->samples; ++sample)
        if (features->sourceRow[sample] < parts.size())
            parts[features->sourceRow[sample]] = ofSamples[sample];
    return parts;
}

Plot columnPlot(const Dataset& data, const Features* features, size_t column) {
    const Column& chosen = data.columns[column];
    const auto parts = partsOfRows(data, features);
    const Column* input = onlyOne(data, ColumnRole::Input);
    const Column* target = onlyOne(data, ColumnRole::Target);
    if (features && input && target && (&chosen == input || &chosen == target))
        return targetOverInput(*input, *target, parts);
    std::vector<Value> values;
    for (size_t row = 0; row < chosen.values.size(); ++row)
        if (std::isfinite(chosen.values[row]))
            values.push_back({chosen.values[row], parts[row]});
    return chosen.type == ColumnType::Category
               ? wordCounts(values, chosen.categories, QString::fromStdString(chosen.name))
               : histogram(values, axisTitle(chosen.name, chosen.unit));
}

Plot balancePlot(const Features& features) {
    if (features.classNames.empty())
        return {};
    std::vector<Value> values;
    const auto parts = partsOfSamples(features);
    for (size_t sample = 0; sample < features.labels.size(); ++sample)
        values.push_back({static_cast<double>(features.labels[sample]), parts[sample]});
    return wordCounts(values, features.classNames, word("Class"));
}

Plot inputPlot(const Features& features, const Dataset& data, size_t input, bool seen) {
    const std::string& name = features.inputNames[input];
    const Column* column = findColumn(data, name);
    const std::string unit = column ? column->unit : std::string();
    const auto parts = partsOfSamples(features);
    const auto& from = seen ? features.inputs : features.raw;
    std::vector<Value> values;
    for (size_t sample = 0; sample < features.samples; ++sample)
        values.push_back(
            {static_cast<double>(from[sample * features.inputWidth() + input]), parts[sample]});
    if (!column) // a word of a category
        return wordCounts(values, {"0", "1"}, axisTitle(name, {}));
    return histogram(values, seen ? axisTitle(name, {}) : axisTitle(name, unit));
}

} // namespace tmw::ui

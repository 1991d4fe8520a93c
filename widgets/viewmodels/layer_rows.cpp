// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/viewmodels/layer_rows.h"

#include "core/eval/layer_details.h"
#include "widgets/viewmodels/words.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace tmw::ui {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(LayerError)
};

double drawn(double decibels) {
    return std::isfinite(decibels) ? decibels : std::nan("");
}

QString decibelText(double decibels) {
    return isExact(decibels)         ? Words::tr("exact")
           : std::isfinite(decibels) ? Words::tr("%1 dB").arg(QString::number(decibels, 'f', 1))
                                     : QStringLiteral("-");
}

QString scaleText(const std::vector<float>& scales) {
    if (scales.empty())
        return QStringLiteral("-");
    const auto [least, most] = std::ranges::minmax_element(scales);
    const QString greatest = numberText(static_cast<double>(*most), 3);
    if (scales.size() == 1)
        return Words::tr("%1, one for all").arg(greatest);
    return Words::tr("%1 to %2, one a channel")
        .arg(numberText(static_cast<double>(*least), 3), greatest);
}

/// What is far below a step is 0 to int8 and to people.
QString endText(float value, double step) {
    constexpr double kNothing = 1e-3;
    const auto end = static_cast<double>(value);
    return numberText(std::abs(end) < kNothing * step ? 0 : end, 3);
}

Facts rangeFacts(const QString& name, const TensorRange* range) {
    if (!range)
        return {};
    return {
        {name,
         Words::tr("%1 to %2")
             .arg(endText(range->seen.low, range->step), endText(range->seen.high, range->step))},
        {Words::tr("Scale, zero"),
         range->step > 0 ? QString("%1, %2").arg(numberText(range->step, 3)).arg(range->zeroPoint)
                         : Words::tr("floats")},
        {Words::tr("Clipped"),
         Words::tr("%1 %").arg(QString::number(100 * range->outside, 'f', 2))}};
}

void addWeights(const LayerWeights& weights, LayerFacts& facts) {
    facts.weights = weights.largest;
    facts.widest = static_cast<int>(weights.widest);
    facts.error.append({Words::tr("Scale now"), scaleText(weights.scales)});
    if (weights.scales.size() != 1 || weights.largest.size() < 2)
        return;
    const double usual = weights.largest[weights.widest] / weights.ratio;
    facts.error.append(
        {Words::tr("Steps used"),
         Words::tr("%1 of 127 by the median channel")
             .arg(std::lround(usual / static_cast<double>(weights.scales.front())))});
}

RangeBars barsOf(const Compared& compared, const TensorRange* range, bool input) {
    const Calibration* calibration = compared.models[1].calibration.get();
    const Histogram* values = range ? valuesOf(calibration, range->tensor, input) : nullptr;
    return values ? rangeBars(*values, range->covered) : RangeBars();
}

QString textOver(const LayerNoise& layer, bool worst) {
    if (isExact(layer.aloneDb))
        return Words::tr("exact");
    if (!worst || !std::isfinite(layer.aloneDb))
        return {};
    return Words::tr("worst, %1").arg(QString::number(layer.aloneDb, 'f', 1));
}

} // namespace

LayerFacts layerFacts(const Compared& compared, int layer) {
    const Comparison& comparison = compared.comparison;
    LayerFacts facts;
    if (layer < 0) {
        if (comparison.ranges.empty())
            return facts;
        facts.name = fromText(comparison.ranges.front().tensor);
        facts.output = rangeFacts(Words::tr("Values"), &comparison.ranges.front());
        facts.values = barsOf(compared, &comparison.ranges.front(), true);
        return facts;
    }
    const LayerNoise& of = comparison.layers[static_cast<size_t>(layer)];
    const QString alone = decibelText(of.aloneDb);
    facts.name = fromText(of.layer);
    facts.error = {{Words::tr("SQNR alone"),
                    of.layer == compared.loss.layer ? Words::tr("%1, worst").arg(alone) : alone},
                   {Words::tr("Added up"), decibelText(of.snrDb)}};
    const TfliteModel& inFloat = compared.models[0].model;
    if (const auto weights = layerWeights(inFloat, compared.models[1].model, of))
        addWeights(*weights, facts);
    facts.input = rangeFacts(Words::tr("In"), inputRange(comparison, inFloat, of));
    facts.output = rangeFacts(Words::tr("Out"), outputRange(comparison, of));
    facts.values = barsOf(compared, outputRange(comparison, of), false);
    return facts;
}

LayerBars layerBars(const Compared& compared) {
    LayerBars bars;
    for (const LayerNoise& layer : compared.comparison.layers) {
        const bool worst = layer.layer == compared.loss.layer;
        if (worst)
            bars.worst = static_cast<int>(bars.names.size());
        bars.names.append(fromText(layer.layer));
        bars.alone.push_back(drawn(layer.aloneDb));
        bars.addedUp.push_back(drawn(layer.snrDb));
        bars.texts.append(textOver(layer, worst));
    }
    return bars;
}

} // namespace tmw::ui

// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/viewmodels/loss_words.h"

#include "widgets/viewmodels/words.h"

#include <QCoreApplication>

#include <cmath>

namespace tmw::ui {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Loss)
};

QString shareText(double share) {
    return QString::number(100 * share, 'f', 2);
}

GridCell number(double value) {
    return {numberText(value), value};
}

QString pointsText(double points) {
    const QString text = QString::number(points, 'f', 1);
    return Words::tr("%1 points").arg(points > 0 ? '+' + text : text);
}

QString gainOf(const TriedScales& tried) {
    if (tried.now.classification && tried.channel.classification)
        return pointsText(100 * (tried.channel.classification->accuracy.value -
                                 tried.now.classification->accuracy.value));
    if (tried.now.regression && tried.channel.regression)
        return Words::tr("RMSE %1, not %2")
            .arg(numberText(tried.channel.regression->rmse, 3),
                 numberText(tried.now.regression->rmse, 3));
    return {};
}

QString rangeText(const Range& range) {
    return Words::tr("%1 to %2")
        .arg(numberText(static_cast<double>(range.low), 3),
             numberText(static_cast<double>(range.high), 3));
}

} // namespace

QString causeSentence(const QuantizationLoss& loss) {
    if (loss.layer.empty())
        return Words::tr("Each layer's int8 answers are those of float.");
    const QString where = Words::tr("Largest error: layer %1, %2 dB alone.")
                              .arg(fromText(loss.layer), QString::number(loss.snrDb, 'f', 1));
    switch (loss.cause) {
    case LossCause::Outside:
        return where + ' ' +
               Words::tr(
                   "%1 % of its values lie beyond %2, the range that the calibration saw, and are "
                   "cut off.")
                   .arg(shareText(loss.range.outside), rangeText(loss.range.covered));
    case LossCause::OneScale:
        return where + ' ' +
               Words::tr(
                   "Channel %1 has weights of %2 times the usual size there, and one scale serves "
                   "all channels.")
                   .arg(countText(static_cast<qint64>(loss.widestAnswer)),
                        numberText(loss.weightRatio, 2));
    case LossCause::FewSteps:
        return where + ' ' +
               Words::tr("Its values take %1 of 255 steps: %2 of the range %3.")
                   .arg(countText(std::llround(loss.range.steps)), rangeText(loss.range.seen),
                        rangeText(loss.range.covered));
    case LossCause::Rounding:
        break;
    }
    return where + ' ' + Words::tr("Nothing stands out: it is the rounding to 255 steps.");
}

QList<ConversionCure> curesOf(const Compared& compared, const Settings& settings) {
    QList<ConversionCure> cures;
    if (compared.tried)
        cures.append({Words::tr("A scale for each channel of a layer"), gainOf(*compared.tried),
                      "convert.weight_scales", "channel"});
    else if (compared.scales == toText(WeightScales::Channel))
        cures.append({Words::tr("One scale a layer, which older runtimes take too"),
                      {},
                      "convert.weight_scales",
                      "tensor"});
    const size_t most = compared.features ? compared.features->split.train.size() : 0;
    if (compared.loss.cause == LossCause::Outside &&
        static_cast<size_t>(settings.calibrationSamples) < most)
        cures.append({Words::tr("Calibrate on all %1 training samples")
                          .arg(countText(static_cast<qint64>(most))),
                      Words::tr("not tried"), "convert.calibration_samples", std::to_string(most)});
    return cures;
}

QList<GridColumn> rangeColumns() {
    return {{Words::tr("Tensor")},
            {Words::tr("Least"), true},
            {Words::tr("Greatest"), true},
            {Words::tr("int8 from"), true},
            {Words::tr("int8 to"), true},
            {Words::tr("Step"), true},
            {Words::tr("Of 255 steps"), true},
            {Words::tr("Cut off %"), true}};
}

QList<GridRow> rangeRows(const Comparison& comparison) {
    QList<GridRow> rows;
    for (const TensorRange& range : comparison.ranges)
        rows.append({{fromText(range.tensor), {}, false, {}, fromText(range.tensor)},
                     number(static_cast<double>(range.seen.low)),
                     number(static_cast<double>(range.seen.high)),
                     number(static_cast<double>(range.covered.low)),
                     number(static_cast<double>(range.covered.high)),
                     number(range.step),
                     {QString::number(range.steps, 'f', 0), range.steps},
                     {shareText(range.outside), range.outside}});
    return rows;
}

} // namespace tmw::ui

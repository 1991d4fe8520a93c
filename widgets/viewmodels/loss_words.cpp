// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/viewmodels/loss_words.h"

#include "core/quant/aware_training.h"
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
    const double tenths = std::round(10 * points) / 10 + 0.0; // never -0
    const QString text = QString::number(tenths, 'f', 1);
    return Words::tr("%1 points").arg(tenths > 0 ? '+' + text : text);
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

QString causeSentence(const QuantizationLoss& loss, ModelKind kind) {
    if (loss.layer.empty())
        return Words::tr("Each layer's %1 answers are those of float.").arg(kindText(kind));
    const QString where = Words::tr("Largest error: layer %1, %2 dB alone.")
                              .arg(fromText(loss.layer), QString::number(loss.snrDb, 'f', 1));
    switch (loss.cause) {
    case LossCause::Outside:
        return where + ' ' +
               Words::tr(
                   "%1 % of its values lie beyond %2, the range of the calibration, and are cut "
                   "off.")
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
               Words::tr("Its values take %1 of %2 steps: %3 of the range %4.")
                   .arg(countText(std::llround(loss.range.steps)),
                        countText(std::llround(stepsOf(loss.range))), rangeText(loss.range.seen),
                        rangeText(loss.range.covered));
    case LossCause::Rounding:
        break;
    }
    if (!activationType(kind))
        return where + ' ' + Words::tr("It is the rounding of its weights.");
    return where + ' ' +
           Words::tr("Nothing stands out: it is the rounding to %1 steps and of its weights.")
               .arg(countText(std::llround(stepsOf(loss.range))));
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
    if (compared.loss.cause == LossCause::Outside && settings.calibration != "minmax")
        cures.append({Words::tr("Cover all values that the calibration sees"),
                      Words::tr("not tried"), "quant.calibration", "minmax"});
    if (compared.loss.cause == LossCause::FewSteps && settings.calibration == "minmax")
        cures.append({Words::tr("Cover the range with the least squared error"),
                      Words::tr("not tried"), "quant.calibration", "mse"});
    if (compared.loss.cause == LossCause::Outside && settings.calibration == "minmax" &&
        static_cast<size_t>(settings.calibrationSamples) < most)
        cures.append({Words::tr("Calibrate on all %1 training samples")
                          .arg(countText(static_cast<qint64>(most))),
                      Words::tr("not tried"), "convert.calibration_samples", std::to_string(most)});
    const bool loses = !compared.loss.layer.empty() && canBeAware(compared.kind);
    if (settings.qatEpochs == 0 && loses) {
        const int epochs = std::max(5, settings.epochs / 5);
        cures.append({Words::tr("%1 epochs of quantization-aware training; then go on on Train")
                          .arg(countText(epochs)),
                      Words::tr("not tried"), "train.qat_epochs", std::to_string(epochs)});
    }
    return cures;
}

QList<GridColumn> rangeColumns(ModelKind kind) {
    return {{Words::tr("Tensor")},
            {Words::tr("Least"), true},
            {Words::tr("Greatest"), true},
            {Words::tr("%1 from").arg(kindText(kind)), true},
            {Words::tr("%1 to").arg(kindText(kind)), true},
            {Words::tr("Step"), true},
            {Words::tr("Of %1 steps").arg(kind == ModelKind::Int16x8 ? 65535 : 255), true},
            {Words::tr("Cut off %"), true}};
}

QList<GridRow> rangeRows(const Comparison& comparison) {
    QList<GridRow> rows;
    for (const TensorRange& range : comparison.ranges)
        rows.append({{fromText(range.tensor), {}, false, {}, fromText(range.tensor)},
                     number(static_cast<double>(range.seen.low)),
                     number(static_cast<double>(range.seen.high)),
                     range.step > 0 ? number(static_cast<double>(range.covered.low)) : GridCell(),
                     range.step > 0 ? number(static_cast<double>(range.covered.high)) : GridCell(),
                     range.step > 0 ? number(range.step) : GridCell(),
                     {QString::number(range.steps, 'f', 0), range.steps},
                     {shareText(range.outside), range.outside}});
    return rows;
}

} // namespace tmw::ui

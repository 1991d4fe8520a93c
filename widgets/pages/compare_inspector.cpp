// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/pages/compare_inspector.h"

#include "widgets/pages/fast_plan_form.h"
#include "widgets/pages/page.h"
#include "widgets/pages/settings_form.h"
#include "widgets/parts/panel.h"
#include "widgets/plots/plot_view.h"
#include "widgets/viewmodels/words.h"

#include <QLabel>
#include <QVBoxLayout>

namespace tmw::ui {

namespace {

constexpr int kPlotHeight = 208;
constexpr double kBeside = 0.6; ///< of the first and the last channel

void fill(PairList* list, const Facts& facts) {
    list->clear();
    for (const auto& [name, value] : facts)
        list->set(name, value);
    list->setVisible(!facts.isEmpty());
}

} // namespace

CompareInspector::CompareInspector(Workflow& workflow, const Theming& theming, QWidget* parent)
    : QWidget(parent), error_(new PairList), weights_(new PlotView(theming)), input_(new PairList),
      output_(new PairList), values_(new PlotView(theming)) {
    auto* column = new InspectorColumn;
    title_ = column->addSection(tr("No layer selected"));
    column->add(error_);
    weightsTitle_ = column->addSection(tr("Weight range by channel"));
    column->add(weights_);
    column->addSection(tr("Input and output"));
    column->add(input_);
    column->add(output_);
    valuesTitle_ = column->addSection(tr("Values in the calibration"));
    column->add(values_);
    column->addSection(tr("Conversion"));
    auto* conversion = new SettingsForm(workflow.document(), "convert.");
    conversion->setIdle({"convert.fast"}); // of the plan, below
    column->add(conversion);
    column->add(new SettingsForm(workflow.document(), "quant."));
    column->addSection(tr("Plan for the board"));
    column->add(new FastPlanForm(workflow));
    column->addStretch();
    values_->setFixedHeight(kPlotHeight);
    values_->setAxes(tr("Value"), tr("log10(1 + count)"));
    values_->setAccessibleName(tr("Histogram of the values in the calibration"));
    weights_->setFixedHeight(kPlotHeight);
    weights_->setAxes(tr("Channel"), tr("Largest |weight|"));
    weights_->setAccessibleName(tr("Weight range by channel"));
    auto* outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->addWidget(scrolling(column));
    showWeights({});
    showValues({});
}

void CompareInspector::show(const Compared& compared, int layer) {
    const LayerFacts facts = layerFacts(compared, layer);
    title_->setText(facts.name);
    fill(error_, facts.error);
    error_->setToolTip(
        tr("SQNR: signal to quantization noise. Alone: the layer reads what the float model's "
           "layer reads, in int8 steps; on %1 samples of the validation split. Added up: the "
           "whole int8 model, on the test split.")
            .arg(countText(static_cast<qint64>(compared.comparison.aloneSamples))));
    fill(input_, facts.input);
    fill(output_, facts.output);
    showWeights(facts);
    showValues(facts.values);
}

void CompareInspector::showValues(const RangeBars& bars) {
    valuesTitle_->setVisible(!bars.isEmpty());
    values_->setVisible(!bars.isEmpty());
    values_->setSeries({{tr("covered"), SeriesRole::Int8, SeriesForm::Bars, bars.x, bars.inside},
                        {tr("cut off"), SeriesRole::Test, SeriesForm::Bars, bars.x, bars.outside}});
    values_->fit(); // another layer's values lie elsewhere
}

void CompareInspector::showWeights(const LayerFacts& facts) {
    const bool any = !facts.weights.empty();
    weightsTitle_->setVisible(any);
    weights_->setVisible(any);
    if (!any)
        return;
    ShownSeries bars{tr("largest"), SeriesRole::Int8, SeriesForm::Bars, {}, {}};
    QStringList texts;
    for (size_t i = 0; i < facts.weights.size(); ++i) {
        const bool widest = static_cast<int>(i) == facts.widest;
        bars.x.append(static_cast<double>(i));
        bars.y.append(facts.weights[i]);
        texts.append(widest ? numberText(facts.weights[i], 3) : QString());
    }
    weights_->setBarTexts(texts);
    weights_->setRangeX(-kBeside, static_cast<double>(bars.x.size()) - 1 + kBeside);
    weights_->setSeries({std::move(bars)});
    weights_->fit();
    weights_->setSelected(0, facts.widest);
}

} // namespace tmw::ui

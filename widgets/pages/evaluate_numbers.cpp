// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/pages/evaluate_numbers.h"

#include "widgets/parts/table.h"
#include "widgets/plots/fit_tool.h"
#include "widgets/plots/plot_stack.h"
#include "widgets/viewmodels/evaluation_rows.h"
#include "widgets/viewmodels/words.h"

#include <QCheckBox>
#include <QComboBox>
#include <QGridLayout>
#include <QPushButton>
#include <QSignalBlocker>
#include <QToolButton>

#include <algorithm>

namespace tmw::ui {

namespace {

constexpr size_t kWorst = 500;
constexpr int kHistogramWidth = 140;
constexpr int kAgainstView = 1;

/// The same on both axes, so that the diagonal is one.
void squareRanges(PlotView* plot, const std::vector<NumberSeries>& shown) {
    double low = std::numeric_limits<double>::max();
    double high = std::numeric_limits<double>::lowest();
    for (const NumberSeries& each : shown)
        for (const NumberAnswer& answer : *each.answers) {
            low = std::min({low, answer.truth, answer.predicted});
            high = std::max({high, answer.truth, answer.predicted});
        }
    if (!(low < high))
        return;
    const double air = 0.04 * (high - low);
    plot->setRangeX(low - air, high + air);
    plot->setRangeY(low - air, high + air);
}

} // namespace

EvaluateNumbers::EvaluateNumbers(const Theming& theming, QWidget* parent)
    : TabPanel(tr("Predictions and residuals"), parent), main_(new PlotView(theming)),
      residuals_(new PlotView(theming)), histogram_(new PlotView(theming)),
      truth_(new PlotView(theming)), worstModel_(new GridModel(this)),
      worstTable_(new Table(worstModel_, "worst", tr("Worst samples"), GridModel::kSortRole)),
      targets_(new QComboBox), showsFloat_(makeSwitch(tr("float"))),
      showsInt8_(makeSwitch(kindText(ModelKind::Int8))) {
    targets_->setAccessibleName(tr("Target"));
    addTool(targets_);
    addTool(showsFloat_);
    addTool(showsInt8_);
    makeViews(theming);
    main_->setAccessibleName(tr("Predictions"));
    residuals_->setAccessibleName(tr("Residuals"));
    histogram_->setAccessibleName(tr("Histogram of residuals"));
    truth_->setAccessibleName(tr("Predicted against true"));
    worstTable_->setAccessibleName(tr("Worst samples"));
    connectAll();
}

QCheckBox* EvaluateNumbers::makeSwitch(const QString& name) {
    auto* box = new QCheckBox(name);
    box->setChecked(true);
    return box;
}

void EvaluateNumbers::makeViews(const Theming& theming) {
    histogram_->setSideways(true);
    histogram_->setFixedWidth(kHistogramWidth);
    truth_->setDiagonal(true);
    worstModel_->set(worstColumns(), {});
    worstTable_->setWideColumn(3);
    auto* plots = new QWidget;
    auto* grid = new QGridLayout(plots);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setSpacing(0);
    grid->addWidget(main_, 0, 0);
    grid->addWidget(residuals_, 1, 0);
    grid->addWidget(histogram_, 1, 1);
    grid->setRowStretch(0, 5);
    grid->setRowStretch(1, 3);
    addView(tr("Plots"), plots);
    addView(tr("Against truth"), truth_);
    addView(tr("Worst samples"), worstTable_);
    auto* row = new QPushButton(tr("Show in Data"));
    row->setProperty("kind", "small");
    row->setAutoDefault(false);
    connect(row, &QPushButton::clicked, this, [this] {
        if (selected_)
            emit rowWanted(features().sourceRow[inFloat_[*selected_].sample]);
    });
    addTool(row);
    addTool(makeFitTool({main_, residuals_, histogram_, truth_}, theming));
    stackPlots(this, {main_, residuals_});
}

void EvaluateNumbers::connectAll() {
    connect(worstTable_, &Table::rowSelected, this, [this](int row) {
        if (row >= 0 && row < static_cast<int>(worst_.size()))
            choose(worst_[static_cast<size_t>(row)].at);
    });
    connect(targets_, &QComboBox::activated, this, &EvaluateNumbers::showTarget);
    connect(showsFloat_, &QCheckBox::toggled, this, [this] { switched(showsFloat_, showsInt8_); });
    connect(showsInt8_, &QCheckBox::toggled, this, [this] { switched(showsInt8_, showsFloat_); });
    for (PlotView* plot : {main_, residuals_, truth_})
        connect(plot, &PlotView::clicked, this, [this, plot](int series, int index) {
            // Lines over the input are in order of it, clouds as the test part is.
            if (plot->series()[static_cast<size_t>(series)].form == SeriesForm::Points)
                choose(static_cast<size_t>(index));
        });
}

/// One of the two is always shown.
void EvaluateNumbers::switched(QCheckBox* one, QCheckBox* other) {
    if (!one->isChecked() && !other->isChecked()) {
        const QSignalBlocker once(other);
        other->setChecked(true);
    }
    if (evaluated_.features)
        showPlots();
}

void EvaluateNumbers::show(const Evaluated& evaluated) {
    evaluated_ = evaluated;
    const bool both = evaluated.int8.has_value();
    showsInt8_->setText(kindText(evaluated.kind));
    for (QCheckBox* each : {showsFloat_, showsInt8_}) {
        const QSignalBlocker once(each);
        each->setChecked(each->isChecked() || !both);
        each->setVisible(both);
    }
    const int kept = targets_->currentIndex();
    targets_->clear();
    for (const std::string& name : features().targetNames)
        targets_->addItem(fromText(name));
    targets_->setCurrentIndex(std::clamp(kept, 0, std::max(0, targets_->count() - 1)));
    targets_->setVisible(targets_->count() > 1);
    setViewVisible(kAgainstView, hasOneInput());
    showTarget();
}

/// Whether it is int8 that is looked at first.
bool EvaluateNumbers::int8Leads() const {
    return evaluated_.choice.kind != ModelKind::Float;
}

bool EvaluateNumbers::hasOneInput() const {
    return features().inputWidth() == 1;
}

void EvaluateNumbers::showTarget() {
    const auto target = static_cast<size_t>(std::max(0, targets_->currentIndex()));
    inFloat_ = numberAnswers(features(), evaluated_.part(), evaluated_.inFloat.predictions, target);
    int8_ = !evaluated_.int8 ? std::vector<NumberAnswer>{}
                             : numberAnswers(features(), evaluated_.part(),
                                             evaluated_.int8->predictions, target);
    worst_ = worstFirst(int8Leads() ? int8_ : inFloat_, kWorst);
    selected_.reset();
    const QString name = targets_->currentText();
    main_->remember((hasOneInput() ? "evaluate/input/" : "evaluate/truth/") + name);
    truth_->remember("evaluate/against/" + name);
    residuals_->remember("evaluate/residuals/" + name);
    histogram_->remember("evaluate/histogram/" + name);
    setNote(samplesText(inFloat_.size(), evaluated_.choice.part));
    showPlots();
    worstModel_->set(worstColumns(), worstRows(features(), worst_));
    if (!worst_.empty())
        worstTable_->selectRow(0);
}

void EvaluateNumbers::showPlots() {
    const NumberSeries inFloat{tr("float"), SeriesRole::Float, &inFloat_};
    const NumberSeries int8{kindText(evaluated_.kind), SeriesRole::Int8, &int8_};
    std::vector<NumberSeries> shown;
    if (showsFloat_->isChecked() || int8_.empty())
        shown.push_back(inFloat);
    if (showsInt8_->isChecked() && !int8_.empty())
        shown.insert(int8Leads() ? shown.begin() : shown.end(), int8);
    const ResidualStats stats = residualStats(*shown.front().answers);
    showPredictions(shown, stats);
    showResiduals(shown.front(), stats);
    ring();
}

void EvaluateNumbers::showPredictions(const std::vector<NumberSeries>& shown,
                                      const ResidualStats& stats) {
    main_->setDiagonal(!hasOneInput());
    if (!hasOneInput())
        return showAgainst(main_, shown, stats);
    showAgainst(truth_, shown, stats);
    std::vector<ShownSeries> series{truthOverInput(features(), inFloat_)};
    for (const NumberSeries& each : shown)
        series.push_back(overInput(each, features()));
    main_->setAxes({}, targets_->currentText());
    main_->setSeries(std::move(series));
}

void EvaluateNumbers::showAgainst(PlotView* plot, const std::vector<NumberSeries>& shown,
                                  const ResidualStats& stats) {
    const QString name = targets_->currentText();
    plot->setAxes(plot == main_ ? QString() : tr("True %1").arg(name),
                  tr("Predicted %1").arg(name));
    squareRanges(plot, shown);
    plot->setBandY(-stats.band(), stats.band(),
                   tr("dashed: ±%1, 95 %").arg(numberText(stats.band(), 3)));
    std::vector<ShownSeries> series;
    for (const NumberSeries& each : shown)
        series.push_back(overTruth(each));
    plot->setSeries(std::move(series));
}

void EvaluateNumbers::showResiduals(const NumberSeries& lead, const ResidualStats& stats) {
    const ResidualHistogram counts = residualHistogram(*lead.answers);
    for (PlotView* plot : {residuals_, histogram_})
        plot->setRangeY(-counts.reach, counts.reach);
    residuals_->setBandY(-stats.band(), stats.band(),
                         tr("band: ±%1, 95 %").arg(numberText(stats.band(), 3)));
    residuals_->setAxes(hasOneInput() ? fromText(features().inputNames.front())
                                      : tr("True %1").arg(targets_->currentText()),
                        tr("Residual, %1").arg(lead.name));
    histogram_->setAxes(tr("Samples"), {});
    residuals_->setSeries({residualsOf(lead, features())});
    histogram_->setSeries({histogramOf(lead, counts)});
}

void EvaluateNumbers::choose(size_t at) {
    selected_ = at;
    ring();
    const auto row = std::ranges::find(worst_, at, &NumberAnswer::at);
    const QSignalBlocker once(worstTable_);
    worstTable_->selectRow(row == worst_.end() ? -1 : static_cast<int>(row - worst_.begin()));
    emit sampleChosen();
}

void EvaluateNumbers::ring() {
    const int at = selected_ ? static_cast<int>(*selected_) : -1;
    for (PlotView* plot : {main_, residuals_, truth_})
        plot->setSelected(0, at);
}

} // namespace tmw::ui

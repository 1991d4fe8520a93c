// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/pages/evaluate_numbers.h"

#include "widgets/parts/splitter.h"
#include "widgets/parts/table.h"
#include "widgets/plots/fit_tool.h"
#include "widgets/viewmodels/words.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <numeric>

namespace tmw::ui {

namespace {

constexpr size_t kWorst = 500;

Panel* panelOf(const QString& title, const std::vector<PlotView*>& plots, const Theming& theming) {
    auto* panel = new Panel(title);
    auto* body = new QWidget;
    auto* line = new QHBoxLayout(body);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(0);
    for (size_t i = 0; i < plots.size(); ++i)
        line->addWidget(plots[i], i == 0 ? 5 : 2);
    panel->setBody(body);
    panel->addTool(makeFitTool(plots, theming));
    panel->setMinimumHeight(170);
    return panel;
}

} // namespace

EvaluateNumbers::EvaluateNumbers(const Theming& theming, QWidget* parent)
    : QWidget(parent), truth_(new PlotView(theming)), overInput_(new PlotView(theming)),
      residuals_(new PlotView(theming)), histogram_(new PlotView(theming)),
      worstModel_(new GridModel(this)),
      worstTable_(new Table(worstModel_, "worst", tr("Worst samples"), GridModel::kSortRole)),
      worstPanel_(new Panel(tr("Worst samples"))), targets_(new QComboBox) {
    makeLayout(theming);
    truth_->setDiagonal(true);
    histogram_->setSideways(true);
    truth_->setAccessibleName(tr("Predicted against true"));
    overInput_->setAccessibleName(tr("Prediction over the input"));
    residuals_->setAccessibleName(tr("Residuals"));
    histogram_->setAccessibleName(tr("Histogram of residuals"));
    worstTable_->setAccessibleName(tr("Worst samples"));
    connect(worstTable_, &Table::rowSelected, this, &EvaluateNumbers::choose);
    connect(targets_, &QComboBox::activated, this, &EvaluateNumbers::showTarget);
    for (PlotView* plot : {truth_, residuals_})
        connect(plot, &PlotView::clicked, this, [this](int series, int index) {
            if (series != 0)
                return;
            const auto at =
                std::find_if(worst_.begin(), worst_.end(), [index](const NumberAnswer& answer) {
                    return answer.at == static_cast<size_t>(index);
                });
            if (at != worst_.end())
                worstTable_->selectRow(static_cast<int>(at - worst_.begin()));
        });
}

void EvaluateNumbers::makeLayout(const Theming& theming) {
    worstModel_->set(worstColumns(), {});
    worstPanel_->setBody(worstTable_);
    worstTable_->setWideColumn(3);
    worstPanel_->setMinimumHeight(120);
    Panel* truthPanel = panelOf(tr("Predicted against true"), {truth_}, theming);
    truthPanel->addTool(targets_);
    targets_->setAccessibleName(tr("Target"));
    targets_->hide();
    inputPanel_ = panelOf(tr("Prediction over the input"), {overInput_}, theming);
    Panel* residualPanel = panelOf(tr("Residuals"), {residuals_, histogram_}, theming);
    residualPanel->setNote(tr("predicted less true, with histogram"));
    auto* top = splitter(Qt::Horizontal, {truthPanel, inputPanel_}, {4, 5});
    auto* bottom = splitter(Qt::Horizontal, {residualPanel, worstPanel_}, {8, 5});
    auto* line = new QVBoxLayout(this);
    line->setContentsMargins(0, 0, 0, 0);
    line->addWidget(splitter(Qt::Vertical, {top, bottom}, {1, 1}));
}

size_t EvaluateNumbers::target() const {
    return static_cast<size_t>(std::max(0, targets_->currentIndex()));
}

void EvaluateNumbers::show(const Evaluated& evaluated) {
    features_ = evaluated.features;
    predictions_ = evaluated.predictions;
    const int kept = targets_->currentIndex();
    targets_->clear();
    for (const std::string& name : features_->targetNames)
        targets_->addItem(QString::fromStdString(name));
    targets_->setCurrentIndex(std::clamp(kept, 0, std::max(0, targets_->count() - 1)));
    targets_->setVisible(targets_->count() > 1);
    showTarget();
}

void EvaluateNumbers::showTarget() {
    row_ = -1;
    answers_ = numberAnswers(*features_, predictions_, target());
    worst_ = worstFirst(answers_);
    if (worst_.size() > kWorst)
        worst_.resize(kWorst);
    const QString name = targets_->currentText();
    truth_->remember("evaluate/truth/" + name);
    overInput_->remember("evaluate/input/" + name);
    residuals_->remember("evaluate/residuals/" + name);
    histogram_->remember("evaluate/histogram/" + name);
    showTruth(name);
    showInput(name);
    showResiduals(name);
    worstModel_->set(worstColumns(), worstRows(*features_, worst_));
    worstPanel_->setNote(tr("%1 of %2 test samples, greatest error first")
                             .arg(countText(static_cast<qint64>(worst_.size())),
                                  countText(static_cast<qint64>(answers_.size()))));
    if (!worst_.empty())
        worstTable_->selectRow(0);
}

void EvaluateNumbers::showTruth(const QString& name) {
    ShownSeries points{tr("predicted"), SeriesRole::Float, SeriesForm::Points, {}, {}};
    double low = std::numeric_limits<double>::max();
    double high = std::numeric_limits<double>::lowest();
    for (const NumberAnswer& answer : answers_) {
        points.x.append(answer.truth);
        points.y.append(answer.predicted);
        low = std::min({low, answer.truth, answer.predicted});
        high = std::max({high, answer.truth, answer.predicted});
    }
    truth_->setAxes(tr("True %1").arg(name), tr("Predicted %1").arg(name));
    if (low < high) { // the same on both axes, so that the diagonal is one
        const double air = 0.04 * (high - low);
        truth_->setRangeX(low - air, high + air);
        truth_->setRangeY(low - air, high + air);
    }
    truth_->setSeries({std::move(points)});
}

void EvaluateNumbers::showInput(const QString& name) {
    const bool one = features_->inputWidth() == 1;
    inputPanel_->setVisible(one);
    if (!one)
        return;
    const auto& test = features_->split.test;
    ShownSeries samples{tr("true, test samples"), SeriesRole::Test, SeriesForm::Points, {}, {}};
    ShownSeries said{tr("predicted, float"), SeriesRole::Float, SeriesForm::Line, {}, {}};
    std::vector<size_t> order(answers_.size());
    std::iota(order.begin(), order.end(), size_t{0});
    const auto inputAt = [&](size_t i) { return static_cast<double>(features_->raw[test[i]]); };
    std::sort(order.begin(), order.end(),
              [&](size_t a, size_t b) { return inputAt(a) < inputAt(b); });
    for (const size_t i : order) {
        samples.x.append(inputAt(i));
        samples.y.append(answers_[i].truth);
        said.x.append(inputAt(i));
        said.y.append(answers_[i].predicted);
    }
    overInput_->setAxes(QString::fromStdString(features_->inputNames.front()), name);
    overInput_->setSeries({std::move(samples), std::move(said)});
}

void EvaluateNumbers::showResiduals(const QString& name) {
    const bool one = features_->inputWidth() == 1;
    const auto& test = features_->split.test;
    ShownSeries points{tr("residual"), SeriesRole::Float, SeriesForm::Points, {}, {}};
    for (const NumberAnswer& answer : answers_) {
        points.x.append(one ? static_cast<double>(features_->raw[test[answer.at]]) : answer.truth);
        points.y.append(answer.residual());
    }
    const Histogram counts = residualHistogram(answers_);
    ShownSeries bars{tr("samples"), SeriesRole::Float, SeriesForm::Bars, {}, {}};
    bars.x = QVector<double>(counts.centres.begin(), counts.centres.end());
    bars.y = QVector<double>(counts.counts.begin(), counts.counts.end());
    for (PlotView* plot : {residuals_, histogram_})
        plot->setRangeY(-counts.reach, counts.reach);
    residuals_->setAxes(one ? QString::fromStdString(features_->inputNames.front())
                            : tr("True %1").arg(name),
                        tr("Residual"));
    histogram_->setAxes(tr("Samples"), {});
    residuals_->setSeries({std::move(points)});
    histogram_->setSeries({std::move(bars)});
}

const NumberAnswer* EvaluateNumbers::selected() const {
    return row_ >= 0 && row_ < static_cast<int>(worst_.size()) ? &worst_[static_cast<size_t>(row_)]
                                                               : nullptr;
}

void EvaluateNumbers::choose(int worstRow) {
    row_ = worstRow;
    const NumberAnswer* answer = selected();
    const int at = answer ? static_cast<int>(answer->at) : -1;
    truth_->setSelected(0, at);
    residuals_->setSelected(0, at);
    emit sampleChosen();
}

} // namespace tmw::ui

// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/pages/weights_panel.h"

#include "widgets/parts/elided_combo.h"
#include "widgets/parts/panel.h"
#include "widgets/parts/picture.h"
#include "widgets/plots/plot_view.h"
#include "widgets/viewmodels/weight_facts.h"
#include "widgets/viewmodels/words.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

namespace tmw::ui {

namespace {
constexpr int kFactsWidth = 236;
}

WeightsPanel::WeightsPanel(const Theming& theming, QWidget* parent)
    : QWidget(parent), theming_(theming), which_(new ElidedCombo), facts_(new PairList),
      histogram_(new PlotView(theming)), picture_(new Picture), pictureWords_(kindLabel("note")) {
    which_->setAccessibleName(tr("Constant"));
    which_->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    histogram_->remember("file/weights");
    histogram_->setAxes(tr("Value (no unit)"), tr("Values (count)"));
    histogram_->setAccessibleName(tr("Histogram of a constant"));
    histogram_->setEmpty(tr("No constants"), tr("Choose an operator that has weights"));
    picture_->setStretched(true);
    auto* left = new QVBoxLayout;
    left->setSpacing(8);
    left->addWidget(which_);
    left->addWidget(facts_);
    left->addStretch();
    auto* facts = new QWidget;
    facts->setFixedWidth(kFactsWidth);
    facts->setLayout(left);
    left->setContentsMargins(12, 12, 0, 12);
    auto* right = new QVBoxLayout;
    right->setSpacing(0);
    right->addWidget(picture_, 1);
    right->addWidget(pictureWords_, 0, Qt::AlignHCenter);
    right->addSpacing(8);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addWidget(facts);
    row->addWidget(histogram_, 3);
    row->addLayout(right, 2);
    connect(which_, &QComboBox::currentIndexChanged, this, &WeightsPanel::showTensor);
    connect(&theming, &Theming::changed, this, &WeightsPanel::showTensor);
    showTensor();
}

void WeightsPanel::show(const ModelFile* file, int op) {
    file_ = file;
    constants_ = file ? constantsOf(*file, op) : QList<int>();
    const QSignalBlocker quiet(which_);
    which_->clear();
    for (const int index : constants_) {
        const TfliteTensor& tensor = file->model.graph().tensors[static_cast<size_t>(index)];
        const QString name = QString::fromStdString(tensor.name);
        which_->addItem(QString("%1  %2").arg(index).arg(name));
        which_->setItemData(which_->count() - 1, name, Qt::ToolTipRole);
    }
    which_->setEnabled(constants_.size() > 1);
    showTensor();
}

void WeightsPanel::showTensor() {
    const int at = which_->currentIndex();
    if (!file_ || at < 0 || at >= constants_.size()) {
        facts_->clear();
        histogram_->setSeries({});
        picture_->setImage({}, tr("No constants"));
        pictureWords_->clear();
        return;
    }
    const TfliteTensor& tensor = file_->model.graph().tensors[static_cast<size_t>(constants_[at])];
    which_->setToolTip(QString::fromStdString(tensor.name));
    const WeightFacts facts = weightFacts(tensor);
    facts_->setAll(facts.pairs);
    std::vector<ShownSeries> series;
    if (!facts.isEmpty())
        series.push_back({tr("values"), SeriesRole::Int8, SeriesForm::Bars, facts.x, facts.counts});
    histogram_->setSeries(std::move(series));
    histogram_->fit(); // another constant's values lie elsewhere
    const QString words =
        tr("%1 of %2: blue above 0, orange below")
            .arg(countOf(facts.rows.empty() ? 0 : facts.rows[0], tr("1 row"), tr("%1 rows")),
                 countOf(facts.rows.empty() ? 0 : facts.rows[1], tr("1 value"), tr("%1 values")));
    picture_->setImage(weightImage(tensor, theming_.color(Token::Int8),
                                   theming_.color(Token::Panel), theming_.color(Token::Float)),
                       words);
    pictureWords_->setText(words);
}

} // namespace tmw::ui

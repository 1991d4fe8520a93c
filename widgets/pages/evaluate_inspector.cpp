// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/pages/evaluate_inspector.h"

#include "widgets/pages/page.h"
#include "widgets/parts/panel.h"
#include "widgets/parts/picture.h"
#include "widgets/viewmodels/sample_image.h"
#include "widgets/viewmodels/words.h"

#include <QLabel>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

namespace tmw::ui {

namespace {

constexpr size_t kShownInputs = 16;
constexpr int kPicture = 212; // the inspector's width less its margins

QString signedText(double value) {
    return value > 0 ? '+' + numberText(value) : numberText(value);
}

/// "species=Chinstrap" may go on in a second line.
QString breakable(QString name) {
    return name.replace('=', QStringLiteral("=\u200b"));
}

} // namespace

EvaluateInspector::EvaluateInspector(QWidget* parent)
    : QWidget(parent), sample_(new PairList), inputs_(new PairList), picture_(new Picture),
      residuals_(new PairList), gap_(new PairList) {
    auto* column = new InspectorColumn;
    title_ = column->addSection(tr("No sample selected"));
    column->add(sample_);
    column->addSection(tr("Inputs"));
    column->add(inputs_);
    picture_->setFixedHeight(kPicture);
    column->add(picture_);
    residualsTitle_ = column->addSection(tr("All residuals, float"));
    column->add(residuals_);
    gapTitle_ = column->addSection(tr("float against int8"));
    column->add(gap_);
    column->addStretch();
    QWidget* scroll = scrolling(column);
    scroll->setAccessibleName(tr("The selected sample"));
    auto* outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->addWidget(scroll);
    clear();
}

void EvaluateInspector::setPictures(std::shared_ptr<const SampleArray> pictures) {
    pictures_ = std::move(pictures);
}

void EvaluateInspector::clear() {
    picture_->hide();
    title_->setText(tr("No sample selected"));
    for (PairList* list : {sample_, inputs_, residuals_, gap_})
        list->clear();
    for (QLabel* each : {residualsTitle_, gapTitle_})
        each->hide();
}

void EvaluateInspector::showClass(const Features& features, const ClassAnswer& answer) {
    clear();
    const auto name = [&](int i) { return fromText(features.classNames[static_cast<size_t>(i)]); };
    const double right = answer.probabilities[static_cast<size_t>(answer.truth)];
    const double said = answer.probabilities[static_cast<size_t>(answer.predicted)];
    sample_->set(tr("True"), name(answer.truth));
    sample_->set(tr("Predicted"), name(answer.predicted) + QString(", %1").arg(said, 0, 'f', 3));
    sample_->set(tr("Loss"), numberText(-std::log(std::max(right, 1e-7))));
    showInputs(features, answer.at);
}

void EvaluateInspector::showNumber(const Features& features,
                                   const std::vector<NumberAnswer>& inFloat,
                                   const std::vector<NumberAnswer>& int8, double step, size_t at) {
    clear();
    const NumberAnswer& answer = inFloat[at];
    sample_->set(tr("True"), numberText(answer.truth, 5));
    sample_->set(tr("float says"), numberText(answer.predicted, 5));
    if (!int8.empty())
        sample_->set(tr("int8 says"), numberText(int8[at].predicted, 5));
    sample_->set(tr("Residual"), signedText(answer.residual()));
    showInputs(features, at);
    showResiduals(inFloat);
    gapTitle_->setVisible(!int8.empty());
    if (int8.empty())
        return;
    gap_->set(tr("Largest gap"), numberText(largestGap(inFloat, int8)));
    gap_->set(tr("One step is"), numberText(step));
}

void EvaluateInspector::showResiduals(const std::vector<NumberAnswer>& answers) {
    const ResidualStats stats = residualStats(answers);
    residualsTitle_->show();
    residuals_->set(tr("Mean"), signedText(stats.mean));
    residuals_->set(tr("Std. dev."), numberText(stats.deviation));
    residuals_->set(tr("In ±1.96 sd"), tr("%1 of %2")
                                           .arg(countText(static_cast<qint64>(stats.inside)),
                                                countText(static_cast<qint64>(answers.size()))));
}

void EvaluateInspector::showInputs(const Features& features, size_t at) {
    title_->setText(tr("Row %1").arg(countText(rowNumber(features, at))));
    const size_t row = features.sourceRow[features.split.test[at]];
    if (pictures_ && row < pictures_->samples()) {
        picture_->setImage(imageOf(*pictures_, row), title_->text());
        picture_->show();
        return;
    }
    const size_t first = features.split.test[at] * features.inputWidth();
    for (size_t i = 0; i < std::min(features.inputWidth(), kShownInputs); ++i)
        inputs_->set(breakable(fromText(features.inputNames[i])),
                     numberText(static_cast<double>(features.raw[first + i]), 5));
}

} // namespace tmw::ui

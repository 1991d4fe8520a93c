// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/pages/evaluate_inspector.h"

#include "core/eval/neighbours.h"
#include "widgets/pages/page.h"
#include "widgets/pages/relabel_box.h"
#include "widgets/parts/bars.h"
#include "widgets/parts/panel.h"
#include "widgets/parts/picture.h"
#include "widgets/viewmodels/data_plots.h"
#include "widgets/viewmodels/mix_ups.h"
#include "widgets/viewmodels/sample_image.h"
#include "widgets/viewmodels/words.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

namespace tmw::ui {

namespace {

constexpr size_t kShownInputs = 16;
constexpr size_t kShownMixUps = 6;
constexpr int kLabelColumn = 92;
constexpr int kPicture = 212; // the inspector's width less its margins

QString signedText(double value) {
    return value > 0 ? '+' + numberText(value) : numberText(value);
}

/// "species=Chinstrap" may go on in a second line.
QString breakable(QString name) {
    return name.replace('=', QStringLiteral("=\u200b"));
}

} // namespace

EvaluateInspector::EvaluateInspector(PageContext& context, QWidget* parent)
    : QWidget(parent), theming_(context.theming), sample_(new PairList), part_(makePart()),
      nearest_(new PairList), relabel_(new RelabelBox(context.workflow)),
      worst_(kindLabel("value")), classPart_(makeClassPart()), inputs_(new PairList),
      picture_(new Picture), residuals_(new PairList), gap_(new PairList) {
    auto* column = new InspectorColumn;
    title_ = column->addSection(tr("No sample selected"));
    column->add(sample_);
    column->add(part_);
    column->add(classPart_);
    inputsTitle_ = column->addSection(tr("Inputs"));
    column->add(inputs_);
    picture_->setFixedHeight(kPicture);
    column->add(picture_);
    residualsTitle_ = column->addSection(tr("All residuals, float"));
    column->add(residuals_);
    gapTitle_ = column->addSection(tr("Between both models"));
    column->add(gap_);
    column->addStretch();
    QWidget* scroll = scrolling(column);
    scroll->setAccessibleName(tr("The selected sample"));
    auto* outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->addWidget(scroll);
    clear();
}

QWidget* EvaluateInspector::makeClassPart() {
    auto* column = new InspectorColumn;
    column->layout()->setContentsMargins(0, 12, 0, 0);
    column->addSection(tr("Nearest in train"));
    nearest_->setToolTip(tr("The training samples that look most like it to the network, and how "
                            "far they are: the distance of the scaled inputs"));
    column->add(nearest_);
    relabelTitle_ = column->addSection(tr("Label wrong?"));
    column->add(relabel_);
    column->addSection(tr("Worst first"));
    worst_->setWordWrap(true);
    worst_->setTextInteractionFlags(Qt::LinksAccessibleByMouse | Qt::LinksAccessibleByKeyboard);
    connect(worst_, &QLabel::linkActivated, this, [this](const QString& cell) {
        emit cellWanted(cell.section(',', 0, 0).toInt(), cell.section(',', 1, 1).toInt());
    });
    column->add(worst_);
    connect(&theming_, &Theming::changed, this, &EvaluateInspector::paintLinks);
    return column;
}

/// A label keeps the colour that its links were first drawn in.
void EvaluateInspector::paintLinks() {
    worst_->setText(QString(mixUps_).replace("@link", theming_.color(Token::Accent).name()));
}

/// A row as those of a list, with the part's colour.
QWidget* EvaluateInspector::makePart() {
    auto* row = new QWidget;
    auto* line = new QHBoxLayout(row);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(0);
    auto* label = kindLabel("muted", tr("Split"));
    label->setFixedWidth(kLabelColumn);
    line->addWidget(label);
    for (const Token token : {Token::Train, Token::Validation, Token::Test}) {
        swatches_.append(new Swatch(theming_, token));
        line->addWidget(swatches_.back());
    }
    partWord_ = kindLabel("value");
    line->addSpacing(6);
    line->addWidget(partWord_, 1);
    return row;
}

void EvaluateInspector::clear() {
    picture_->hide();
    title_->setText(tr("No sample selected"));
    for (PairList* list : {sample_, nearest_, inputs_, residuals_, gap_})
        list->clear();
    for (QWidget* each : std::initializer_list<QWidget*>{part_, classPart_, inputsTitle_,
                                                         residualsTitle_, gapTitle_})
        each->hide();
}

void EvaluateInspector::showPart(const Evaluated& evaluated) {
    for (int i = 0; i < swatches_.size(); ++i)
        swatches_[i]->setVisible(i == static_cast<int>(evaluated.choice.part));
    partWord_->setText(partWord(evaluated.choice.part));
    part_->show();
}

void EvaluateInspector::showNearest(const Features& features, const ClassAnswer& answer) {
    std::vector<int> classes{answer.predicted};
    if (answer.truth != answer.predicted)
        classes.push_back(answer.truth);
    for (const int each : classes)
        if (const auto near = nearestSample(features, features.split.train, answer.sample, each))
            nearest_->set(breakable(fromText(features.classNames[static_cast<size_t>(each)])),
                          tr("row %1, %2 away")
                              .arg(countText(rowNumber(features, near->sample)),
                                   numberText(near->distance, 3)));
}

void EvaluateInspector::showMixUps(const Evaluation& result) {
    std::vector<MixUp> all = mixUps(*result.classification);
    if (all.size() > kShownMixUps)
        all.resize(kShownMixUps);
    const auto name = [&](int index) {
        return fromText(result.labels[static_cast<size_t>(index)]).toHtmlEscaped();
    };
    QStringList lines;
    for (const MixUp& each : all)
        lines += QString("<a style=\"color:@link\" href=\"%1,%2\">%3</a>")
                     .arg(each.truth)
                     .arg(each.predicted)
                     .arg(tr("%1 as %2: %3")
                              .arg(name(each.truth), name(each.predicted),
                                   countText(static_cast<qint64>(each.samples))));
    mixUps_ = lines.empty() ? tr("Nothing is mixed up.") : lines.join("<br>");
    paintLinks();
}

void EvaluateInspector::showClass(const Evaluated& evaluated, const ClassAnswer& answer) {
    clear();
    const Features& features = *evaluated.features;
    const auto name = [&](int i) { return fromText(features.classNames[static_cast<size_t>(i)]); };
    const double right = answer.probabilities[static_cast<size_t>(answer.truth)];
    const double said = answer.probabilities[static_cast<size_t>(answer.predicted)];
    sample_->set(tr("True"), name(answer.truth));
    sample_->set(tr("Predicted"), name(answer.predicted) + QString(", %1").arg(said, 0, 'f', 3));
    sample_->set(tr("Loss"), numberText(-std::log(std::max(right, 1e-7))));
    showPart(evaluated);
    showNearest(features, answer);
    const bool fromFile = evaluated.dataset && !evaluated.dataset->sources.empty();
    relabelTitle_->setVisible(fromFile);
    relabel_->setVisible(fromFile);
    if (fromFile)
        relabel_->show(evaluated, answer.sample);
    showMixUps(evaluated.chosen().result);
    classPart_->show();
    showInputs(evaluated, answer.sample);
}

void EvaluateInspector::showNumber(const Evaluated& evaluated,
                                   const std::vector<NumberAnswer>& inFloat,
                                   const std::vector<NumberAnswer>& int8, size_t at) {
    clear();
    const NumberAnswer& answer = inFloat[at];
    sample_->set(tr("True"), numberText(answer.truth, 5));
    sample_->set(tr("float says"), numberText(answer.predicted, 5));
    if (!int8.empty())
        sample_->set(tr("%1 says").arg(kindText(evaluated.kind)),
                     numberText(int8[at].predicted, 5));
    sample_->set(tr("Residual"), signedText(answer.residual()));
    showPart(evaluated);
    showInputs(evaluated, answer.sample);
    showResiduals(inFloat);
    gapTitle_->setVisible(!int8.empty());
    if (int8.empty())
        return;
    gap_->set(tr("Largest gap"), numberText(largestGap(inFloat, int8)));
    if (evaluated.int8->step > 0)
        gap_->set(tr("One step is"), numberText(evaluated.int8->step));
}

void EvaluateInspector::showError(const Evaluated& evaluated, const SampleError& error) {
    clear();
    const Features& features = *evaluated.features;
    const AnomalyMetrics& metrics = *evaluated.chosen().result.anomalies;
    if (!features.labels.empty()) {
        const auto label = static_cast<size_t>(features.labels[error.sample]);
        sample_->set(tr("Class"), fromText(features.classNames[label]));
        if (!features.normalClasses.empty())
            sample_->set(tr("Taken as"), normalWord(features.isNormal(error.sample)));
    }
    sample_->set(tr("Error"), numberText(error.error));
    sample_->set(tr("Threshold"), numberText(metrics.threshold));
    sample_->set(tr("Said"), normalWord(!error.above));
    showPart(evaluated);
    showInputs(evaluated, error.sample);
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

void EvaluateInspector::showInputs(const Evaluated& evaluated, uint32_t sample) {
    const Features& features = *evaluated.features;
    title_->setText(tr("Row %1").arg(countText(rowNumber(features, sample))));
    inputsTitle_->show();
    const size_t row = features.sourceRow[sample];
    const auto* pictures = evaluated.dataset ? evaluated.dataset->array.get() : nullptr;
    if (pictures && pictures->isImage() && row < pictures->samples()) {
        picture_->setImage(imageOf(*pictures, row), title_->text());
        picture_->show();
        return;
    }
    const size_t first = sample * features.inputWidth();
    for (size_t i = 0; i < std::min(features.inputWidth(), kShownInputs); ++i)
        inputs_->set(breakable(fromText(features.inputNames[i])),
                     numberText(static_cast<double>(features.raw[first + i]), 5));
}

} // namespace tmw::ui

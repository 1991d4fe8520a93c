// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/pages/split_editor.h"

#include "widgets/parts/panel.h"
#include "widgets/viewmodels/data_plots.h"
#include "widgets/viewmodels/words.h"

#include <QCheckBox>
#include <QGridLayout>
#include <QLabel>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QVBoxLayout>

#include <cmath>
#include <limits>

namespace tmw::ui {

namespace {

constexpr std::array<Token, 3> kTokens{Token::Train, Token::Validation, Token::Test};
constexpr std::array<const char*, 3> kKeys{"split.train", "split.validation", "split.test"};
/// Which part gives or takes what another one gains: first and second.
constexpr std::array<std::array<size_t, 2>, 3> kGivers{{{2, 1}, {2, 0}, {1, 0}}};

std::array<const std::vector<uint32_t>*, 3> partsOf(const Split& split) {
    return {&split.train, &split.validation, &split.test};
}

QSpinBox* percentBox(const QString& name) {
    auto* box = new QSpinBox;
    box->setRange(0, 100);
    box->setSuffix(QStringLiteral(" %"));
    box->setAccessibleName(name);
    box->setKeyboardTracking(false);
    return box;
}

} // namespace

SplitEditor::SplitEditor(PageContext& context, QWidget* parent)
    : QWidget(parent), workflow_(context.workflow),
      theming_(context.theming), percents_{percentBox(tr("Train, per cent")),
                                           percentBox(tr("Validation, per cent")),
                                           percentBox(tr("Test, per cent"))},
      seed_(new QSpinBox), stratified_(new QCheckBox(tr("Same share of each class"))),
      bar_(new ShareBar(theming_)), note_(kindLabel("note")) {
    percents_[0]->setMinimum(1);
    seed_->setRange(0, std::numeric_limits<int>::max());
    seed_->setAccessibleName(tr("Seed of the split"));
    seed_->setKeyboardTracking(false);
    stratified_->setToolTip(tr("Each part gets each class in the same proportions"));
    auto* form = new InspectorColumn;
    form->layout()->setContentsMargins(0, 0, 0, 0);
    form->addField(tr("Train"), percents_[0]);
    form->addField(tr("Validation"), percents_[1]);
    form->addField(tr("Test"), percents_[2]);
    form->addField(tr("Seed"), seed_);
    form->add(stratified_);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    column->addWidget(bar_);
    column->addWidget(countsView());
    column->addWidget(form);
    note_->setWordWrap(true);
    column->addWidget(note_);
    for (size_t part = 0; part < percents_.size(); ++part)
        connect(percents_[part], &QSpinBox::valueChanged, this,
                [this, part] { percentEdited(part); });
    connect(seed_, &QSpinBox::valueChanged, this,
            [this](int seed) { set("split.seed", QString::number(seed)); });
    connect(stratified_, &QCheckBox::toggled, this,
            [this](bool on) { set("split.stratified", on ? "true" : "false"); });
    connect(&workflow_.document(), &ProjectDocument::specChanged, this, &SplitEditor::showSettings);
    connect(&workflow_, &Workflow::dataChanged, this, &SplitEditor::showCounts);
    showSettings();
    showCounts();
}

QWidget* SplitEditor::countsView() {
    auto* view = new QWidget;
    auto* grid = new QGridLayout(view);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(8);
    grid->setVerticalSpacing(4);
    grid->setColumnStretch(1, 1);
    for (int part = 0; part < 3; ++part) {
        const auto at = static_cast<size_t>(part);
        counts_[at] = kindLabel("value");
        counts_[at]->setAlignment(Qt::AlignRight);
        grid->addWidget(new Swatch(theming_, kTokens[at]), part, 0);
        grid->addWidget(kindLabel("value", partWord(static_cast<SplitPart>(part))), part, 1);
        grid->addWidget(counts_[at], part, 2);
    }
    return view;
}

void SplitEditor::showSettings() {
    const Settings& settings = workflow_.spec().settings;
    const double fractions[] = {settings.splitTrain, settings.splitValidation, settings.splitTest};
    for (size_t part = 0; part < percents_.size(); ++part) {
        const QSignalBlocker blocked(percents_[part]);
        percents_[part]->setValue(static_cast<int>(std::lround(100 * fractions[part])));
    }
    const QSignalBlocker blockedSeed(seed_);
    const QSignalBlocker blockedBox(stratified_);
    seed_->setValue(static_cast<int>(settings.splitSeed));
    stratified_->setChecked(settings.stratified);
}

void SplitEditor::showCounts() {
    const Features* features = workflow_.features();
    QList<ShareBar::Share> shares;
    QStringList words;
    for (size_t part = 0; part < counts_.size(); ++part) {
        const size_t count = features ? partsOf(features->split)[part]->size() : 0;
        const QString text = countText(static_cast<qint64>(count));
        counts_[part]->setText(text);
        shares.append({kTokens[part], static_cast<double>(count)});
        words += text + ' ' + partWord(static_cast<SplitPart>(part));
    }
    bar_->setShares(shares, tr("Split: %1").arg(words.join(", ")));
    stratified_->setEnabled(features && !features->classNames.empty());
    const Dataset* dataset = workflow_.dataset();
    const bool told = dataset && !dataset->importedPart.empty();
    note_->setText(told ? tr("Rows that were brought in for a part stay in it.") : QString());
    note_->setVisible(told);
}

void SplitEditor::percentEdited(size_t part) {
    std::array<int, 3> values{};
    for (size_t i = 0; i < values.size(); ++i)
        values[i] = percents_[i]->value();
    int surplus = values[0] + values[1] + values[2] - 100;
    for (const size_t giver : kGivers[part]) {
        const int least = giver == 0 ? 1 : 0;
        const int given = std::min(surplus, values[giver] - least);
        values[giver] -= given;
        surplus -= given;
    }
    values[part] -= surplus; // only where train would become 0
    workflow_.document().edit(
        tr("Split"),
        [&](ProjectSpec& spec) {
            for (size_t i = 0; i < values.size(); ++i)
                (void)setValue(spec.settings, kKeys[i],
                               QString::number(values[i] / 100.0).toStdString());
        },
        "split.fractions");
    showSettings();
}

void SplitEditor::set(const char* key, const QString& value) {
    workflow_.document().edit(
        tr("Split"),
        [&](ProjectSpec& spec) { (void)setValue(spec.settings, key, value.toStdString()); }, key);
}

} // namespace tmw::ui

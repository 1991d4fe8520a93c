// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/pages/compare_page.h"

#include "widgets/pages/pages.h"
#include "widgets/parts/bar_pair_delegate.h"
#include "widgets/parts/panel.h"
#include "widgets/parts/table.h"
#include "widgets/plots/fit_tool.h"
#include "widgets/plots/legend_row.h"
#include "widgets/viewmodels/comparison_rows.h"
#include "widgets/viewmodels/evaluation_rows.h"
#include "widgets/viewmodels/words.h"

#include <QDesktopServices>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QSplitter>
#include <QStackedWidget>
#include <QToolButton>
#include <QUrl>
#include <QVBoxLayout>

namespace tmw::ui {

namespace {
constexpr int kMeasureRow = 32;

QSplitter* splitter(Qt::Orientation orientation, QWidget* first, QWidget* second,
                    const QList<int>& sizes) {
    auto* parts = new QSplitter(orientation);
    parts->setHandleWidth(12);
    parts->setChildrenCollapsible(false);
    parts->addWidget(first);
    parts->addWidget(second);
    parts->setSizes(sizes);
    return parts;
}
} // namespace

ComparePage::ComparePage(PageContext& context)
    : Page(Step::Compare, tr("Compare"), context), stack_(new QStackedWidget),
      missing_(kindLabel("muted")), measures_(new GridModel(this)),
      measureTable_(new Table(measures_, "measures", tr("Float and int8"), GridModel::kSortRole)),
      measurePanel_(new Panel(tr("float against int8"))), layers_(new PlotView(context.theming)),
      layerPanel_(new Panel(tr("Error by layer"))), cost_(new QLabel), flipsText_(new QLabel),
      filesText_(kindLabel("muted")), flips_(new GridModel(this)),
      flipTable_(new Table(flips_, "flips", tr("Samples that changed"), GridModel::kSortRole)),
      answers_(new PlotView(context.theming)), samplePanel_(new Panel(tr("Flips"))),
      samples_(new QStackedWidget), again_(addButton(tr("Convert again"))),
      count_(new QPushButton(tr("Count again"))) {
    makeBody();
    connect(again_, &QPushButton::clicked, this, &ComparePage::runAgain);
    connect(count_, &QPushButton::clicked, this, [this] { workflow().countInstructions(); });
    connect(&workflow(), &Workflow::comparedChanged, this, &ComparePage::showComparison);
    connect(&workflow(), &Workflow::stepsChanged, this, [this] {
        if (!isVisible())
            return;
        showState();
        compareIfFresh();
    });
    showComparison();
    showState();
}

void ComparePage::makeMeasures() {
    measures_->set(comparisonColumns(), {});
    measureTable_->setItemDelegate(
        new BarPairDelegate(theming(), GridModel::kExtraRole, measureTable_));
    measureTable_->setRowHeight(kMeasureRow);
    measureTable_->setSelectionMode(QAbstractItemView::NoSelection);
    measureTable_->setSortingEnabled(false);
    measureTable_->setAccessibleName(tr("Float against int8"));
    measureTable_->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto* heads = measureTable_->horizontalHeader();
    heads->setStretchLastSection(false);
    heads->setSectionsMovable(false);
    heads->setSectionResizeMode(QHeaderView::ResizeToContents);
    heads->setSectionResizeMode(3, QHeaderView::Stretch);
    measurePanel_->setBody(measureTable_);
    auto* legend = new LegendRow(theming(), 0);
    legend->setFixedWidth(112);
    const auto dress = [this, legend] {
        const auto style = [this](SeriesRole role) {
            return styleOf(role, SeriesForm::Bars, false, theming());
        };
        legend->setEntries(
            {{tr("float"), style(SeriesRole::Float)}, {tr("int8"), style(SeriesRole::Int8)}});
    };
    connect(&theming(), &Theming::changed, legend, dress);
    dress();
    count_->setProperty("kind", "small");
    measurePanel_->addTool(legend);
    measurePanel_->addTool(count_);
}

void ComparePage::makeBody() {
    makeMeasures();
    flips_->set(flipColumns(), {});
    layerPanel_->setBody(layers_);
    layerPanel_->addTool(makeFitTool({layers_}, theming()));
    layerPanel_->setMinimumHeight(170);
    layers_->remember("compare/layers");
    layers_->setAccessibleName(tr("Signal to noise by layer"));
    flipTable_->setAccessibleName(tr("Samples that one model alone gets right"));
    answers_->setAccessibleName(tr("Predictions of both models over truth"));
    answers_->setDiagonal(true);
    samples_->addWidget(flipTable_);
    samples_->addWidget(answers_);
    samplePanel_->setBody(samples_);
    samplePanel_->setMinimumHeight(180);
    auto* lower =
        splitter(Qt::Vertical, splitter(Qt::Horizontal, layerPanel_, makeCard(), {540, 380}),
                 samplePanel_, {230, 180});
    auto* body = new QWidget;
    auto* column = new QVBoxLayout(body);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(12);
    column->addWidget(measurePanel_);
    column->addWidget(lower, 1);
    missing_->setAlignment(Qt::AlignCenter);
    missing_->setWordWrap(true);
    stack_->addWidget(missing_);
    auto* scroll = new QScrollArea; // low windows scroll rather than clip
    scroll->setWidget(body);
    scroll->setWidgetResizable(true);
    stack_->addWidget(scroll);
    content()->addWidget(stack_, 1);
}

QWidget* ComparePage::makeCard() {
    auto* card = new Panel(tr("What int8 costs and saves"));
    for (QLabel* each : {cost_, flipsText_, filesText_}) {
        each->setWordWrap(true);
        each->setTextInteractionFlags(Qt::TextSelectableByMouse);
        card->bodyLayout()->addWidget(each);
    }
    auto* files = new QPushButton(tr("Show files"));
    files->setProperty("kind", "small");
    connect(files, &QPushButton::clicked, this, [this] {
        const auto folder = workflow().document().folder() / "models";
        QDesktopServices::openUrl(QUrl::fromLocalFile(QString::fromStdString(folder.string())));
    });
    card->bodyLayout()->addWidget(files, 0, Qt::AlignLeft);
    card->bodyLayout()->addStretch();
    return card;
}

void ComparePage::runAgain() {
    if (workflow().run() && workflow().features())
        workflow().compare();
}

void ComparePage::showEvent(QShowEvent* event) {
    Page::showEvent(event);
    showState();
    compareIfFresh();
}

void ComparePage::compareIfFresh() {
    // Starting a job tells of itself before it counts as running.
    if (starting_ || !isVisible() || workflow().state(Step::Compare) != StepState::Ready)
        return;
    starting_ = true;
    workflow().compare();
    starting_ = false;
}

void ComparePage::showState() {
    const StepState state = workflow().state(Step::Compare);
    const Compared* done = workflow().compared();
    const bool comparing = workflow().jobs().isRunning(JobKind::Compare);
    const bool counting = workflow().jobs().isRunning(JobKind::Count);
    const bool current = done && workflow().run() && done->run == workflow().run()->number;
    setResult(done               ? tr("Run %1: ").arg(done->run) + costSentence(*done)
              : workflow().run() ? tr("Run %1 was not converted yet.").arg(workflow().run()->number)
                                 : tr("There is no trained run yet."));
    again_->setVisible(state == StepState::Done);
    count_->setVisible(done && !done->int8Instructions);
    count_->setEnabled(!counting);
    count_->setText(counting ? tr("Counting") : tr("Count again"));
    if (state == StepState::Empty)
        setPrimary(tr("Go to Train"), [this] { context().goTo(Step::Train); });
    else if (state == StepState::Done || (state == StepState::Running && !comparing && current))
        setPrimary(
            tr("Continue to Deploy"), [this] { context().goTo(Step::Deploy); }, {}, "next");
    else
        setPrimary(
            tr("Convert and compare"), [this] { runAgain(); },
            comparing                                   ? tr("Converting and comparing.")
            : workflow().run() && workflow().features() ? QString()
                                                        : tr("Train on the present data first."),
            "play");
    missing_->setText(state == StepState::Empty ? tr("Nothing to convert yet. Train a run first.")
                      : comparing ? tr("Converting to float and int8 and comparing them.")
                                  : tr("Press Convert and compare: float and int8 side by side."));
    showMessage();
}

void ComparePage::showMessage() {
    showProblem();
    const Compared* done = workflow().compared();
    if (workflow().problem(Step::Compare) || !done)
        return;
    const Run* run = workflow().run();
    const QString board = QString::fromStdString(workflow().spec().settings.board);
    const bool other = run && run->number != done->run;
    if (workflow().state(Step::Compare) == StepState::Stale && !other) {
        message().show(MessageKind::Warning, tr("Compare is out of date"),
                       tr("The data changed since run %1 was trained.").arg(done->run));
        message().addCure(tr("Go to Train"), [this] { context().goTo(Step::Train); });
    } else if (other || QString::fromStdString(done->board) != board) {
        message().show(
            MessageKind::Note, tr("Compare is out of date"),
            other ? tr("The chosen run is now %1; this is run %2.").arg(run->number).arg(done->run)
                  : tr("The chosen board is now %1; this is for %2.")
                        .arg(board, QString::fromStdString(done->board)));
        message().addCure(tr("Convert and compare"), [this] { runAgain(); });
    } else if (!done->countTrouble.isEmpty()) {
        message().show(MessageKind::Warning, tr("Instructions could not be counted"),
                       done->countTrouble);
    }
}

void ComparePage::showComparison() {
    const Compared* done = workflow().compared();
    stack_->setCurrentIndex(done ? 1 : 0);
    if (!done)
        return;
    measures_->set(comparisonColumns(), comparisonRows(*done));
    measurePanel_->setFixedHeight(36 + 26 + kMeasureRow * measures_->rowCount());
    measurePanel_->setNote(tr("run %1, on %2 test samples; instructions: emulated %3, not time")
                               .arg(done->run)
                               .arg(countText(static_cast<qint64>(done->comparison.samples)),
                                    QString::fromStdString(done->board)));
    cost_->setText(costSentence(*done));
    flipsText_->setText(flipsSentence(done->comparison));
    flipsText_->setVisible(!flipsText_->text().isEmpty());
    QStringList names;
    for (const ConvertedModel& model : done->models)
        names.append(QString::fromStdString(model.file.filename().string()));
    filesText_->setText(tr("Files: %1").arg(names.join(", ")));
    showLayers();
    showSamples();
}

void ComparePage::showLayers() {
    const LayerBars bars = layerBars(workflow().compared()->comparison);
    ShownSeries series{tr("int8 against float"), SeriesRole::Int8, SeriesForm::Bars, {}, {}};
    for (size_t i = 0; i < bars.decibels.size(); ++i) {
        series.x.append(static_cast<double>(i));
        series.y.append(bars.decibels[i]);
    }
    layers_->setNames(bars.names);
    layers_->setAxes({}, tr("Signal to noise (dB)"));
    layers_->setBarTexts(bars.texts);
    layers_->setEmpty(tr("No layers to compare"), {});
    layers_->setSeries({std::move(series)});
    layerPanel_->setNote(bars.exact.isEmpty()
                             ? tr("higher is better")
                             : tr("higher is better; exact: %1").arg(bars.exact.join(", ")));
}

void ComparePage::showSamples() {
    const Compared& done = *workflow().compared();
    if (done.comparison.flips) {
        const QList<GridRow> rows = flipRows(done);
        samplePanel_->setTitle(tr("Flips"));
        samplePanel_->setNote(tr("%1 of %2 test samples: one model alone is right")
                                  .arg(rows.size())
                                  .arg(countText(static_cast<qint64>(done.comparison.samples))));
        samplePanel_->setVisible(!rows.isEmpty());
        flips_->set(flipColumns(), rows);
        samples_->setCurrentWidget(flipTable_);
        return;
    }
    const QString name = QString::fromStdString(done.features->targetNames.front());
    std::vector<ShownSeries> both;
    const auto add = [&](const ComparedModel& model, const QString& title, SeriesRole role) {
        ShownSeries series{title, role, SeriesForm::Points, {}, {}};
        for (const NumberAnswer& answer : numberAnswers(*done.features, model.answers, 0)) {
            series.x.append(answer.truth);
            series.y.append(answer.predicted);
        }
        both.push_back(std::move(series));
    };
    add(done.comparison.inFloat, tr("float"), SeriesRole::Float);
    add(done.comparison.int8, tr("int8"), SeriesRole::Int8);
    samplePanel_->setVisible(true);
    samplePanel_->setTitle(tr("Predictions over truth"));
    samplePanel_->setNote(tr("test split; the dotted line is the truth"));
    answers_->remember("compare/answers/" + name);
    answers_->setAxes(tr("True %1").arg(name), tr("Predicted %1").arg(name));
    answers_->setSeries(std::move(both));
    samples_->setCurrentWidget(answers_);
}

Page* makeComparePage(PageContext& context) {
    return new ComparePage(context);
}

} // namespace tmw::ui

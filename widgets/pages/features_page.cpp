// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/pages/features_page.h"

#include "widgets/pages/empty_view.h"
#include "widgets/pages/pages.h"
#include "widgets/pages/show_plot.h"
#include "widgets/parts/panel.h"
#include "widgets/parts/row_table.h"
#include "widgets/viewmodels/data_plots.h"
#include "widgets/viewmodels/feature_model.h"
#include "widgets/viewmodels/words.h"

#include <QCheckBox>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QSignalBlocker>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace tmw::ui {

namespace {

QString shapeText(const Shape& shape) {
    return QString::fromStdString(toText(shape)).replace('x', QChar(0xD7));
}

} // namespace

FeaturesPage::FeaturesPage(PageContext& context, QWidget* parent)
    : Page(Step::Features, tr("Features"), context, parent),
      inputs_(new FeatureModel(context.workflow, this)), stack_(new QStackedWidget) {
    auto* left = splitter(Qt::Vertical, {inputsView(), wayView()}, {5, 3});
    plots_ = plotsView();
    auto* full = splitter(Qt::Horizontal, {left, plots_}, {11, 9});
    stack_->addWidget(new MissingView(context, tr("Import data first"),
                                      tr("Features are made of the rows of a table.")));
    stack_->addWidget(full);
    content()->addWidget(stack_);
    inspector_ = makeInspector();
    connect(&workflow(), &Workflow::dataChanged, this, &FeaturesPage::showFeatures);
    connect(&workflow(), &Workflow::stepsChanged, this, &FeaturesPage::showState);
    showFeatures();
}

QWidget* FeaturesPage::inputsView() {
    inputsPanel_ = new Panel(tr("Inputs of the network"));
    table_ = new RowTable("inputs", tr("Inputs of the network"));
    table_->setModel(inputs_);
    table_->setWideColumn(FeatureModel::Name);
    table_->hideColumn(FeatureModel::Kind); // the inspector tells it
    inputsPanel_->setBody(table_);
    connect(table_, &RowTable::rowChosen, this, &FeaturesPage::showInput);
    connect(inputs_, &QAbstractItemModel::modelReset, this, [this] { table_->chooseRow(0); });
    return inputsPanel_;
}

QWidget* FeaturesPage::wayView() {
    auto* panel = new Panel(tr("From sensor to network"));
    way_ = kindLabel("value");
    way_->setWordWrap(true);
    way_->setAlignment(Qt::AlignTop);
    way_->setTextInteractionFlags(Qt::TextSelectableByMouse);
    way_->setContentsMargins(12, 12, 12, 12);
    panel->setBody(scrolling(way_));
    return panel;
}

QWidget* FeaturesPage::plotsView() {
    beforePanel_ = new Panel(tr("Before"));
    afterPanel_ = new Panel(tr("After"));
    before_ = new PlotView(theming());
    after_ = new PlotView(theming());
    for (PlotView* plot : {before_, after_})
        plot->setEmpty(tr("No input selected"), tr("Choose one in the table on the left."));
    beforePanel_->setBody(before_);
    afterPanel_->setBody(after_);
    return splitter(Qt::Vertical, {beforePanel_, afterPanel_}, {1, 1});
}

QWidget* FeaturesPage::makeInspector() {
    auto* column = new InspectorColumn;
    column->addSection(tr("Scaling"));
    standardise_ = new QCheckBox(tr("Standardise inputs"));
    standardise_->setToolTip(tr("To mean 0 and deviation 1 of the training part"));
    standardiseTargets_ = new QCheckBox(tr("Standardise targets"));
    standardiseTargets_->setToolTip(tr("While training; the network answers in data units"));
    column->add(standardise_);
    column->add(standardiseTargets_);
    column->addSection(tr("One sample"));
    shape_ = new PairList;
    column->add(shape_);
    chosenTitle_ = column->addSection(tr("Input"));
    chosen_ = new PairList;
    column->add(chosen_);
    column->addStretch();
    connect(standardise_, &QCheckBox::toggled, this,
            [this](bool on) { set(tr("Standardise inputs"), "data.standardise", on); });
    connect(standardiseTargets_, &QCheckBox::toggled, this,
            [this](bool on) { set(tr("Standardise targets"), "data.standardise_targets", on); });
    return scrolling(column);
}

void FeaturesPage::set(const QString& name, const char* key, bool on) {
    workflow().document().edit(name, [&](ProjectSpec& spec) {
        (void)setValue(spec.settings, key, on ? "true" : "false");
    });
}

void FeaturesPage::showFeatures() {
    if (const Features* features = workflow().features()) {
        inputsPanel_->setNote(countOf(static_cast<qint64>(features->inputWidth()),
                                      tr("1 value a sample"), tr("%1 values a sample")));
        table_->chooseRow(table_->currentRow() < 0 ? 0 : table_->currentRow());
        showFacts();
        showWay();
    }
    showInput();
    showState();
}

void FeaturesPage::showFacts() {
    const Features& features = *workflow().features();
    shape_->set(tr("Shape"), shapeText(features.sampleShape));
    shape_->set(tr("Task"), features.task == Task::Regression       ? tr("numbers (regression)")
                            : features.task == Task::Reconstruction ? tr("inputs made again")
                            : features.task == Task::BinaryClassification
                                ? tr("two classes, one output")
                                : countOf(static_cast<qint64>(features.classNames.size()),
                                          tr("1 class"), tr("%1 classes")));
    QStringList answers;
    for (const auto& name :
         answersNumbers(features.task) ? features.targetNames : features.classNames)
        answers += QString::fromStdString(name);
    shape_->set(tr("Answers"), answers.mid(0, 12).join(", "));
    shape_->set(tr("Samples"), countText(static_cast<qint64>(features.samples)));
    size_t left = 0;
    for (const LeftOut& each : features.leftOut)
        left += each.rows;
    shape_->set(tr("Left out"),
                left == 0 ? tr("no row")
                          : countOf(static_cast<qint64>(left), tr("1 row"), tr("%1 rows")));
}

QString FeaturesPage::arrayWay(const Features& features, const SampleArray& array,
                               bool standardised) {
    const QString shape = shapeText(array.shape);
    QString text = "1. " + tr("A sample of %1 goes into the network in this shape.").arg(shape);
    text += "\n\n2. ";
    if (array.holdsBytes())
        text += tr("Every value from 0 to 255 is multiplied by the one number %1.")
                    .arg(numberText(static_cast<double>(features.inputContract.scale[0])));
    else if (standardised)
        text += tr("Each channel is brought to mean 0 and deviation 1 of the training part.");
    else
        text += tr("Numbers go into the network as they are: standardise inputs is off.");
    text +=
        "\n\n3. " + tr("An int8 network rounds the result to one of 256 steps. All of it stands "
                       "in the plan, so board and computer do the same.");
    return text;
}

void FeaturesPage::showWay() {
    const Features& features = *workflow().features();
    const Settings& settings = workflow().spec().settings;
    const Dataset* dataset = workflow().dataset();
    if (dataset && dataset->array) {
        way_->setText(arrayWay(features, *dataset->array, settings.standardise));
        return;
    }
    int words = 0;
    for (const std::string& name : features.inputNames)
        words += dataset && !findColumn(*dataset, name) ? 1 : 0;
    QStringList steps;
    const int numbers = static_cast<int>(features.inputWidth()) - words;
    steps += countOf(numbers, tr("The sensor gives 1 number, as it stands in the table."),
                     tr("The sensor gives %1 numbers, as they stand in the table."));
    if (words > 0)
        steps += countOf(words,
                         tr("Each word of a category becomes an input of its own: 1 where it is "
                            "that word, else 0. That makes 1 input."),
                         tr("Each word of a category becomes an input of its own: 1 where it is "
                            "that word, else 0. That makes %1 inputs."));
    steps +=
        settings.standardise
            ? tr("On the board each number is multiplied by its scale and its offset is added. "
                 "Scale and offset come from mean and deviation of the training part alone.")
            : tr("Numbers go into the network as they are: standardise inputs is off.");
    steps += tr("An int8 network rounds the result to one of 256 steps. All of it stands in the "
                "plan, so board and computer do the same.");
    if (features.task == Task::Regression)
        steps += settings.standardiseTargets
                     ? tr("Targets are standardised while training; the last layer takes this in "
                          "afterwards, so the network answers in data units.")
                     : tr("Targets are trained on as they are.");
    QString text;
    for (int i = 0; i < steps.size(); ++i)
        text += QString("%1%2. %3").arg(i ? "\n\n" : "").arg(i + 1).arg(steps.at(i));
    way_->setText(text);
}

void FeaturesPage::showInput() {
    const Features* features = workflow().features();
    const Dataset* dataset = workflow().dataset();
    const int row = table_->currentRow();
    const bool array = dataset && dataset->array;
    plots_->setVisible(!array); // each value is one of hundreds: Data shows the samples
    if (array) {
        showChosen(inputs_->index(row, FeatureModel::Name).data().toString(), row);
        return;
    }
    if (!features || !dataset || row < 0 || row >= static_cast<int>(features->inputWidth())) {
        before_->setSeries({});
        after_->setSeries({});
        return;
    }
    const auto input = static_cast<size_t>(row);
    const QString name = QString::fromStdString(features->inputNames[input]);
    before_->remember("features/before/" + name);
    after_->remember("features/after/" + name);
    plotsDue_ = !isVisible(); // a large table costs time that a page out of sight need not take
    if (!plotsDue_) {
        showPlot(*before_, inputPlot(*features, *dataset, input, false));
        showPlot(*after_, inputPlot(*features, *dataset, input, true));
    }
    beforePanel_->setNote(tr("%1, as the sensor gives it").arg(name));
    afterPanel_->setNote(tr("%1, as the network sees it").arg(name));
    showChosen(name, row);
}

void FeaturesPage::showChosen(const QString& name, int row) {
    chosenTitle_->setText(name);
    const auto cell = [this, row](int column) {
        const QString text = inputs_->index(row, column).data().toString();
        return text.isEmpty() ? tr("none") : text;
    };
    chosen_->set(tr("Kind"), cell(FeatureModel::Kind));
    chosen_->set(tr("Unit"), cell(FeatureModel::Unit));
    chosen_->set(tr("Mean"), cell(FeatureModel::Mean));
    chosen_->set(tr("Deviation"), cell(FeatureModel::Deviation));
    chosen_->set(tr("Scale"), cell(FeatureModel::Scale));
    chosen_->set(tr("Offset"), cell(FeatureModel::Offset));
}

void FeaturesPage::showEvent(QShowEvent* event) {
    Page::showEvent(event);
    if (plotsDue_)
        showInput();
}

void FeaturesPage::showState() {
    const Features* features = workflow().features();
    stack_->setCurrentIndex(features ? 1 : 0);
    static_cast<QScrollArea*>(inspector_)->widget()->setVisible(features != nullptr);
    const Settings& settings = workflow().spec().settings;
    const QSignalBlocker first(standardise_);
    const QSignalBlocker second(standardiseTargets_);
    const Dataset* dataset = workflow().dataset();
    standardise_->setEnabled(!dataset || !dataset->array || !dataset->array->holdsBytes());
    standardise_->setChecked(settings.standardise);
    standardiseTargets_->setChecked(settings.standardiseTargets);
    standardiseTargets_->setEnabled(features && features->task == Task::Regression);
    setResult(!features ? tr("No features")
                        : tr("%1 samples of %2 values. %3")
                              .arg(countText(static_cast<qint64>(features->samples)),
                                   shapeText(features->sampleShape),
                                   dataset && dataset->array && dataset->array->holdsBytes()
                                       ? tr("All values are scaled alike.")
                                   : settings.standardise ? tr("Inputs are standardised.")
                                                          : tr("Inputs are taken as they are.")));
    setPrimary(
        tr("Continue to Model"), [this] { context().goTo(Step::Model); },
        features ? QString() : tr("Import data first"), "next");
    primary()->setVisible(features != nullptr); // the middle of the page has it
    showProblem();
}

Page* makeFeaturesPage(PageContext& context) {
    return new FeaturesPage(context);
}

} // namespace tmw::ui

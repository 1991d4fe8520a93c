// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/pages/model_page.h"

#include "widgets/pages/empty_view.h"
#include "widgets/pages/fit_panel.h"
#include "widgets/pages/layer_inspector.h"
#include "widgets/pages/memory_panel.h"
#include "widgets/pages/pages.h"
#include "widgets/parts/movable_table.h"
#include "widgets/parts/panel.h"
#include "widgets/parts/veil.h"
#include "widgets/viewmodels/fit_check.h"
#include "widgets/viewmodels/layer_model.h"
#include "widgets/viewmodels/words.h"

#include <QAction>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalBlocker>
#include <QStackedWidget>
#include <QStyle>
#include <QToolButton>
#include <QVBoxLayout>

namespace tmw::ui {

namespace {
constexpr int kTextHeight = 52;
} // namespace

ModelPage::ModelPage(PageContext& context, QWidget* parent)
    : Page(Step::Model, tr("Model"), context, parent),
      layers_(new LayerModel(context.workflow, this)), fit_(&context.fit),
      stack_(new QStackedWidget), fitPanel_(new FitPanel(context)),
      layerInspector_(new LayerInspector(context.workflow, *layers_)),
      fitVeil_(new Veil(*fitPanel_, theming())), messageVeil_(new Veil(message(), theming())) {
    auto* left = new QWidget;
    auto* column = new QVBoxLayout(left);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(12);
    column->addWidget(layersView(), 1);
    column->addWidget(textView());
    auto* full = splitter(Qt::Horizontal, {left, fitPanel_}, {4, 3});
    stack_->addWidget(
        new MissingView(context, tr("Import data first"),
                        tr("The network takes its inputs and answers from the data.")));
    stack_->addWidget(full);
    content()->addWidget(stack_);
    connect(layers_, &QAbstractItemModel::modelReset, this, &ModelPage::showLayers);
    connect(layers_, &QAbstractItemModel::dataChanged, this, &ModelPage::showLayers);
    connect(fitPanel_->memory(), &MemoryPanel::layerChosen, this, &ModelPage::chooseStep);
    connect(layers_, &LayerModel::refused, this, &ModelPage::sayRefused);
    connect(fit_, &FitCheck::changed, this, &ModelPage::showFit);
    connect(&workflow(), &Workflow::dataChanged, this, &ModelPage::showFit);
    connect(&workflow(), &Workflow::stepsChanged, this, &ModelPage::showState);
    connect(&workflow().document(), &ProjectDocument::specChanged, this, &ModelPage::showText);
    showText();
    showLayers();
    showFit();
}

QWidget* ModelPage::inspector() {
    return layerInspector_;
}

QWidget* ModelPage::layersView() {
    layersPanel_ = new Panel(tr("Layers"));
    table_ = new MovableTable("layers", tr("Layers"));
    table_->setModel(layers_);
    table_->setWideColumn(LayerModel::Setting);
    table_->setYieldingColumns({LayerModel::Type, LayerModel::Name});
    layersPanel_->setBody(table_);
    addLayerAction("plus", tr("Add a layer"), Qt::Key_Insert, [this](int layer) {
        if (layers_->insertAfter(layer))
            table_->chooseRow(layers_->rowOf(std::min(layer < 0 ? layers_->layerCount() : layer + 1,
                                                      layers_->layerCount() - 2)));
    });
    addLayerAction("up", tr("Move up"), Qt::ALT | Qt::Key_Up, [this](int layer) {
        if (layers_->moveLayer(layer, -1))
            table_->chooseRow(layers_->rowOf(layer - 1));
    });
    addLayerAction("down", tr("Move down"), Qt::ALT | Qt::Key_Down, [this](int layer) {
        if (layers_->moveLayer(layer, 1))
            table_->chooseRow(layers_->rowOf(layer + 1));
    });
    addLayerAction("trash", tr("Remove the layer"), Qt::Key_Delete, [this](int layer) {
        if (layers_->removeLayer(layer))
            table_->chooseRow(layers_->rowOf(std::min(layer, layers_->layerCount() - 1)));
    });
    connect(table_, &MovableTable::rowMoved, this, [this](int from, int to) {
        if (layers_->moveLayer(layers_->layerAt(from), to - from))
            table_->chooseRow(to);
    });
    connect(table_, &RowTable::rowChosen, this, [this] {
        layerInspector_->showLayer(chosenLayer());
        forgetRefused();
    });
    connect(table_, &RowTable::rowChosen, this, [this] { showStep(); });
    return layersPanel_;
}

void ModelPage::addLayerAction(const QString& icon, const QString& words, const QKeySequence& key,
                               const std::function<void(int)>& act) {
    auto* action = new QAction(words, table_);
    action->setShortcut(key);
    action->setShortcutContext(Qt::WidgetShortcut);
    connect(action, &QAction::triggered, this, [this, act] { act(chosenLayer()); });
    table_->addAction(action);
    auto* button = new QToolButton;
    button->setIconSize(QSize(16, 16));
    button->setToolTip(QString("%1 (%2)").arg(words, key.toString(QKeySequence::NativeText)));
    button->setAccessibleName(words);
    const auto draw = [this, button, icon] { button->setIcon(theming().icon(icon)); };
    draw();
    connect(&theming(), &Theming::changed, button, draw);
    connect(button, &QToolButton::clicked, action, &QAction::trigger);
    layersPanel_->addTool(button);
}

QWidget* ModelPage::textView() {
    auto* panel = new Panel(tr("As text"));
    panel->setNote(tr("layers with commas between them"));
    text_ = new QPlainTextEdit;
    text_->setFixedHeight(kTextHeight);
    text_->setTabChangesFocus(true);
    text_->setFont(Theming::mono(12));
    text_->setAccessibleName(tr("Layers as text"));
    wrong_ = kindLabel("wrong");
    wrong_->setWordWrap(true);
    wrong_->hide();
    panel->bodyLayout()->addWidget(text_);
    panel->bodyLayout()->addWidget(wrong_);
    connect(text_, &QPlainTextEdit::textChanged, this, &ModelPage::typed);
    return panel;
}

int ModelPage::chosenLayer() const {
    return layers_->layerAt(table_->currentRow());
}

void ModelPage::typed() {
    const Status taken = layers_->setText(text_->toPlainText());
    say(taken ? QString() : sentenceOf(taken.error()));
}

void ModelPage::say(const QString& wrong) {
    wrong_->setText(wrong);
    wrong_->setVisible(!wrong.isEmpty());
    text_->setProperty("wrong", !wrong.isEmpty());
    text_->style()->unpolish(text_);
    text_->style()->polish(text_);
    text_->setAccessibleDescription(wrong);
}

void ModelPage::forgetRefused() {
    if (!text_->property("wrong").toBool())
        sayRefused({});
}

void ModelPage::sayRefused(const QString& why) {
    wrong_->setText(why);
    wrong_->setVisible(!why.isEmpty());
    table_->setAccessibleDescription(why);
}

void ModelPage::showText() {
    const QString layers = QString::fromStdString(workflow().spec().settings.layers);
    if (text_->toPlainText().simplified() == layers)
        return;
    const QSignalBlocker blocked(text_);
    text_->setPlainText(layers);
    say({});
}

void ModelPage::showLayers() {
    const QString count = countOf(layers_->layerCount(), tr("1 layer"), tr("%1 layers"));
    layersPanel_->setNote(layers_->layerCount() < 2 ? count : tr("%1, drag to reorder").arg(count));
    if (chosenLayer() < 0 && layers_->layerCount() > 0)
        table_->chooseRow(layers_->rowOf(0));
    layerInspector_->showLayer(chosenLayer());
    forgetRefused();
    showStep();
    showState();
}

void ModelPage::showStep() {
    const int layer = chosenLayer();
    const bool any = layers_->graph() && layer >= 0;
    const QString name =
        any ? QString::fromStdString(layers_->graph()->layers()[static_cast<size_t>(layer)].name)
            : QString();
    fitPanel_->memory()->choose(name);
    layerInspector_->showStep(fit_->figures(), name);
}

void ModelPage::chooseStep(const QString& name) {
    const auto& graph = layers_->graph();
    for (int i = 0; graph && i < layers_->layerCount(); ++i)
        if (QString::fromStdString(graph->layers()[static_cast<size_t>(i)].name) == name)
            table_->chooseRow(layers_->rowOf(i));
}

QString ModelPage::resultLine() const {
    if (!workflow().features() || !layers_->graph())
        return tr("No network");
    const Graph& graph = *layers_->graph();
    QString line = tr("%1, %2 parameters, %3 MACs.")
                       .arg(countOf(layers_->layerCount(), tr("1 layer"), tr("%1 layers")),
                            countText(static_cast<qint64>(graph.parameterCount())),
                            countText(static_cast<qint64>(graph.macs())));
    const FitFigures* figures = fit_->figures();
    if (figures && figures->int8)
        line += ' ' + (figures->int8->fits() ? tr("Fits %1.").arg(figures->board)
                                             : tr("Does not fit %1.").arg(figures->board));
    return line;
}

void ModelPage::showState() {
    const bool any = workflow().features() != nullptr;
    stack_->setCurrentIndex(any ? 1 : 0);
    layerInspector_->setContentVisible(any);
    setResult(resultLine());
    const QString why = !any ? tr("Import data first")
                        : workflow().problem(Step::Model)
                            ? sentenceOf(*workflow().problem(Step::Model))
                            : QString();
    setPrimary(
        tr("Continue to Train"), [this] { context().goTo(Step::Train); }, why, "next");
    primary()->setVisible(any); // else the middle of the page has it
}

Page* makeModelPage(PageContext& context) {
    return new ModelPage(context);
}

} // namespace tmw::ui

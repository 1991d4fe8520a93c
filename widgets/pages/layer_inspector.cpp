// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/pages/layer_inspector.h"

#include "core/ops/op_table.h"
#include "widgets/parts/panel.h"
#include "widgets/viewmodels/fit_check.h"
#include "widgets/viewmodels/layer_model.h"
#include "widgets/viewmodels/memory_rows.h"
#include "widgets/viewmodels/words.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QVBoxLayout>

namespace tmw::ui {

namespace {

constexpr int kMostUnits = 65536;

QString percentText(quint64 part, quint64 whole) {
    const double share = whole ? 100.0 * static_cast<double>(part) / static_cast<double>(whole) : 0;
    return LayerInspector::tr("%1 (%2 %)")
        .arg(countText(static_cast<qint64>(part)),
             QString::number(share, 'f', share > 0 && share < 1 ? 1 : 0));
}

} // namespace

LayerInspector::LayerInspector(Workflow& workflow, LayerModel& layers, QWidget* parent)
    : QWidget(parent), workflow_(workflow), layers_(layers), form_(new QVBoxLayout),
      step_(new PairList), costs_(new PairList), whole_(new PairList) {
    auto* column = new InspectorColumn;
    title_ = column->addSection(tr("Layer"));
    auto* holder = new QWidget;
    holder->setLayout(form_);
    form_->setContentsMargins(0, 0, 0, 0);
    column->add(holder);
    column->addSection(tr("At this step"));
    column->add(step_);
    column->addSection(tr("Cost of this layer"));
    column->add(costs_);
    column->addSection(tr("Whole network"));
    column->add(whole_);
    column->addStretch();
    auto* outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    content_ = scrolling(column);
    outer->addWidget(content_, 1);

    connect(&layers, &QAbstractItemModel::dataChanged, this, &LayerInspector::refresh);
    connect(&layers, &QAbstractItemModel::modelReset, this, &LayerInspector::refresh);
    refresh();
}

void LayerInspector::showLayer(int layer) {
    layer_ = layer;
    refresh();
}

void LayerInspector::refresh() {
    if (layer_ >= layers_.layerCount())
        layer_ = -1;
    showCosts();
    if (layer_ < 0) {
        title_->setText(tr("No layer selected"));
        build({});
        kind_ = 0;
        return;
    }
    const GraphLayer& layer = layers_.graph()->layers()[static_cast<size_t>(layer_)];
    title_->setText(QString("%1, %2").arg(QString::fromStdString(layer.name),
                                          inLanguage("LayerForm", opRow(layer.spec).title)));
    const auto fields = layerFields(layer.spec);
    if (kind_ != layer.spec.index() + 1 || fields.size() != fields_.size())
        build(fields);
    kind_ = layer.spec.index() + 1;
    showValues(fields);
}

void LayerInspector::build(const std::vector<LayerField>& fields) {
    if (fieldsView_)
        fieldsView_->deleteLater(); // it may be a field of it that asks
    fields_.clear();
    auto* column = new InspectorColumn;
    column->layout()->setContentsMargins(0, 0, 0, 0);
    for (const LayerField& field : fields) {
        QWidget* widget = makeField(field);
        widget->setAccessibleName(field.label);
        column->addField(field.label, widget);
        fields_.emplace_back(field.kind, widget);
    }
    fieldsView_ = column;
    form_->addWidget(column);
}

QWidget* LayerInspector::makeField(const LayerField& field) {
    const LayerFieldKind kind = field.kind;
    if (kind == LayerFieldKind::Units || kind == LayerFieldKind::Multiplier) {
        auto* box = new QSpinBox;
        box->setRange(1, kMostUnits);
        connect(box, &QSpinBox::valueChanged, this,
                [this, kind](int value) { set(kind, QString::number(value)); });
        return box;
    }
    if (kind == LayerFieldKind::Bias || kind == LayerFieldKind::Sequences) {
        auto* box = new QCheckBox(tr("yes"));
        connect(box, &QCheckBox::toggled, this,
                [this, kind](bool on) { set(kind, on ? "true" : "false"); });
        return box;
    }
    if (!field.choices.isEmpty() || kind == LayerFieldKind::From) {
        auto* box = new QComboBox;
        box->addItems(field.choices);
        box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
        connect(box, &QComboBox::textActivated, this, [this, kind, box](const QString& text) {
            set(kind, kind == LayerFieldKind::From ? box->currentData().toString() : text);
        });
        return box;
    }
    auto* line = new QLineEdit;
    connect(line, &QLineEdit::editingFinished, this,
            [this, line, kind] { set(kind, line->text()); });
    return line;
}

void LayerInspector::showValues(const std::vector<LayerField>& fields) {
    for (size_t i = 0; i < fields_.size() && i < fields.size(); ++i) {
        QWidget* widget = fields_[i].second;
        const QString& value = fields[i].value;
        const QSignalBlocker blocked(widget);
        if (auto* spin = qobject_cast<QSpinBox*>(widget))
            spin->setValue(value.toInt());
        else if (auto* check = qobject_cast<QCheckBox*>(widget))
            check->setChecked(value == "true");
        else if (auto* combo = qobject_cast<QComboBox*>(widget)) {
            if (fields[i].kind == LayerFieldKind::From)
                offerSources(*combo);
            fields[i].kind == LayerFieldKind::From ? combo->setCurrentIndex(combo->findData(value))
                                                   : combo->setCurrentText(value);
        } else if (auto* line = qobject_cast<QLineEdit*>(widget)) {
            line->setText(value);
            line->setPlaceholderText(placeholderOf(fields[i].kind));
        }
    }
}

QString LayerInspector::placeholderOf(LayerFieldKind kind) const {
    if (kind == LayerFieldKind::Name)
        return nameOf(layer_);
    return kind == LayerFieldKind::With ? tr("NAME, or NAME+NAME") : QStringLiteral("1");
}

QString LayerInspector::nameOf(int layer) const {
    return layer < 0
               ? QString(kNetworkInput)
               : QString::fromStdString(layers_.graph()->layers()[static_cast<size_t>(layer)].name);
}

void LayerInspector::offerSources(QComboBox& box) const {
    box.clear();
    box.addItem(nameOf(layer_ - 1), QString()); // the one before it
    for (int layer = layer_ - 2; layer >= -1; --layer)
        box.addItem(nameOf(layer), nameOf(layer));
}

void LayerInspector::showCosts() {
    if (!layers_.graph()) {
        costs_->clear();
        whole_->clear();
        return;
    }
    const Graph& graph = *layers_.graph();
    whole_->set(tr("Params"), countText(static_cast<qint64>(graph.parameterCount())));
    whole_->set(tr("MACs"), countText(static_cast<qint64>(graph.macs())));
    if (layer_ < 0) {
        costs_->set(tr("Params"), "-");
        costs_->set(tr("MACs"), "-");
        return;
    }
    quint64 parameters = 0;
    for (const Parameter& each : graph.layers()[static_cast<size_t>(layer_)].parameters)
        parameters += each.count;
    costs_->set(tr("Params"), percentText(parameters, graph.parameterCount()));
    costs_->set(tr("MACs"), percentText(layers_.macsOf(layer_), graph.macs()));
}

void LayerInspector::showStep(const FitFigures* figures, const QString& layer) {
    const int step = figures ? stepOf(figures->int8Memory, layer) : -1;
    const ArenaBlock* block = step < 0 ? nullptr : blockOf(figures->int8Memory, step);
    const auto in = [](bool known, const QString& text) {
        return known ? text : QStringLiteral("-");
    };
    step_->set(tr("Step"), in(step >= 0, countText(step)));
    step_->set(tr("Writes"), step >= 0 && !block ? tr("in place")
                                                 : in(block, block ? bytesText(block->bytes) : ""));
    step_->set(tr("In use"),
               in(step >= 0, step >= 0
                                 ? bytesText(figures->int8Memory.alive[static_cast<size_t>(step)])
                                 : QString()));
}

void LayerInspector::set(LayerFieldKind kind, const QString& value) {
    if (layer_ < 0)
        return;
    const LayerSpec before = layers_.graph()->layers()[static_cast<size_t>(layer_)].spec;
    const auto after = withLayerField(before, kind, value);
    if (!after) {
        layers_.refuse(layer_, after.error());
        refresh();
        return;
    }
    const QString merge = QString("layer %1 %2").arg(layer_).arg(static_cast<int>(kind));
    if (!layers_.replaceLayer(layer_, *after, tr("Layer %1").arg(layer_ + 1), merge))
        refresh();
}

} // namespace tmw::ui

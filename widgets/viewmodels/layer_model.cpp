// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/viewmodels/layer_model.h"

#include "core/ops/op_table.h"
#include "widgets/viewmodels/layer_form.h"
#include "widgets/viewmodels/words.h"

#include <QFont>

namespace tmw::ui {

namespace {

QString shapeText(const Shape& shape) {
    return QString::fromStdString(toText(shape)).replace('x', QChar(0xD7));
}

quint64 parametersOf(const GraphLayer& layer) {
    quint64 count = 0;
    for (const Parameter& parameter : layer.parameters)
        count += parameter.count;
    return count;
}

QString countOrDash(quint64 count) {
    return count == 0 ? QStringLiteral("-") : countText(static_cast<qint64>(count));
}

constexpr bool isNumber(int column) {
    return column == LayerModel::Parameters || column == LayerModel::Macs;
}

} // namespace

LayerModel::LayerModel(Workflow& workflow, QObject* parent)
    : QAbstractTableModel(parent), workflow_(workflow) {
    connect(&workflow, &Workflow::dataChanged, this, &LayerModel::takeSpec);
    connect(&workflow, &Workflow::runsChanged, this, &LayerModel::takeSpec);
    connect(&workflow.document(), &ProjectDocument::specChanged, this, &LayerModel::takeSpec);
    takeSpec();
}

void LayerModel::takeSpec() {
    std::optional<Graph> next;
    if (workflow_.document().isOpen()) {
        auto graph = workflow_.graph();
        if (!graph)
            return;
        next = std::move(*graph);
    }
    if (next && static_cast<int>(next->layers().size()) == layerCount()) {
        graph_ = std::move(next);
        emit dataChanged(index(0, 0), index(rowCount() - 1, ColumnTotal - 1));
        return;
    }
    beginResetModel();
    graph_ = std::move(next);
    endResetModel();
}

int LayerModel::layerCount() const {
    return graph_ ? static_cast<int>(graph_->layers().size()) : 0;
}

int LayerModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() || !graph_ ? 0 : layerCount() + 2;
}

int LayerModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : ColumnTotal;
}

int LayerModel::layerAt(int row) const {
    return row >= 1 && row <= layerCount() ? row - 1 : -1;
}

quint64 LayerModel::macsOf(int layer) const {
    return graph_->layers()[static_cast<size_t>(layer)].macs;
}

QString LayerModel::shownTotal(int column) const {
    if (column == Name)
        return tr("Total");
    if (column == Parameters)
        return countText(static_cast<qint64>(graph_->parameterCount()));
    return column == Macs ? countText(static_cast<qint64>(graph_->macs())) : QString();
}

QString LayerModel::shownLayer(int layer, int column) const {
    const GraphLayer& at = graph_->layers()[static_cast<size_t>(layer)];
    switch (column) {
    case Number:
        return QString::number(layer + 1);
    case Name:
        return QString::fromStdString(at.name);
    case Type:
        return inLanguage("LayerForm", opRow(at.spec).title);
    case Setting:
        return layerSetting(at.spec);
    case Output:
        return shapeText(at.output);
    case Parameters:
        return countOrDash(parametersOf(at));
    case Macs:
        return countOrDash(macsOf(layer));
    default:
        return {};
    }
}

QString LayerModel::shown(int row, int column) const {
    if (const int layer = layerAt(row); layer >= 0)
        return shownLayer(layer, column);
    if (row > 0)
        return shownTotal(column);
    switch (column) {
    case Name:
        return tr("input");
    case Type:
        return tr("Input");
    case Output:
        return shapeText(graph_->input());
    default:
        return isNumber(column) ? QStringLiteral("-") : QString();
    }
}

QVariant LayerModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    switch (role) {
    case Qt::DisplayRole:
        return shown(index.row(), index.column());
    case Qt::EditRole: {
        const int layer = layerAt(index.row());
        if (layer < 0 || index.column() != Name)
            return shown(index.row(), index.column());
        return QString::fromStdString(graph_->layers()[static_cast<size_t>(layer)].name);
    }
    case Qt::ToolTipRole: // these are cut where there is no room
        return index.column() == Name || index.column() == Type || index.column() == Setting
                   ? QVariant(shown(index.row(), index.column()))
                   : QVariant();
    case Qt::TextAlignmentRole:
        return static_cast<int>(Qt::AlignVCenter |
                                (isNumber(index.column()) ? Qt::AlignRight : Qt::AlignLeft));
    case Qt::FontRole:
        if (index.row() == rowCount() - 1) {
            QFont bold;
            bold.setBold(true);
            return bold;
        }
        return {};
    default:
        return {};
    }
}

QVariant LayerModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || section < 0 || section >= ColumnTotal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return static_cast<int>(Qt::AlignVCenter |
                                (isNumber(section) ? Qt::AlignRight : Qt::AlignLeft));
    if (role != Qt::DisplayRole)
        return {};
    const QString titles[] = {tr("#"),         tr("Name"),   tr("Type"), tr("Setting"),
                              tr("Shape out"), tr("Params"), tr("MACs")};
    return titles[section];
}

Qt::ItemFlags LayerModel::flags(const QModelIndex& index) const {
    Qt::ItemFlags flags = QAbstractTableModel::flags(index);
    const bool editable = index.column() == Name || index.column() == Setting;
    if (!index.isValid() || layerAt(index.row()) < 0)
        return flags;
    flags |= Qt::ItemIsDragEnabled;
    if (editable)
        flags |= Qt::ItemIsEditable;
    return flags;
}

bool LayerModel::setData(const QModelIndex& index, const QVariant& value, int role) {
    if (role != Qt::EditRole || !checkIndex(index, CheckIndexOption::IndexIsValid))
        return false;
    const int layer = layerAt(index.row());
    if (layer < 0 || (index.column() != Name && index.column() != Setting))
        return false;
    if (value.toString() == shown(index.row(), index.column()))
        return true;
    const LayerSpec& before = graph_->layers()[static_cast<size_t>(layer)].spec;
    const auto after = index.column() == Name
                           ? withLayerField(before, LayerFieldKind::Name, value.toString())
                           : withLayerSetting(before, value.toString());
    if (!after) {
        refuse(layer, after.error());
        return false;
    }
    return replaceLayer(layer, *after, tr("Layer %1").arg(layer + 1));
}

} // namespace tmw::ui

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/viewmodels/workflow.h"

#include <QAbstractTableModel>

namespace tmw::ui {

/// The layers of the network between a row for its input and one for the totals. Holds the last
/// network that could be built; each change is a step of undo, and one that cannot be built is
/// refused.
class LayerModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { Number, Name, Type, Setting, Output, Parameters, Macs, ColumnTotal };

    explicit LayerModel(Workflow& workflow, QObject* parent = nullptr);

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;
    bool setData(const QModelIndex& index, const QVariant& value, int role) override;

    /// The last that could be built.
    const std::optional<Graph>& graph() const { return graph_; }
    int layerCount() const;
    /// The layer of a row, -1 for input and totals; and back.
    int layerAt(int row) const;
    int rowOf(int layer) const { return layer + 1; }
    /// Multiply-accumulates of one layer.
    quint64 macsOf(int layer) const;

    /// The text as it was typed; its error where no network comes of it.
    Status setText(const QString& text);
    bool insertAfter(int layer);
    bool removeLayer(int layer);
    /// To the place `by` further on.
    bool moveLayer(int layer, int by);
    bool replaceLayer(int layer, const LayerSpec& spec, const QString& name,
                      const QString& merge = {});

    /// The same with a layer that could not be made of what was typed for it.
    void refuse(int layer, const Error& why);

signals:
    /// A change that was not made, and why.
    void refused(const QString& why);

private:
    void takeSpec();
    std::vector<LayerSpec> specs() const;
    Status check(const std::string& layers) const;
    bool put(const std::vector<LayerSpec>& layers, const QString& name, const QString& merge);
    QString shown(int row, int column) const;
    QString shownTotal(int column) const;
    QString shownLayer(int layer, int column) const;

    Workflow& workflow_;
    std::optional<Graph> graph_;
};

} // namespace tmw::ui

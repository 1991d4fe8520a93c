// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/viewmodels/board_desk.h"

#include <QAbstractTableModel>

namespace tmw::ui {

/// The slots of a board: state, model, size.
class SlotsModel : public QAbstractTableModel {
    Q_OBJECT
public:
    explicit SlotsModel(const BoardDesk& desk, QObject* parent = nullptr);
    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    const BoardDesk& desk_;
};

/// CRC-32 of each layer's output on host and board.
class LayerCheckModel : public QAbstractTableModel {
    Q_OBJECT
public:
    explicit LayerCheckModel(const BoardDesk& desk, QObject* parent = nullptr);
    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    const BoardDesk& desk_;
};

} // namespace tmw::ui

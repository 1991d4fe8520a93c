// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/viewmodels/board_desk.h"
#include "widgets/viewmodels/grid_model.h"

#include <QDialog>

class QComboBox;
class QLabel;
class QPushButton;
class QSortFilterProxyModel;

namespace tmw {
class PortWatcher;
}

namespace tmw::ui {

class RowTable;

/// All boards with their memories, and the port of the one that is chosen. Ports that come and go
/// are seen while it is open.
class BoardList : public QDialog {
    Q_OBJECT
public:
    explicit BoardList(BoardDesk& desk, QWidget* parent = nullptr);

private:
    void choose(const QString& name);
    QString chosen() const;
    void showPorts();
    void use();

    BoardDesk& desk_;
    GridModel* boards_;
    QSortFilterProxyModel* filtered_;
    RowTable* table_;
    QComboBox* ports_;
    QLabel* note_;
    QPushButton* use_;
    PortWatcher* watcher_;
};

} // namespace tmw::ui

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;
class QPushButton;

namespace tmw::ui {

class GridModel;
struct GridColumn;
class RowTable;
class Workflow;

/// Labels that were changed by hand; what is chosen can be given back. Hidden where there is none.
class CorrectionsList : public QWidget {
    Q_OBJECT
public:
    explicit CorrectionsList(Workflow& workflow, QWidget* parent = nullptr);

private:
    static QList<GridColumn> columns();
    void showAll();
    void remove();

    Workflow& workflow_;
    GridModel* model_;
    RowTable* table_;
    QPushButton* remove_;
};

} // namespace tmw::ui

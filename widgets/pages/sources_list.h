// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QPushButton;

namespace tmw::ui {

class GridModel;
class RowTable;
class Workflow;

/// Where the project's rows come from; what is chosen can be taken out.
class SourcesList : public QWidget {
    Q_OBJECT
public:
    explicit SourcesList(Workflow& workflow, QWidget* parent = nullptr);

private:
    void showSources();
    void showRemove();
    void remove();

    Workflow& workflow_;
    GridModel* model_;
    RowTable* table_;
    QPushButton* remove_;
    QStringList names_;
};

} // namespace tmw::ui

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/pages/page.h"

#include <QDialog>

namespace tmw::ui {

class GridModel;
class ImportPreview;
class Panel;
class RejectedModel;
class RowTable;
class TabPanel;

/// Files before they enter the project: how they are read, their columns, their first rows, and
/// what could not be read. Nothing changes before its one button.
class ImportDialog : public QDialog {
    Q_OBJECT
public:
    ImportDialog(PageContext& context, std::vector<std::filesystem::path> paths,
                 QWidget* parent = nullptr);

private:
    QWidget* head();
    QWidget* body();
    QWidget* filesView();
    QWidget* columnsView();
    QWidget* rowsView();
    QWidget* foot();
    void showReading();
    void showMessage();
    void showTitle();
    QString resultLine() const;
    void import();

    PageContext& context_;
    ImportPreview* preview_;
    GridModel* files_;
    RejectedModel* rejected_;
    QLabel* title_;
    QLabel* result_;
    MessageBar* message_;
    Panel* filesPanel_;
    RowTable* fileTable_;
    QPushButton* leaveOut_;
    Panel* columnsPanel_;
    TabPanel* rowsPanel_;
    QPushButton* import_;
};

/// Opens the preview of these files over `parent`.
void previewImport(PageContext& context, std::vector<std::filesystem::path> paths, QWidget* parent);

} // namespace tmw::ui

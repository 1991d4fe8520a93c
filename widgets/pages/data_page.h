// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/pages/page.h"

class QLineEdit;
class QSortFilterProxyModel;
class QStackedWidget;
class QTemporaryDir;

namespace tmw::ui {

class ColumnModel;
class PairList;
class Panel;
class PlotView;
class QualityList;
class RejectedModel;
class RowModel;
class RowTable;
class SampleView;
class SamplesPanel;
class TabPanel;

/// What was brought in: its columns with their roles, its rows, a plot of the chosen column, the
/// balance of classes, and the split.
class DataPage : public Page {
    Q_OBJECT
public:
    explicit DataPage(PageContext& context, QWidget* parent = nullptr);
    ~DataPage() override;
    QWidget* inspector() override { return inspector_; }
    /// Chooses a row, or a sample, among those that are listed.
    void showRow(size_t row);

private:
    QWidget* columnsView();
    QWidget* rowsView();
    QWidget* plotsView();
    QWidget* makeInspector();
    void showState();
    void showData();
    bool hasArray() const;
    void showKind();
    void showSample();
    void showColumn();
    void showQuality();
    void showRowNote();
    void pasteRows();
    QString resultLine() const;
    int chosenColumn() const;

    ColumnModel* columns_;
    RowModel* rows_;
    RejectedModel* rejected_;
    TabPanel* rowsPanel_;
    QSortFilterProxyModel* filtered_;
    QStackedWidget* stack_;
    QWidget* full_;
    QWidget* tableViews_;
    SamplesPanel* samplesPanel_;
    QStackedWidget* plotStack_;
    SampleView* sampleView_;
    bool isArrayShown_ = false;
    QPushButton* import_;
    QPushButton* record_ = nullptr;
    RowTable* columnTable_;
    RowTable* rowTable_;
    QLineEdit* filter_;
    Panel* plotPanel_;
    Panel* balancePanel_;
    PlotView* plot_;
    PlotView* balance_;
    QWidget* inspector_;
    PairList* facts_;
    QLabel* columnNote_;
    QLabel* columnTitle_;
    QualityList* quality_;
    std::unique_ptr<QTemporaryDir> pasted_; ///< until its rows were read
};

} // namespace tmw::ui

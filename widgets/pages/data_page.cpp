// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/pages/data_page.h"

#include "widgets/pages/empty_view.h"
#include "widgets/pages/pages.h"
#include "widgets/pages/show_plot.h"
#include "widgets/parts/panel.h"
#include "widgets/parts/row_table.h"
#include "widgets/viewmodels/column_model.h"
#include "widgets/viewmodels/data_plots.h"
#include "widgets/viewmodels/row_model.h"
#include "widgets/viewmodels/words.h"

#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QShortcut>
#include <QSortFilterProxyModel>
#include <QSplitter>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace tmw::ui {

DataPage::DataPage(PageContext& context, QWidget* parent)
    : Page(Step::Data, tr("Data"), context, parent),
      columns_(new ColumnModel(context.workflow, this)),
      rows_(new RowModel(context.workflow, this)), filtered_(new QSortFilterProxyModel(this)),
      stack_(new QStackedWidget), import_(addButton(tr("Import..."))) {
    import_->setToolTip(tr("Adds rows of other files (Ctrl+I)"));
    connect(import_, &QPushButton::clicked, this, [this] { this->context().importFiles(); });
    auto* left = splitter(Qt::Vertical, {columnsView(), rowsView()}, {3, 4});
    full_ = splitter(Qt::Horizontal, {left, plotsView()}, {11, 9});
    stack_->addWidget(new NoDataView(context));
    stack_->addWidget(full_);
    content()->addWidget(stack_);
    inspector_ = makeInspector();
    connect(&workflow(), &Workflow::dataChanged, this, &DataPage::showData);
    connect(&workflow(), &Workflow::stepsChanged, this, &DataPage::showState);
    showData();
    showState();
}

QWidget* DataPage::columnsView() {
    auto* panel = new Panel(tr("Columns"));
    panel->setNote(tr("double click or F2 changes role and unit"));
    columnTable_ = new RowTable(tr("Columns"));
    columnTable_->setModel(columns_);
    columnTable_->setWideColumn(ColumnModel::Name);
    columnTable_->setItemDelegateForColumn(ColumnModel::Role,
                                           new ChoiceDelegate(roleWords(), columnTable_));
    panel->setBody(columnTable_);
    connect(columnTable_, &RowTable::rowChosen, this, &DataPage::showColumn);
    connect(columns_, &QAbstractItemModel::modelReset, this,
            [this] { columnTable_->chooseRow(0); });
    return panel;
}

QWidget* DataPage::rowsView() {
    rowsPanel_ = new Panel(tr("Rows"));
    filtered_->setSourceModel(rows_);
    filtered_->setSortRole(RowModel::kSortRole);
    filtered_->setFilterKeyColumn(-1);
    filtered_->setFilterCaseSensitivity(Qt::CaseInsensitive);
    filter_ = new QLineEdit;
    filter_->setPlaceholderText(tr("Filter rows"));
    filter_->setAccessibleName(tr("Filter rows"));
    filter_->setToolTip(tr("Rows with these words in a cell (Ctrl+F)"));
    filter_->setClearButtonEnabled(true);
    filter_->setFixedWidth(160);
    connect(filter_, &QLineEdit::textChanged, filtered_,
            &QSortFilterProxyModel::setFilterFixedString);
    auto* find = new QShortcut(QKeySequence::Find, this);
    find->setContext(Qt::WidgetWithChildrenShortcut);
    connect(find, &QShortcut::activated, filter_, qOverload<>(&QWidget::setFocus));
    rowsPanel_->addTool(filter_);
    rowTable_ = new RowTable(tr("Rows"));
    rowTable_->setModel(filtered_);
    rowTable_->setSortingEnabled(true);
    rowTable_->sortByColumn(RowModel::Number, Qt::AscendingOrder);
    rowsPanel_->setBody(rowTable_);
    return rowsPanel_;
}

QWidget* DataPage::plotsView() {
    plotPanel_ = new Panel(tr("Column"));
    plot_ = new PlotView(theming());
    plot_->setEmpty(tr("No column selected"), tr("Choose one in the table on the left."));
    plotPanel_->setBody(plot_);
    balancePanel_ = new Panel(tr("Class balance"));
    balance_ = new PlotView(theming());
    balance_->remember("data/balance");
    balance_->setEmpty(tr("No classes"), tr("Give a column the role label."));
    balancePanel_->setBody(balance_);
    return splitter(Qt::Vertical, {plotPanel_, balancePanel_}, {3, 2});
}

int DataPage::chosenColumn() const {
    const int row = columnTable_->currentRow();
    const Dataset* dataset = workflow().dataset();
    return dataset && row >= 0 && row < static_cast<int>(dataset->columns.size()) ? row : -1;
}

QString DataPage::resultLine() const {
    const Dataset* dataset = workflow().dataset();
    const Features* features = workflow().features();
    if (!dataset)
        return workflow().state(Step::Data) == StepState::Running ? tr("Reading data")
                                                                  : tr("No data");
    if (!features)
        return tr("%1 rows, %2 columns")
            .arg(countText(static_cast<qint64>(dataset->rows)),
                 countText(static_cast<qint64>(dataset->columns.size())));
    QString line = tr("%1 samples, %2")
                       .arg(countText(static_cast<qint64>(features->samples)),
                            countOf(static_cast<qint64>(features->inputWidth()), tr("1 input"),
                                    tr("%1 inputs")));
    line += ", " + (features->classNames.empty()
                        ? countOf(static_cast<qint64>(features->targetWidth()), tr("1 target"),
                                  tr("%1 targets"))
                        : countOf(static_cast<qint64>(features->classNames.size()), tr("1 class"),
                                  tr("%1 classes")));
    qint64 left = 0;
    for (const LeftOut& each : features->leftOut)
        left += static_cast<qint64>(each.rows);
    if (left > 0)
        line += ". " + countOf(left, tr("1 row with a missing value is left out"),
                               tr("%1 rows with missing values are left out"));
    return line;
}

void DataPage::showData() {
    const Features* features = workflow().features();
    const bool classes = features && !features->classNames.empty();
    balancePanel_->setVisible(classes);
    if (classes)
        showPlot(*balance_, balancePlot(*features));
    const Dataset* dataset = workflow().dataset();
    const bool cut = dataset && dataset->rows > static_cast<size_t>(RowModel::kMostRows);
    rowsPanel_->setNote(cut ? tr("the first %1 of %2")
                                  .arg(countText(RowModel::kMostRows),
                                       countText(static_cast<qint64>(dataset->rows)))
                            : QString());
    columnTable_->chooseRow(columnTable_->currentRow() < 0 ? 0 : columnTable_->currentRow());
    showColumn();
    showRejected();
    showState();
}

void DataPage::showState() {
    const bool any = workflow().document().isOpen() && !workflow().spec().sources.empty();
    stack_->setCurrentIndex(any ? 1 : 0);
    static_cast<QScrollArea*>(inspector_)->widget()->setVisible(any);
    import_->setVisible(any);
    setResult(resultLine());
    showProblem();
    if (!any) {
        setPrimary(tr("Import..."), [this] { context().importFiles(); });
        primary()->hide(); // the card has it
    } else {
        setPrimary(
            tr("Continue to Features"), [this] { context().goTo(Step::Features); },
            workflow().features() ? QString() : tr("There are no samples yet"), "next");
    }
}

Page* makeDataPage(PageContext& context) {
    return new DataPage(context);
}

} // namespace tmw::ui

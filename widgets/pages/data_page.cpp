// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/pages/data_page.h"

#include "widgets/pages/empty_view.h"
#include "widgets/pages/import_dialog.h"
#include "widgets/pages/pages.h"
#include "widgets/pages/samples_panel.h"
#include "widgets/pages/show_plot.h"
#include "widgets/parts/panel.h"
#include "widgets/parts/row_table.h"
#include "widgets/parts/tab_panel.h"
#include "widgets/viewmodels/column_model.h"
#include "widgets/viewmodels/data_plots.h"
#include "widgets/viewmodels/rejected_model.h"
#include "widgets/viewmodels/row_model.h"
#include "widgets/viewmodels/words.h"

#include <QApplication>
#include <QClipboard>
#include <QDir>
#include <QLabel>
#include <QLineEdit>
#include <QMimeData>
#include <QPushButton>
#include <QScrollArea>
#include <QShortcut>
#include <QSignalBlocker>
#include <QSortFilterProxyModel>
#include <QSplitter>
#include <QStackedWidget>
#include <QTemporaryDir>
#include <QUrl>
#include <QVBoxLayout>

namespace tmw::ui {

DataPage::DataPage(PageContext& context, QWidget* parent)
    : Page(Step::Data, tr("Data"), context, parent),
      columns_(new ColumnModel(context.workflow, this)),
      rows_(new RowModel(context.workflow, this)), rejected_(new RejectedModel(this)),
      rowsPanel_(new TabPanel(tr("Rows"))), filtered_(new QSortFilterProxyModel(this)),
      stack_(new QStackedWidget), import_(addButton(tr("Import..."))) {
    import_->setToolTip(tr("Adds rows of other files (Ctrl+I)"));
    connect(import_, &QPushButton::clicked, this, [this] { this->context().importFiles(); });
    record_ = addButton(tr("Record..."));
    record_->setToolTip(tr("Records what the board's sensor reads (Ctrl+R)"));
    connect(record_, &QPushButton::clicked, this, [this] { this->context().record(); });
    connect(new QShortcut(QKeySequence::Paste, this), &QShortcut::activated, this,
            &DataPage::pasteRows);
    tableViews_ = splitter(Qt::Vertical, {columnsView(), rowsView()}, {3, 4});
    samplesPanel_ = new SamplesPanel(workflow());
    connect(samplesPanel_, &SamplesPanel::sampleChosen, this, &DataPage::showSample);
    auto* left = splitter(Qt::Vertical, {tableViews_, samplesPanel_}, {1, 1});
    full_ = splitter(Qt::Horizontal, {left, plotsView()}, {11, 9});
    stack_->addWidget(new NoDataView(context));
    stack_->addWidget(full_);
    content()->addWidget(stack_);
    context.showRow = [this](size_t row) {
        this->context().goTo(Step::Data);
        showRow(row);
    };
    inspector_ = makeInspector();
    connect(&workflow(), &Workflow::dataChanged, this, &DataPage::showData);
    connect(&workflow(), &Workflow::stepsChanged, this, &DataPage::showState);
    showData();
    showState();
}

DataPage::~DataPage() = default;

QWidget* DataPage::columnsView() {
    auto* panel = new Panel(tr("Columns"));
    panel->setNote(tr("double click or F2 changes role and unit"));
    columnTable_ = new RowTable("columns", tr("Columns"));
    columnTable_->setModel(columns_);
    columnTable_->setWideColumn(ColumnModel::Name);
    columnTable_->setItemDelegateForColumn(ColumnModel::Role,
                                           new ChoiceDelegate(roleWords(), columnTable_));
    panel->setBody(columnTable_);
    connect(columnTable_, &RowTable::rowChosen, this, &DataPage::showColumn);
    connect(columns_, &QAbstractItemModel::modelReset, this, [this] {
        const QSignalBlocker quiet(columnTable_); // showData() comes next
        columnTable_->chooseRow(0);
    });
    return panel;
}

QWidget* DataPage::rowsView() {
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
    connect(filter_, &QLineEdit::textChanged, this, [this](const QString& words) {
        filtered_->setFilterFixedString(words);
        rowsPanel_->showView(0);
        showRowNote();
    });
    connect(new QShortcut(QKeySequence::Find, this), &QShortcut::activated, filter_,
            qOverload<>(&QWidget::setFocus));
    rowTable_ = new RowTable("rows", tr("Rows"));
    rowTable_->setModel(filtered_);
    rowTable_->setSortingEnabled(true);
    rowTable_->sortByColumn(RowModel::Number, Qt::AscendingOrder);
    auto* rejected = new RowTable("rejected", tr("Rows that could not be read"));
    rejected->setModel(rejected_);
    rejected->setWideColumn(RejectedModel::Reason);
    rowsPanel_->addView(tr("Read"), rowTable_);
    rowsPanel_->addView({}, rejected);
    rowsPanel_->addTool(filter_);
    return rowsPanel_;
}

void DataPage::showRow(size_t row) {
    if (hasArray())
        return samplesPanel_->choose(row);
    filter_->clear();
    rowsPanel_->showView(0);
    const QModelIndex at =
        filtered_->mapFromSource(rows_->index(static_cast<int>(row), RowModel::Number));
    if (at.isValid()) {
        rowTable_->setCurrentIndex(at);
        rowTable_->scrollTo(at, QAbstractItemView::PositionAtCenter);
        rowTable_->setFocus();
    } else {
        rowsPanel_->setNote(
            tr("row %1 is not among the first %2")
                .arg(countText(static_cast<qint64>(row) + 1), countText(RowModel::kMostRows)));
    }
}

void DataPage::showRowNote() {
    const auto rows = static_cast<qint64>(workflow().summary().rows);
    const QString most = countText(RowModel::kMostRows);
    const bool cut = rows > RowModel::kMostRows;
    rowsPanel_->setNote(!filter_->text().isEmpty()
                            ? tr("%1 of %2")
                                  .arg(countText(filtered_->rowCount()),
                                       cut ? tr("the first %1").arg(most) : countText(rows))
                        : cut ? tr("the first %1 of %2").arg(most, countText(rows))
                              : QString());
}

/// Rows from a spreadsheet, or files from a file manager.
void DataPage::pasteRows() {
    const QMimeData* held = QApplication::clipboard()->mimeData();
    std::vector<std::filesystem::path> files;
    for (const QUrl& url : held->urls())
        if (url.isLocalFile())
            files.emplace_back(url.toLocalFile().toStdString());
    if (files.empty() && !held->text().trimmed().isEmpty()) {
        pasted_ = std::make_unique<QTemporaryDir>();
        QDir(pasted_->path()).mkdir("clipboard");
        const QString path = pasted_->filePath("clipboard/pasted.txt");
        QFile file(path);
        if (file.open(QIODevice::WriteOnly) && file.write(held->text().toUtf8()) >= 0)
            files.emplace_back(path.toStdString());
    }
    if (!files.empty() && workflow().document().isOpen())
        previewImport(context(), std::move(files), window());
}

QWidget* DataPage::plotsView() {
    plotPanel_ = new Panel(tr("Column"));
    plot_ = new PlotView(theming());
    plot_->setEmpty(tr("No column selected"), tr("Choose one in the table on the left."));
    sampleView_ = new SampleView(theming());
    plotStack_ = new QStackedWidget;
    plotStack_->addWidget(plot_);
    plotStack_->addWidget(sampleView_);
    plotPanel_->setBody(plotStack_);
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
    if (!features && dataset->array)
        return tr("%1 samples of %2")
            .arg(countText(static_cast<qint64>(dataset->rows)),
                 QString::fromStdString(toText(dataset->array->shape)).replace('x', QChar(0xD7)));
    if (!features)
        return tr("%1 rows, %2 columns")
            .arg(countText(static_cast<qint64>(dataset->rows)),
                 countText(static_cast<qint64>(dataset->columns.size())));
    QString line = tr("%1 samples, %2")
                       .arg(countText(static_cast<qint64>(features->samples)),
                            dataset->array ? QString::fromStdString(toText(features->sampleShape))
                                                 .replace('x', QChar(0xD7))
                                           : countOf(static_cast<qint64>(features->inputWidth()),
                                                     tr("1 input"), tr("%1 inputs")));
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
    showRowNote();
    showKind();
    columnTable_->chooseRow(columnTable_->currentRow() < 0 ? 0 : columnTable_->currentRow());
    if (hasArray())
        showSample();
    else
        showColumn();
    showQuality();
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

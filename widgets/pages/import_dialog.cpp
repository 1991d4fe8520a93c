// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/pages/import_dialog.h"

#include "widgets/pages/import_form.h"
#include "widgets/parts/panel.h"
#include "widgets/parts/row_table.h"
#include "widgets/parts/tab_panel.h"
#include "widgets/viewmodels/column_model.h"
#include "widgets/viewmodels/import_columns.h"
#include "widgets/viewmodels/import_files.h"
#include "widgets/viewmodels/import_rows.h"
#include "widgets/viewmodels/rejected_model.h"
#include "widgets/viewmodels/words.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QShortcut>
#include <QVBoxLayout>

#include <algorithm>

namespace tmw::ui {

namespace {

constexpr int kHead = 56;
constexpr int kMargin = 12;
constexpr int kFormWidth = 260;
constexpr int kRow = 26;
constexpr int kPanelHead = 32;
constexpr int kMostFilesShown = 4;
constexpr QSize kWidest{1160, 760};
constexpr int kAround = 40; ///< of the window is left to be seen
constexpr int kLookedAt = 12;

} // namespace

ImportDialog::ImportDialog(PageContext& context, std::vector<std::filesystem::path> paths,
                           QWidget* parent)
    : QDialog(parent), context_(context),
      preview_(new ImportPreview(context.workflow, std::move(paths), this)),
      files_(new GridModel(this)), rejected_(new RejectedModel(this)),
      message_(new MessageBar(context.theming)) {
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Import"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(head());
    auto* middle = new QVBoxLayout;
    middle->setContentsMargins(kMargin, kMargin, kMargin, kMargin);
    middle->setSpacing(kMargin);
    middle->addWidget(message_);
    middle->addWidget(body(), 1);
    column->addLayout(middle, 1);
    column->addWidget(foot());
    if (parent)
        resize(kWidest.boundedTo(parent->window()->size() - QSize(kAround, kAround)));
    connect(preview_, &ImportPreview::changed, this, &ImportDialog::showReading);
    showReading();
}

QWidget* ImportDialog::head() {
    auto* head = new QWidget;
    head->setProperty("kind", "pageHead");
    head->setAttribute(Qt::WA_StyledBackground);
    head->setFixedHeight(kHead);
    title_ = kindLabel("title");
    result_ = kindLabel("result");
    auto* words = new QVBoxLayout(head);
    words->setContentsMargins(16, 0, 16, 0);
    words->setSpacing(0);
    words->addStretch();
    words->addWidget(title_);
    words->addWidget(result_);
    words->addStretch();
    return head;
}

QWidget* ImportDialog::body() {
    auto* form = new Panel(tr("Reading"));
    form->setFixedWidth(kFormWidth);
    form->setBody(scrolling(new ImportForm(*preview_)));
    auto* right = new QWidget;
    auto* column = new QVBoxLayout(right);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(kMargin);
    column->addWidget(filesView());
    column->addWidget(splitter(Qt::Vertical, {columnsView(), rowsView()}, {1, 1}), 1);
    auto* body = new QWidget;
    auto* line = new QHBoxLayout(body);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(kMargin);
    line->addWidget(form);
    line->addWidget(right, 1);
    return body;
}

QWidget* ImportDialog::filesView() {
    filesPanel_ = new Panel(tr("Files"));
    fileTable_ = new RowTable("import_files", tr("Files"));
    files_->set(fileColumns(), {});
    fileTable_->setModel(files_);
    fileTable_->setWideColumn(0);
    filesPanel_->setBody(fileTable_);
    leaveOut_ = new QPushButton(tr("Leave out"));
    leaveOut_->setProperty("kind", "small");
    leaveOut_->setAutoDefault(false);
    leaveOut_->setToolTip(tr("Takes the chosen file off this list (Delete)"));
    filesPanel_->addTool(leaveOut_);
    const auto leave = [this] { preview_->leaveOut(fileTable_->currentRow()); };
    connect(leaveOut_, &QPushButton::clicked, this, leave);
    auto* key = new QShortcut(QKeySequence::Delete, fileTable_);
    key->setContext(Qt::WidgetShortcut);
    connect(key, &QShortcut::activated, this, [this, leave] {
        if (leaveOut_->isVisible())
            leave();
    });
    return filesPanel_;
}

QWidget* ImportDialog::columnsView() {
    columnsPanel_ = new Panel(tr("Columns"));
    columnsPanel_->setNote(tr("double click or F2 changes what one holds, its role and its unit"));
    auto* table = new RowTable("import_columns", tr("Columns"));
    table->setModel(new ImportColumnModel(*preview_, this));
    table->setWideColumn(ImportColumnModel::Noticed);
    table->setItemDelegateForColumn(ImportColumnModel::Holds,
                                    new ChoiceDelegate(holdWords(), table));
    table->setItemDelegateForColumn(ImportColumnModel::Role,
                                    new ChoiceDelegate(roleWords(), table));
    columnsPanel_->setBody(table);
    return columnsPanel_;
}

QWidget* ImportDialog::rowsView() {
    rowsPanel_ = new TabPanel(tr("Rows"));
    auto* rows = new RowTable("import_rows", tr("First rows"));
    rows->setModel(new ImportRowModel(*preview_, this));
    rows->horizontalHeader()->setResizeContentsPrecision(kLookedAt);
    rowsPanel_->addView(tr("As they will be read"), rows);
    auto* rejected = new RowTable("import_rejected", tr("Rows that could not be read"));
    rejected->setModel(rejected_);
    rejected->setWideColumn(RejectedModel::Reason);
    rowsPanel_->addView({}, rejected);
    return rowsPanel_;
}

QWidget* ImportDialog::foot() {
    auto* foot = new QWidget;
    auto* line = new QHBoxLayout(foot);
    line->setContentsMargins(16, 0, 16, kMargin);
    line->setSpacing(8);
    line->addWidget(kindLabel("note", tr("The project stays as it is until you import.")));
    line->addStretch();
    auto* cancel = new QPushButton(tr("Cancel"));
    cancel->setAutoDefault(false);
    cancel->setToolTip(tr("Closes this; the project stays as it is (Esc)"));
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    import_ = new QPushButton;
    import_->setObjectName("importRows");
    import_->setProperty("kind", "primary");
    import_->setAutoDefault(false);
    connect(import_, &QPushButton::clicked, this, &ImportDialog::import);
    auto* key = new QShortcut(QKeySequence("Ctrl+Return"), this);
    connect(key, &QShortcut::activated, import_, &QPushButton::click);
    line->addWidget(cancel);
    line->addWidget(import_);
    return foot;
}

void ImportDialog::import() {
    preview_->import();
    accept();
}

QString ImportDialog::resultLine() const {
    const ImportReading& reading = preview_->reading();
    if (preview_->isReading())
        return tr("Reading files");
    if (!reading.head)
        return tr("Nothing can be read");
    const auto& summary = reading.summary;
    QString line =
        countOf(static_cast<qint64>(summary.rows), tr("1 row"), tr("%1 rows")) + ", " +
        countOf(static_cast<qint64>(summary.columns.size()), tr("1 column"), tr("%1 columns"));
    if (!reading.sampleShape.empty())
        line =
            tr("%1 samples of %2")
                .arg(countText(static_cast<qint64>(summary.rows)),
                     QString::fromStdString(toText(reading.sampleShape)).replace('x', QChar(0xD7)));
    if (!summary.classes.empty())
        line += ", " + countOf(static_cast<qint64>(summary.classes.size()), tr("1 class"),
                               tr("%1 classes"));
    return line;
}

void ImportDialog::showTitle() {
    const auto& paths = preview_->reading().paths;
    title_->setText(
        paths.size() == 1
            ? tr("Import %1").arg(QString::fromStdString(paths.front().filename().string()))
        : paths.empty() ? tr("Import")
                        : tr("Import %1 files").arg(countText(static_cast<qint64>(paths.size()))));
    result_->setText(resultLine());
}

void ImportDialog::showReading() {
    const ImportReading& reading = preview_->reading();
    showTitle();
    showMessage();
    const int chosen = fileTable_->currentRow();
    files_->set(fileColumns(), fileRows(reading));
    fileTable_->chooseRow(std::clamp(chosen, 0, std::max(0, files_->rowCount() - 1)));
    leaveOut_->setVisible(files_->rowCount() > 1);
    const int shown = std::clamp(files_->rowCount(), 1, kMostFilesShown);
    filesPanel_->setFixedHeight(kPanelHead + kRow * (shown + 1) + 2);
    rejected_->setRows(reading.rejected);
    const auto rejected = static_cast<qint64>(reading.rejectedRows);
    rowsPanel_->setViewName(1, tr("Not read: %1").arg(countText(rejected)));
    rowsPanel_->setViewVisible(1, rejected > 0);
    rowsPanel_->setNote(reading.summary.rows > ImportReading::kMostShown
                            ? tr("the first %1 of %2")
                                  .arg(countText(ImportReading::kMostShown),
                                       countText(static_cast<qint64>(reading.summary.rows)))
                            : QString());
    const QString why = preview_->whyNot();
    import_->setEnabled(why.isEmpty());
    import_->setToolTip(why.isEmpty() ? tr("Brings the rows into the project (Ctrl+Return)") : why);
    import_->setText(reading.head ? countOf(static_cast<qint64>(reading.summary.rows),
                                            tr("Import 1 row"), tr("Import %1 rows"))
                                  : tr("Import"));
}

void ImportDialog::showMessage() {
    const ImportReading& reading = preview_->reading();
    if (preview_->isReading())
        return; // what stood there stays until it is known better
    if (reading.error) {
        message_->show(MessageKind::Error, {}, sentenceOf(*reading.error));
        if (reading.error->code() == kGeneratedData.code ||
            reading.error->code() == "import.columns_differ")
            if (preview_->hasRowsBefore() && !preview_->replaces())
                message_->addCure(tr("Replace the project's data"),
                                  [this] { preview_->setReplaces(true); });
        return;
    }
    QStringList words;
    if (reading.rejectedRows > 0)
        words += countOf(static_cast<qint64>(reading.rejectedRows),
                         tr("1 row cannot be read and is left out."),
                         tr("%1 rows cannot be read and are left out."));
    const bool code = reading.suspect && !preview_->choices().missingCode;
    const QString suspect = code ? numberText(*reading.suspect, 1) : QString();
    if (code)
        words += tr("%1 comes often and lies far from all other values. Does it stand for a "
                    "missing value?")
                     .arg(suspect);
    if (!reading.already.empty() && !preview_->replaces())
        words += tr("The project has %1 already; its rows would be there twice.")
                     .arg(QString::fromStdString(reading.already.front()));
    if (words.isEmpty()) {
        message_->dismiss();
        return;
    }
    message_->show(MessageKind::Warning, {}, words.join(' '));
    if (reading.rejectedRows > 0)
        message_->addCure(tr("Show them"), [this] { rowsPanel_->showView(1); });
    if (code)
        message_->addCure(tr("%1 is missing").arg(suspect), [this, value = *reading.suspect] {
            preview_->choose([value](ImportChoices& choices) { choices.missingCode = value; });
        });
}

void previewImport(PageContext& context, std::vector<std::filesystem::path> paths,
                   QWidget* parent) {
    (new ImportDialog(context, std::move(paths), parent))->open();
}

} // namespace tmw::ui

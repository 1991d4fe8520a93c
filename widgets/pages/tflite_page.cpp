// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/pages/tflite_page.h"

#include "widgets/parts/panel.h"
#include "widgets/parts/table.h"
#include "widgets/viewmodels/grid_model.h"
#include "widgets/viewmodels/words.h"

#include <QFileInfo>
#include <QPushButton>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace tmw::ui {

TflitePage::TflitePage(PageContext& context, QWidget* parent)
    : Page(Step::Model, tr("Model file"), context, parent), operators_(new GridModel(this)),
      tensors_(new GridModel(this)), boards_(new GridModel(this)), body_(new QStackedWidget),
      operatorPanel_(
          tablePanel(tr("Operators"), "fileOperators", operators_, operatorColumns(), 1)),
      tensorPanel_(tablePanel(tr("Tensors"), "fileTensors", tensors_, tensorColumns(), 1)),
      boardPanel_(tablePanel(tr("Boards"), "fileBoards", boards_, boardColumns(), 0)),
      summary_(new PairList) {
    auto* summary = new Panel(tr("Summary"));
    summary->bodyLayout()->addWidget(summary_);
    summary->bodyLayout()->addStretch();
    body_->addWidget(new QWidget); // while it is read, and where it cannot be
    body_->addWidget(splitter(Qt::Horizontal,
                              {splitter(Qt::Vertical, {operatorPanel_, tensorPanel_}, {1, 1}),
                               splitter(Qt::Vertical, {summary, boardPanel_}, {2, 3})},
                              {11, 9}));
    content()->addWidget(body_, 1);
    connect(addButton(tr("Close")), &QPushButton::clicked, this, &TflitePage::closeWanted);
    setPrimary(
        tr("Open another..."), [this] { emit anotherWanted(); }, {}, "folder");
}

Panel* TflitePage::tablePanel(const QString& title, const QString& name, GridModel* model,
                              const QList<GridColumn>& columns, int elastic) {
    model->set(columns, {}); // heads are there before any row
    auto* panel = new Panel(title);
    auto* table = new Table(model, name, title, GridModel::kSortRole);
    table->setWideColumn(elastic);
    table->setTextElideMode(Qt::ElideMiddle); // names differ at their ends
    panel->setBody(table);
    return panel;
}

void TflitePage::open(const QString& path) {
    file_.reset();
    body_->setCurrentIndex(0);
    message().dismiss();
    setTitle(QFileInfo(path).fileName());
    setResult(tr("Reading %1").arg(path));
    workflow().jobs().start<ModelFile>(
        JobKind::Inspect, tr("Reading the model"), this,
        [path = std::filesystem::path(path.toStdString())](std::stop_token stop, const Progress&) {
            return readModelFile(path, stop);
        },
        [this](Result<ModelFile> file) { take(std::move(file)); });
}

void TflitePage::take(Result<ModelFile> file) {
    if (!file) {
        setResult(tr("Not readable"));
        message().show(MessageKind::Error, {}, sentenceOf(file.error()));
        return;
    }
    file_ = std::move(*file);
    showFile();
}

void TflitePage::showFile() {
    setResult(resultLine(*file_));
    operators_->set(operatorColumns(), operatorRows(*file_));
    tensors_->set(tensorColumns(), tensorRows(*file_));
    boards_->set(boardColumns(), boardRows(*file_));
    boardPanel_->setNote(boardsLine(*file_));
    summary_->clear();
    for (const auto& [label, value] : summaryPairs(*file_) + metadataPairs(*file_))
        summary_->set(label, value);
    if (const QString why = whyNotRun(*file_); !why.isEmpty())
        message().show(MessageKind::Warning, tr("It cannot run on a board"), why);
    body_->setCurrentIndex(1);
}

} // namespace tmw::ui

// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/pages/tflite_page.h"

#include "core/project/adopt.h"
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
      tensors_(new GridModel(this)), boards_(new GridModel(this)),
      use_(addButton(tr("Use as network"))), body_(new QStackedWidget),
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
    use_->setObjectName("useAsNetwork");
    connect(use_, &QPushButton::clicked, this, [this] { use(false); });
    connect(&workflow(), &Workflow::stepsChanged, this, &TflitePage::showUse);
    connect(&workflow(), &Workflow::dataChanged, this, &TflitePage::showUse);
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
    showUse();
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
    showUse();
}

/// A network is made for the data of a project.
void TflitePage::showUse() {
    const bool hasData = workflow().document().isOpen() && workflow().features();
    use_->setEnabled(file_ && hasData);
    use_->setToolTip(hasData ? tr("Its layers and weights become the project's network, which is "
                                  "trained on")
                             : tr("Open a project with data of the shape that the model takes"));
}

void TflitePage::use(bool newHead) {
    workflow().adopt(file_->model, {file_->path.filename().string(), newHead},
                     [this](Result<Adoption> made) { showAdopted(made); });
}

void TflitePage::showAdopted(const Result<Adoption>& made) {
    if (made) {
        emit adopted();
        return;
    }
    const bool ends = made.error().code() == std::string_view("adopt.output") ||
                      made.error().code() == std::string_view("adopt.operators");
    message().show(MessageKind::Error, tr("It cannot be the project's network"),
                   sentenceOf(made.error()));
    if (ends)
        message().addCure(tr("Use with a new last layer"), [this] { use(true); });
}

} // namespace tmw::ui

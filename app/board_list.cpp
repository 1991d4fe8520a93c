// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/board_list.h"

#include "device_runtime/host/port_watcher.h"
#include "widgets/parts/panel.h"
#include "widgets/parts/row_table.h"
#include "widgets/viewmodels/board_rows.h"
#include "widgets/viewmodels/words.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSortFilterProxyModel>
#include <QVBoxLayout>

namespace tmw::ui {

BoardList::BoardList(BoardDesk& desk, QWidget* parent)
    : QDialog(parent), desk_(desk), boards_(new GridModel(this)),
      filtered_(new QSortFilterProxyModel(this)), table_(new RowTable("boards", tr("Boards"))),
      ports_(new QComboBox), note_(kindLabel("muted")), use_(new QPushButton(tr("Use this board"))),
      watcher_(new PortWatcher({}, this)) {
    setWindowTitle(tr("Boards"));
    resize(760, 520);
    boards_->set(boardListColumns(), boardListRows());
    filtered_->setSourceModel(boards_);
    filtered_->setSortRole(GridModel::kSortRole);
    filtered_->setFilterCaseSensitivity(Qt::CaseInsensitive);
    filtered_->setFilterKeyColumn(-1);
    table_->setModel(filtered_);
    table_->setWideColumn(0);
    table_->setSortingEnabled(true);
    table_->horizontalHeader()->setSortIndicator(-1, Qt::AscendingOrder);
    auto* filter = new QLineEdit;
    filter->setPlaceholderText(tr("Filter by name, processor or use"));
    filter->setAccessibleName(tr("Filter"));
    filter->setClearButtonEnabled(true);
    ports_->setAccessibleName(tr("Port"));
    ports_->setMinimumWidth(320);
    note_->setWordWrap(true);
    use_->setProperty("kind", "primary");
    use_->setDefault(true);
    auto* cancel = new QPushButton(tr("Cancel"));
    auto* panel = new Panel(tr("Boards"));
    panel->setNote(tr("flash and RAM as their makers state them"));
    panel->setBody(table_);
    auto* port = new QHBoxLayout;
    port->addWidget(kindLabel("muted", tr("Port")));
    port->addWidget(ports_, 1);
    auto* buttons = new QHBoxLayout;
    buttons->addWidget(note_, 1);
    buttons->addWidget(cancel);
    buttons->addWidget(use_);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(12, 12, 12, 12);
    column->setSpacing(12);
    column->addWidget(filter);
    column->addWidget(panel, 1);
    column->addLayout(port);
    column->addLayout(buttons);
    connect(filter, &QLineEdit::textChanged, filtered_,
            &QSortFilterProxyModel::setFilterFixedString);
    connect(table_, &RowTable::rowChosen, this, &BoardList::showPorts);
    connect(table_, &QAbstractItemView::doubleClicked, this, &BoardList::use);
    connect(watcher_, &PortWatcher::portsChanged, this, &BoardList::showPorts);
    connect(use_, &QPushButton::clicked, this, &BoardList::use);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    choose(desk.board() ? fromText(desk.board()->name) : QString());
    showPorts();
}

void BoardList::choose(const QString& name) {
    for (int row = 0; row < filtered_->rowCount(); ++row)
        if (filtered_->index(row, 0).data(GridModel::kExtraRole).toString() == name)
            table_->chooseRow(row);
}

QString BoardList::chosen() const {
    const int row = table_->currentRow();
    return row < 0 ? QString() : filtered_->index(row, 0).data(GridModel::kExtraRole).toString();
}

void BoardList::showPorts() {
    const auto board = findBoard(chosen().toStdString());
    const QString before = ports_->count() ? ports_->currentData().toString() : desk_.port();
    ports_->clear();
    for (const PortChoice& choice :
         board ? portChoices(**board, watcher_->ports()) : QList<PortChoice>())
        ports_->addItem(choice.words, choice.port);
    ports_->setCurrentIndex(std::max(0, ports_->findData(before)));
    ports_->setEnabled(ports_->count() > 0);
    use_->setEnabled(bool(board));
    if (board && ports_->count() == 0)
        note_->setText((*board)->firmware
                           ? tr("No serial port is there. Connect the board to flash and run.")
                           : tr("For this board the fit is computed and code is written."));
    else
        note_->clear();
}

void BoardList::use() {
    if (chosen().isEmpty())
        return;
    desk_.setBoard(chosen(), ports_->currentData().toString());
    accept();
}

} // namespace tmw::ui

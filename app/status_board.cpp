// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/status_board.h"

#include "widgets/parts/mark.h"
#include "widgets/parts/panel.h"
#include "widgets/viewmodels/words.h"

#include <QHBoxLayout>
#include <QLabel>

namespace tmw::ui {

StatusBoard::StatusBoard(const BoardDesk& desk, const Theming& theming, QWidget* parent)
    : StatusPart(theming, parent), desk_(desk), mark_(new Mark(theming)),
      words_(kindLabel("muted")), hash_(new QLabel) {
    row()->addWidget(mark_);
    row()->addWidget(words_);
    row()->addWidget(hash_);
    hash_->setFont(Theming::mono(12));
    connect(&desk, &BoardDesk::changed, this, &StatusBoard::showBoard);
    showBoard();
}

void StatusBoard::showBoard() {
    const BoardRow* board = desk_.board();
    setVisible(board != nullptr);
    if (!board)
        return;
    const QString name = fromText(board->name);
    const QString port = desk_.port().isEmpty() ? tr("emulated") : desk_.port();
    mark_->setState(desk_.linkState());
    say(*words_, QString("%1  %2  %3").arg(name, port, desk_.linkWords()));
    hash_->setText(desk_.runningHash());
    hash_->setVisible(!hash_->text().isEmpty());
    hash_->setToolTip(tr("The model that runs on the board"));
    setAccessibleName(tr("Board %1, %2, %3, model %4")
                          .arg(name, port, desk_.linkWords(),
                               hash_->text().isEmpty() ? tr("none") : hash_->text()));
    setToolTip(tr("Choose a board and its port"));
    updateGeometry();
}

} // namespace tmw::ui

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/viewmodels/board_desk.h"

#include <QList>
#include <QString>

namespace tmw::ui {

struct BoardFact {
    QString name;
    QString value; ///< "-" where the board was not asked yet
};

/// What the board is, by its row, its port and its firmware.
QList<BoardFact> boardFacts(const BoardDesk& desk);
/// How it is: up since, started by, stack, line.
QList<BoardFact> healthFacts(const BoardDesk& desk);
/// What a person should know of it: a crash, a model that does not start, the watchdog. Cause, then
/// cure; empty: nothing.
QString healthWarning(const BoardDesk& desk);

} // namespace tmw::ui

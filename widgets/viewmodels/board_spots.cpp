// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/viewmodels/board_spots.h"

#include "widgets/viewmodels/words.h"

#include <QCoreApplication>
#include <QStringList>

namespace tmw::ui {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(BoardSpots)
};

} // namespace

QList<BoardSpot> boardSpots(const std::vector<SerialPort>& ports) {
    QList<BoardSpot> spots;
    for (const BoardRow& board : boards())
        if (board.emulated)
            spots.append({&board});
    for (const SerialPort& port : ports)
        for (const std::string& name : port.boards)
            if (const auto board = findBoard(name); port.usable && board)
                spots.append({*board, QString::fromStdString(port.name)});
    return spots;
}

QString spotText(const BoardSpot& spot) {
    const QString name = fromText(spot.board->name);
    return spot.port.isEmpty() ? Words::tr("%1, emulated").arg(name)
                               : Words::tr("%1 at %2").arg(name, spot.port);
}

QString spotNames(const QList<BoardSpot>& spots) {
    QStringList names;
    for (const BoardSpot& spot : spots)
        names += fromText(spot.board->name);
    const QString last = names.isEmpty() ? QString() : names.takeLast();
    return names.isEmpty() ? last : Words::tr("%1 and %2").arg(names.join(", "), last);
}

BoardPlace checkPlace(const BoardSpot& spot) {
    return {spot.board, {.port = spot.port.toStdString(), .mode = EmulatorMode::Count}};
}

} // namespace tmw::ui

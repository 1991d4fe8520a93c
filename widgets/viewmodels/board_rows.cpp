// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/viewmodels/board_rows.h"

#include "widgets/viewmodels/words.h"

#include <QCoreApplication>

#include <algorithm>

namespace tmw::ui {

namespace {

QString word(const char* text) {
    return QCoreApplication::translate("BoardRows", text);
}

QString useOf(const BoardRow& board) {
    if (board.emulated)
        return word(QT_TRANSLATE_NOOP("BoardRows", "emulated here"));
    return board.firmware ? word(QT_TRANSLATE_NOOP("BoardRows", "firmware is shipped"))
                          : word(QT_TRANSLATE_NOOP("BoardRows", "fit and code only"));
}

GridCell kiloCell(uint64_t bytes) {
    return {bytes ? wholeKiloText(bytes) : QStringLiteral("-"), QVariant::fromValue(bytes)};
}

} // namespace

QList<GridColumn> boardListColumns() {
    return {{word(QT_TRANSLATE_NOOP("BoardRows", "Board"))},
            {word(QT_TRANSLATE_NOOP("BoardRows", "Processor"))},
            {word(QT_TRANSLATE_NOOP("BoardRows", "Flash KB")), true},
            {word(QT_TRANSLATE_NOOP("BoardRows", "RAM KB")), true},
            {word(QT_TRANSLATE_NOOP("BoardRows", "What can be done"))}};
}

QList<GridRow> boardListRows() {
    QList<GridRow> rows;
    for (const BoardRow& board : boards()) {
        const QString source = fromText(board.source);
        rows.append({{fromText(board.title), {}, false, fromText(board.name), source},
                     {fromText(board.cpu)},
                     kiloCell(board.flashBytes),
                     kiloCell(board.ramBytes),
                     {useOf(board)}});
    }
    // What can be run at once stands first.
    std::ranges::stable_sort(rows, {}, [](const GridRow& row) {
        const auto board = findBoard(row[0].extra.toString().toStdString());
        return board && (*board)->emulated ? 0 : board && (*board)->firmware ? 1 : 2;
    });
    return rows;
}

QList<PortChoice> portChoices(const BoardRow& board, const std::vector<SerialPort>& ports) {
    QList<PortChoice> known;
    QList<PortChoice> others;
    for (const SerialPort& port : ports) {
        const bool its = std::ranges::count(port.boards, board.name) > 0;
        QString words = QString::fromStdString(port.name);
        if (!port.description.empty())
            words += "  " + QString::fromStdString(port.description);
        if (!port.usable)
            words += "  " + QString::fromStdString(port.reason);
        (its ? known : others).append({QString::fromStdString(port.name), words, port.usable});
    }
    QList<PortChoice> choices;
    if (board.emulated)
        choices.append({{}, word(QT_TRANSLATE_NOOP("BoardRows", "Emulated, no port"))});
    return choices + known + others;
}

} // namespace tmw::ui

// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/viewmodels/layer_checks.h"

#include "widgets/viewmodels/workflow.h"

#include <QCoreApplication>

#include <algorithm>
#include <map>

namespace tmw::ui {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(LayerChecks)
};

/// An output on all boards; null where a board did not come so far.
using OnBoards = std::vector<const LayerCheck*>;
using Layers = std::map<std::pair<int32_t, int32_t>, OnBoards>; // by operator and tensor

Layers layersOf(const VerifyReport& report) {
    Layers layers;
    for (size_t i = 0; i < report.boards.size(); ++i)
        for (const LayerCheck& each : report.boards[i].checks) {
            OnBoards& on = layers[{each.layer, each.tensor}];
            on.resize(report.boards.size());
            on[i] = &each;
        }
    return layers;
}

bool differs(const LayerCheck* check) {
    return check && check->host != check->board;
}

QString shapeOf(const TfliteModel& model, int32_t tensor) {
    const auto& tensors = model.graph().tensors;
    if (tensor < 0 || static_cast<size_t>(tensor) >= tensors.size())
        return {};
    return QString::fromStdString(toText(tensors[static_cast<size_t>(tensor)].shape))
        .replace('x', QChar(0xD7));
}

QString crcText(uint32_t crc) {
    return QString("%1").arg(crc, 8, 16, QChar('0'));
}

GridCell boardCell(const LayerCheck& check) {
    const StepState state = differs(&check) ? StepState::Problem : StepState::Done;
    return {crcText(check.board), {}, false, QVariant::fromValue(state)};
}

GridRow rowOf(const OnBoards& on, const TfliteModel& model) {
    const LayerCheck& any = **std::ranges::find_if(on, [](const LayerCheck* each) { return each; });
    const bool bold = std::ranges::any_of(on, differs);
    GridRow row{{QString::number(any.layer), any.layer},
                {QString::fromStdString(any.op), {}, bold},
                {shapeOf(model, any.tensor)},
                {crcText(any.host)}};
    for (const LayerCheck* each : on)
        row.append(each ? boardCell(*each) : GridCell{QStringLiteral("-")});
    row.append({bold ? Words::tr("differs") : Words::tr("same"), {}, bold});
    return row;
}

} // namespace

QList<GridColumn> layerCheckColumns(const VerifyReport* report) {
    QList<GridColumn> columns{{Words::tr("No."), true},
                              {Words::tr("Layer")},
                              {Words::tr("Output")},
                              {Words::tr("This computer")}};
    if (!report)
        columns.append({Words::tr("Board")});
    else
        for (const BoardCheck& each : report->boards)
            columns.append({QString::fromStdString(each.board)});
    columns.append({Words::tr("Result")});
    return columns;
}

QList<GridRow> layerCheckRows(const VerifyReport& report, const TfliteModel& model) {
    QList<GridRow> rows;
    for (const auto& [at, on] : layersOf(report))
        rows.append(rowOf(on, model));
    return rows;
}

int firstDifferentRow(const VerifyReport& report) {
    int row = 0;
    for (const auto& [at, on] : layersOf(report)) {
        if (std::ranges::any_of(on, differs))
            return row;
        ++row;
    }
    return -1;
}

} // namespace tmw::ui

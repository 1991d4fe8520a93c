// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/viewmodels/lockstep.h"

#include "core/plan/generated_input.h"
#include "widgets/viewmodels/words.h"

#include <QCoreApplication>

namespace tmw::ui {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Lockstep)
};

GridCell crcCell(uint32_t crc, bool bold) {
    return {QString("%1").arg(crc, 8, 16, QChar('0')), {}, bold};
}

QString shapeOf(const TfliteModel& model, int32_t layer) {
    const TfliteSubgraph& graph = model.graph();
    if (layer < 0 || static_cast<size_t>(layer) >= graph.operators.size() ||
        graph.operators[static_cast<size_t>(layer)].outputs.empty())
        return {};
    const int32_t output = graph.operators[static_cast<size_t>(layer)].outputs.front();
    return QString::fromStdString(toText(graph.tensors[static_cast<size_t>(output)].shape))
        .replace('x', QChar(0xD7));
}

} // namespace

Result<VerifyReport> runLockstep(const TfliteModel& model, const LockstepRequest& request,
                                 const Progress& progress, std::stop_token stop) {
    TMW_TRY(const Plan plan, makePlan(model, request.board->core));
    TestVectors samples;
    {
        TMW_TRY(const Runner runner, Runner::make(plan));
        for (size_t i = 0; i < request.samples; ++i) {
            TMW_TRY(auto inputs, generatedInputs(runner, request.seed + static_cast<uint32_t>(i)));
            samples.push_back(std::move(inputs));
        }
    }
    TMW_TRY(const auto session, openBoard(request.board->name, {.port = request.port.toStdString(),
                                                                .mode = EmulatorMode::Count,
                                                                .stop = stop}));
    return verifyModel(*session, plan, model, samples, progress, stop);
}

QString lockstepLine(const VerifyReport& report) {
    return Words::tr("%1 of %2: the same bits in every layer")
        .arg(countOf(static_cast<qint64>(report.samples), Words::tr("1 sample"),
                     Words::tr("%1 samples")),
             countOf(static_cast<qint64>(report.layers), Words::tr("1 layer"),
                     Words::tr("%1 layers")));
}

QList<GridColumn> layerCheckColumns() {
    return {{Words::tr("#"), true}, {Words::tr("Layer")}, {Words::tr("Output")},
            {Words::tr("Host")},    {Words::tr("Board")}, {Words::tr("Result")}};
}

QList<GridRow> layerCheckRows(const VerifyReport& report, const TfliteModel& model) {
    QList<GridRow> rows;
    for (const LayerCheck& check : report.checks) {
        const bool same = check.host == check.board;
        rows.append(GridRow{{QString::number(check.layer), check.layer},
                            {QString::fromStdString(check.op), {}, !same},
                            {shapeOf(model, check.layer)},
                            crcCell(check.host, !same),
                            crcCell(check.board, !same),
                            {same ? Words::tr("same") : Words::tr("differs"), {}, !same}});
    }
    return rows;
}

} // namespace tmw::ui

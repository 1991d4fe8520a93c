// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/viewmodels/slots_model.h"

#include "device_runtime/host/device_words.h"
#include "widgets/viewmodels/words.h"

#include <iterator>

namespace tmw::ui {

namespace {

GridCell crcCell(uint32_t crc, bool bold) {
    return {QString("%1").arg(crc, 8, 16, QChar('0')), {}, bold};
}

QString stateWord(rt::SlotState state) {
    const QString words[] = {SlotsModel::tr("empty"),   SlotsModel::tr("uploaded"),
                             SlotsModel::tr("before"),  SlotsModel::tr("active"),
                             SlotsModel::tr("damaged"), SlotsModel::tr("on trial"),
                             SlotsModel::tr("given up")};
    const auto at = static_cast<size_t>(state);
    return at < std::size(words) ? words[at] : fromText(toText(state));
}

/// Shape and type of what an operator gives: "1x16, int8".
QString outputOf(const PlacedModel* model, int32_t layer) {
    if (!model || layer < 0)
        return {};
    const TfliteSubgraph& graph = model->open.model.graph();
    const auto& op = graph.operators[static_cast<size_t>(layer)];
    if (op.outputs.empty())
        return {};
    return QString::fromStdString(
        toText(graph.tensors[static_cast<size_t>(op.outputs.front())].shape));
}

} // namespace

SlotsModel::SlotsModel(const BoardDesk& desk, QObject* parent) : GridModel(parent), desk_(desk) {
    connect(&desk, &BoardDesk::changed, this, &SlotsModel::show);
    show();
}

void SlotsModel::show() {
    QList<GridRow> rows;
    for (size_t i = 0; desk_.hello() && i < rt::kSlots; ++i) {
        const rt::SlotInfo& slot = desk_.hello()->slotInfo[i];
        const auto state = static_cast<rt::SlotState>(slot.state);
        const bool runs = desk_.hello()->runningSlot == i;
        const bool empty = state == rt::SlotState::Empty;
        const QString none = QStringLiteral("-");
        rows.append({{i == 0 ? tr("A") : tr("B"), {}, runs},
                     {stateWord(state), {}, runs},
                     {empty ? none : desk_.modelName(slot.modelSha256), {}, runs},
                     {empty ? none : shortHash(slot.modelSha256), {}, runs},
                     {slot.bytes ? countText(slot.bytes) : none, slot.bytes, runs}});
    }
    set({{tr("Slot")}, {tr("State")}, {tr("Model")}, {tr("Hash")}, {tr("Plan B"), true}}, rows);
}

LayerCheckModel::LayerCheckModel(const BoardDesk& desk, QObject* parent)
    : GridModel(parent), desk_(desk) {
    connect(&desk, &BoardDesk::changed, this, &LayerCheckModel::show);
    show();
}

void LayerCheckModel::show() {
    QList<GridRow> rows;
    if (desk_.check())
        for (const LayerCheck& check : desk_.check()->checks) {
            const bool same = check.host == check.board;
            rows.append({{QString::number(check.layer), check.layer},
                         {QString::fromStdString(check.op), {}, !same},
                         {outputOf(desk_.checkedModel(), check.layer)},
                         crcCell(check.host, !same),
                         crcCell(check.board, !same),
                         {same ? tr("same") : tr("differs"), {}, !same}});
        }
    set({{tr("#"), true},
         {tr("Layer")},
         {tr("Output")},
         {tr("Host")},
         {tr("Board")},
         {tr("Result")}},
        rows);
}

} // namespace tmw::ui

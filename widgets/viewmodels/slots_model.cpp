// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/viewmodels/slots_model.h"

#include "device_runtime/host/device_words.h"
#include "widgets/viewmodels/layer_checks.h"
#include "widgets/viewmodels/words.h"

#include <iterator>

namespace tmw::ui {

namespace {

QString stateWord(rt::SlotState state) {
    const QString words[] = {SlotsModel::tr("empty"),   SlotsModel::tr("uploaded"),
                             SlotsModel::tr("before"),  SlotsModel::tr("active"),
                             SlotsModel::tr("damaged"), SlotsModel::tr("on trial"),
                             SlotsModel::tr("given up")};
    const auto at = static_cast<size_t>(state);
    return at < std::size(words) ? words[at] : fromText(toText(state));
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
    const bool has = desk_.check() && desk_.checkedModel();
    set(layerCheckColumns(has ? &*desk_.check() : nullptr),
        has ? layerCheckRows(*desk_.check(), desk_.checkedModel()->open.model) : QList<GridRow>());
}

} // namespace tmw::ui

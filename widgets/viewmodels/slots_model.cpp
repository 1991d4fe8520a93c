// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/viewmodels/slots_model.h"

#include "device_runtime/host/device_words.h"
#include "widgets/viewmodels/words.h"

namespace tmw::ui {

namespace {

QString crcText(uint32_t crc) {
    return QString("%1").arg(crc, 8, 16, QChar('0'));
}

} // namespace

SlotsModel::SlotsModel(const BoardDesk& desk, QObject* parent)
    : QAbstractTableModel(parent), desk_(desk) {
    connect(&desk, &BoardDesk::changed, this, [this] {
        beginResetModel();
        endResetModel();
    });
}

int SlotsModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() || !desk_.hello() ? 0 : static_cast<int>(rt::kSlots);
}

int SlotsModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : 4;
}

QVariant SlotsModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid() || !desk_.hello())
        return {};
    const rt::SlotInfo& slot = desk_.hello()->slotInfo[static_cast<size_t>(index.row())];
    const auto state = static_cast<rt::SlotState>(slot.state);
    if (role == Qt::TextAlignmentRole)
        return static_cast<int>(Qt::AlignVCenter |
                                (index.column() == 3 ? Qt::AlignRight : Qt::AlignLeft));
    if (role != Qt::DisplayRole)
        return {};
    switch (index.column()) {
    case 0:
        return index.row() == 0 ? tr("A") : tr("B");
    case 1:
        return inLanguage("SlotState", toText(state));
    case 2:
        return state == rt::SlotState::Empty ? QStringLiteral("-") : shortHash(slot.modelSha256);
    default:
        return slot.bytes ? countText(slot.bytes) : QStringLiteral("-");
    }
}

QVariant SlotsModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return static_cast<int>(Qt::AlignVCenter | (section == 3 ? Qt::AlignRight : Qt::AlignLeft));
    if (role != Qt::DisplayRole)
        return {};
    const QString titles[] = {tr("Slot"), tr("State"), tr("Model"), tr("Plan B")};
    return titles[section];
}

LayerCheckModel::LayerCheckModel(const BoardDesk& desk, QObject* parent)
    : QAbstractTableModel(parent), desk_(desk) {
    connect(&desk, &BoardDesk::changed, this, [this] {
        beginResetModel();
        endResetModel();
    });
}

int LayerCheckModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() || !desk_.check() ? 0 : static_cast<int>(desk_.check()->checks.size());
}

int LayerCheckModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : 5;
}

QVariant LayerCheckModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid() || !desk_.check())
        return {};
    const LayerCheck& check = desk_.check()->checks[static_cast<size_t>(index.row())];
    if (role == Qt::TextAlignmentRole)
        return static_cast<int>(Qt::AlignVCenter |
                                (index.column() == 0 ? Qt::AlignRight : Qt::AlignLeft));
    if (role != Qt::DisplayRole)
        return {};
    switch (index.column()) {
    case 0:
        return check.layer;
    case 1:
        return QString::fromStdString(check.op);
    case 2:
        return crcText(check.host);
    case 3:
        return crcText(check.board);
    default:
        return check.host == check.board ? tr("same") : tr("differs");
    }
}

QVariant LayerCheckModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return static_cast<int>(Qt::AlignVCenter | (section == 0 ? Qt::AlignRight : Qt::AlignLeft));
    if (role != Qt::DisplayRole)
        return {};
    const QString titles[] = {tr("#"), tr("Layer"), tr("Host"), tr("Board"), tr("Result")};
    return titles[section];
}

} // namespace tmw::ui

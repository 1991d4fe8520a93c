// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/pages/flips_panel.h"

#include "widgets/parts/marked_delegate.h"
#include "widgets/parts/table.h"
#include "widgets/viewmodels/words.h"

#include <QButtonGroup>
#include <QPushButton>

namespace tmw::ui {

namespace {
constexpr int kSaid[] = {2, 3};
constexpr int kWide = 6;
} // namespace

FlipsPanel::FlipsPanel(const Theming& theming, QWidget* parent)
    : Panel(tr("Flips"), parent), flips_(new GridModel(this)),
      table_(new Table(flips_, "flips", tr("Samples that changed"), GridModel::kSortRole)) {
    flips_->set(flipColumns(kind_), {});
    table_->setAccessibleName(tr("Samples that one model alone gets right"));
    table_->setWideColumn(kWide);
    for (const int column : kSaid)
        table_->setItemDelegateForColumn(
            column, new MarkedDelegate(theming, GridModel::kExtraRole, table_));
    setBody(table_);
    auto* group = new QButtonGroup(this);
    for (size_t i = 0; i < sides_.size(); ++i) {
        sides_[i] = new QPushButton;
        sides_[i]->setProperty("kind", "small");
        sides_[i]->setCheckable(true);
        sides_[i]->setAutoDefault(false);
        group->addButton(sides_[i], static_cast<int>(i));
        addTool(sides_[i]);
    }
    connect(group, &QButtonGroup::idClicked, this,
            [this](int side) { showSide(static_cast<RightOne>(side)); });
}

void FlipsPanel::show(const Compared& compared) {
    setNote(flipsNote(compared.comparison));
    kind_ = compared.comparison.kind;
    for (const RightOne each : {RightOne::Float, RightOne::Int8})
        rows_[static_cast<size_t>(each)] = flipRows(compared, each);
    sides_[0]->setText(tr("float right, %1 wrong: %2")
                           .arg(kindText(kind_), countText(static_cast<qint64>(rows_[0].size()))));
    sides_[1]->setText(tr("%1 right, float wrong: %2")
                           .arg(kindText(kind_), countText(static_cast<qint64>(rows_[1].size()))));
    const bool none = rows_[0].isEmpty() && !rows_[1].isEmpty();
    showSide(none ? RightOne::Int8 : RightOne::Float);
}

void FlipsPanel::showSide(RightOne right) {
    const auto side = static_cast<size_t>(right);
    sides_[side]->setChecked(true);
    flips_->set(flipColumns(kind_), rows_[side]);
}

} // namespace tmw::ui

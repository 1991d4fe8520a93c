// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/pages/beside_button.h"

#include "widgets/viewmodels/words.h"

#include <QMenu>

namespace tmw::ui {

BesideButton::BesideButton(BoardDesk& desk, QWidget* parent)
    : QPushButton(parent), desk_(desk), menu_(new QMenu(this)) {
    setAutoDefault(false);
    setMenu(menu_);
    setToolTip(tr("Boards that are checked at the same time"));
    connect(menu_, &QMenu::aboutToShow, this, &BesideButton::fill);
    connect(&desk, &BoardDesk::changed, this, &BesideButton::showCount);
    showCount();
}

/// Ports as they are now; what was chosen and is gone can be taken out.
void BesideButton::fill() {
    menu_->clear();
    const auto ports = serialPorts();
    QList<BoardSpot> spots = boardSpots(ports.value_or(std::vector<SerialPort>()));
    for (const BoardSpot& chosen : desk_.beside())
        if (!spots.contains(chosen))
            spots.append(chosen);
    for (const BoardSpot& spot : spots) {
        if (spot == desk_.spot())
            continue;
        QAction* action = menu_->addAction(spotText(spot));
        action->setCheckable(true);
        action->setChecked(desk_.beside().contains(spot));
        connect(action, &QAction::toggled, this,
                [this, spot](bool on) { desk_.setBeside(spot, on); });
    }
    if (!ports)
        menu_->addAction(sentenceOf(ports.error()))->setEnabled(false);
}

void BesideButton::showCount() {
    const qsizetype count = desk_.beside().size();
    setText(count == 0 ? tr("More boards")
                       : countOf(count, tr("And 1 more board"), tr("And %1 more boards")));
    setAccessibleDescription(spotNames(desk_.beside()));
}

} // namespace tmw::ui

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/viewmodels/board_desk.h"

#include <QPushButton>

class QMenu;

namespace tmw::ui {

/// Chooses boards that are checked at the same time as the one that is worked with: emulated ones,
/// and those at ports.
class BesideButton : public QPushButton {
    Q_OBJECT
public:
    explicit BesideButton(BoardDesk& desk, QWidget* parent = nullptr);

private:
    void fill();
    void showCount();

    BoardDesk& desk_;
    QMenu* menu_;
};

} // namespace tmw::ui

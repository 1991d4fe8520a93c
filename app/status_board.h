// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/status_part.h"
#include "widgets/viewmodels/board_desk.h"

namespace tmw::ui {

class Mark;

/// The board that is worked with: link mark, name, port, state of the link, and the running model.
class StatusBoard : public StatusPart {
    Q_OBJECT
public:
    StatusBoard(const BoardDesk& desk, const Theming& theming, QWidget* parent = nullptr);

private:
    void showBoard();

    const BoardDesk& desk_;
    Mark* mark_;
    QLabel* words_;
    QLabel* hash_;
};

} // namespace tmw::ui

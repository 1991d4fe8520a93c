// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/pages/page.h"
#include "widgets/parts/panel.h"
#include "widgets/viewmodels/board_desk.h"

namespace tmw::ui {

class RowTable;

/// Every layer on this computer and on the board, and on others beside it; where they differ, the
/// first element, both values and what makes it.
class DeployCheck : public Panel {
    Q_OBJECT
public:
    explicit DeployCheck(PageContext& context, QWidget* parent = nullptr);

private:
    void showCheck();
    QString identicalTitle(const VerifyReport& check) const;
    void showDifference(const VerifyReport& check);

    BoardDesk& desk_;
    MessageBar* result_;
    RowTable* table_;
};

} // namespace tmw::ui

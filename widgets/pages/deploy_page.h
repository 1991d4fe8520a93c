// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/pages/page.h"
#include "widgets/viewmodels/board_desk.h"

namespace tmw::ui {

class ChipCard;
class DeployInspector;
class ExportPanel;
class Panel;

/// Firmware, upload, check, run: four acts in order; what is on the board; and the code to take
/// away.
class DeployPage : public Page {
    Q_OBJECT
public:
    explicit DeployPage(PageContext& context);
    QWidget* inspector() override;
    void runAgain() override;

protected:
    void showEvent(QShowEvent* event) override;

private:
    QWidget* boardView();
    QWidget* slotsView();
    void showAll();
    void showBoard();
    void showHead();
    void showMessage();
    void tellAge();

    BoardDesk& desk_;
    QWidget* inspector_;
    ExportPanel* exports_;
    Panel* boardPanel_ = nullptr;
    ChipCard* chip_ = nullptr;
    QPushButton* back_ = nullptr;
};

} // namespace tmw::ui

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/pages/page.h"
#include "widgets/viewmodels/board_desk.h"

class QMenu;
class QPushButton;

namespace tmw::ui {

/// Live predictions of the board: what its sensor reads, what it answers, and whether float model,
/// int8 and board agree.
class LivePage : public Page {
    Q_OBJECT
public:
    explicit LivePage(PageContext& context);
    QWidget* inspector() override;

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void showEvent(QShowEvent* event) override;

private:
    void makeButtons();
    void fillMarkMenu();
    void record();
    void showHead();
    void showButtons();
    void showMessage();

    BoardDesk& desk_;
    LiveFeed& feed_;
    QWidget* inspector_;
    QPushButton* pause_ = nullptr;
    QPushButton* mark_ = nullptr;
    QMenu* labels_ = nullptr;
    QPushButton* record_ = nullptr;
    bool saysRecorded_ = false; ///< the message is about a recording, and stays
};

} // namespace tmw::ui

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/pages/page.h"
#include "widgets/viewmodels/board_desk.h"

#include <array>

class QFrame;
class QLabel;
class QPushButton;
class QVBoxLayout;

namespace tmw::ui {

class Mark;

/// Firmware, upload, check, run: a card each, joined in their order. What waits is dimmed, what is
/// at work has an edge in accent.
class DeployActs : public QWidget {
    Q_OBJECT
public:
    explicit DeployActs(PageContext& context, QWidget* parent = nullptr);

private:
    struct Card {
        QFrame* frame = nullptr;
        Mark* mark = nullptr;
        QLabel* title = nullptr;
        QLabel* words = nullptr;
        QPushButton* button = nullptr;
    };
    void addCard(QVBoxLayout* column, DeployAct act, const QString& title);
    void showAll();
    void showCard(DeployAct act);
    bool waits(DeployAct act) const;

    Workflow& workflow_;
    BoardDesk& desk_;
    const Theming& theming_;
    std::array<Card, kDeployActs> cards_{};
};

} // namespace tmw::ui

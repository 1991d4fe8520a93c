// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/codegen/export.h"
#include "widgets/pages/page.h"
#include "widgets/viewmodels/board_desk.h"

#include <array>

class QLineEdit;

namespace tmw::ui {

class Mark;
class Panel;
class PairList;

/// Firmware, upload, check, run: four acts in order; what is on the board; and the code to take
/// away.
class DeployPage : public Page {
    Q_OBJECT
public:
    explicit DeployPage(PageContext& context);
    QWidget* inspector() override { return inspector_; }
    void runAgain() override;

protected:
    void showEvent(QShowEvent* event) override;

private:
    QWidget* makeActs();
    QWidget* makeAct(DeployAct act, const QString& title, const QString& verb);
    QWidget* makeExports();
    QWidget* makeSlots();
    QWidget* makeCheck();
    void makeInspector();
    void exportAs(ExportKind kind);
    void showAll();
    void showActs();
    void showHead();
    void showCheck();

    BoardDesk& desk_;
    QWidget* inspector_ = nullptr;
    PairList* facts_ = nullptr;
    QLineEdit* faults_ = nullptr;
    QPushButton* back_ = nullptr;
    Panel* checkPanel_ = nullptr;
    MessageBar* checkResult_ = nullptr;
    struct ActCard {
        Mark* mark;
        QLabel* words;
        QPushButton* button;
    };
    std::array<ActCard, kDeployActs> cards_{};
};

} // namespace tmw::ui

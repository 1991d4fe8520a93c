// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/pages/page.h"
#include "widgets/viewmodels/board_desk.h"

class QLabel;

namespace tmw::ui {

class Panel;
class PairList;
class PlotView;

/// Live predictions of the board: what its sensor reads, what it answers, and whether the desktop
/// gives the same bits.
class LivePage : public Page {
    Q_OBJECT
public:
    explicit LivePage(PageContext& context);
    QWidget* inspector() override { return inspector_; }

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    void makeInspector();
    void makeLanes();
    void showPoints();
    void showSignal();
    void showLanes();
    void showRead();
    void showHead();

    BoardDesk& desk_;
    QWidget* inspector_ = nullptr;
    QLabel* prediction_ = nullptr;
    QLabel* confidence_ = nullptr;
    PairList* facts_ = nullptr;
    Panel* signalPanel_;
    PlotView* signal_;
    Panel* lanesPanel_;
    QWidget* lanesBody_;
    std::vector<PlotView*> lanes_;
};

} // namespace tmw::ui

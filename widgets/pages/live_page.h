// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/pages/page.h"
#include "widgets/viewmodels/board_desk.h"

#include <QStringList>

class QLabel;
class QPushButton;

namespace tmw::ui {

class Panel;
class PairList;
class LivePlot;

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
    QStringList laneTitles() const;
    void showPoints();
    void startPlots();
    void takeNew();
    void showRead();
    void showHead();
    void setPaused(bool paused);

    BoardDesk& desk_;
    QWidget* inspector_ = nullptr;
    QLabel* prediction_ = nullptr;
    QLabel* confidence_ = nullptr;
    PairList* facts_ = nullptr;
    QPushButton* pause_ = nullptr;
    Panel* signalPanel_;
    LivePlot* signal_;
    Panel* lanesPanel_;
    QWidget* lanesBody_;
    std::vector<LivePlot*> lanes_;
    QStringList laneTitles_;
    QObject* stack_ = nullptr; ///< holds the plots over one time axis
    size_t seen_ = 0;
};

} // namespace tmw::ui

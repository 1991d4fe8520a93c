// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/pages/page.h"
#include "widgets/viewmodels/board_desk.h"

class QLabel;

namespace tmw::ui {

class ClassBars;
class GridModel;
class PairList;
class Picture;
class RowTable;

/// What is answered now, in large; how fast, how much was lost, who agrees; and the marks.
class LiveInspector : public InspectorColumn {
    Q_OBJECT
public:
    LiveInspector(PageContext& context, QWidget* parent = nullptr);

private:
    void showAll();
    void showPicture();
    void showAnswer();
    void showFacts();
    void showMarks();
    void showHint();

    Workflow& workflow_;
    BoardDesk& desk_;
    Picture* picture_; ///< what the sensor reads, where that is one
    QLabel* answer_;
    QLabel* confidence_;
    ClassBars* bars_;
    PairList* facts_;
    QLabel* cause_;
    QLabel* marksTitle_;
    GridModel* marks_;
    RowTable* marksTable_;
    QLabel* hint_;
};

} // namespace tmw::ui

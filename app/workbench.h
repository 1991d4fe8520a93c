// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/main_window.h"
#include "widgets/viewmodels/board_desk.h"
#include "widgets/viewmodels/fit_check.h"
#include "widgets/viewmodels/jobs.h"
#include "widgets/viewmodels/project_document.h"

class QApplication;

namespace tmw::ui {

/// The composition root: the one owner of everything, which passes references.
class Workbench {
public:
    explicit Workbench(QApplication& application);

    MainWindow& window() { return window_; }
    Workflow& workflow() { return workflow_; }
    BoardDesk& desk() { return desk_; }
    Theming& theming() { return theming_; }

private:
    Theming theming_;
    ProjectDocument document_;
    Jobs jobs_;
    Workflow workflow_;
    FitCheck fit_;
    BoardDesk desk_;
    MainWindow window_;
};

} // namespace tmw::ui

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/system_motion.h"
#include "widgets/pages/page.h"
#include "widgets/theme/theming.h"
#include "widgets/viewmodels/whole_line.h"

#include <QMainWindow>

#include <array>

class QStackedWidget;

namespace tmw::ui {

class InspectorDock;
class Projects;
class Rail;
class StartPage;
class StatusLine;
class TflitePage;

/// The window: rail, pages, inspector, status line, menus and keys.
class MainWindow : public QMainWindow {
    Q_OBJECT
public:
    MainWindow(Workflow& workflow, const FitCheck& fit, BoardDesk& desk, Theming& theming,
               QWidget* parent = nullptr);
    ~MainWindow() override;

    void goTo(Step step);
    Page* page(Step step) const { return pages_[static_cast<size_t>(step)]; }
    /// Opens a project folder; what stands in the way is said in the window.
    void openProject(const QString& folder);
    /// Opens an example and does all its steps, to live predictions.
    void runExample(const QString& name);
    /// Shows a .tflite that belongs to no project.
    void openModel(const QString& file);
    /// Whatever it is, as far as it can be opened without asking.
    void open(const QString& path);

protected:
    void closeEvent(QCloseEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    void makePages();
    QWidget* projectView();
    void makeMenus();
    void makeFileMenu();
    void makeEditMenu();
    void makeViewMenu();
    void makeLanguageMenu(QMenu* menu);
    void makeRunMenu();
    void makeBoardMenu();
    void askForFaults();
    void makeToolsMenu();
    void makeHelpMenu();
    void askToStop();
    void askToResetBoard();
    QAction* action(QMenu* menu, const QString& text, const QKeySequence& key,
                    const std::function<void()>& act);
    void chooseModel();
    void importFiles();
    void importFolder();
    void record();
    void showProject();
    void showBody();
    void showTitle();
    void showReadOnly();
    void showInspector();

    Workflow& workflow_;
    Theming& theming_;
    PageContext context_;
    std::array<Page*, kSteps> pages_{};
    Projects* projects_;
    Rail* rail_;
    QStackedWidget* stack_;
    QStackedWidget* body_;
    StartPage* start_;
    TflitePage* modelFile_;
    StatusLine* status_;
    QWidget* readOnly_;
    MessageBar* whyReadOnly_;
    InspectorDock* inspector_;
    Step current_ = Step::Data;
    bool inspectorWanted_ = true;
    WholeLine wholeLine_;
    SystemMotion motion_;
    QList<QAction*> commands_;
};

} // namespace tmw::ui

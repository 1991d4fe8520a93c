// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/viewmodels/workflow.h"

#include <QObject>
#include <QStringList>

#include <functional>

class QWidget;

namespace tmw::ui {

/// Projects as files: made, opened, copied, closed, remembered, and what is asked on the way. What
/// stands in the way is said over the window.
class Projects : public QObject {
    Q_OBJECT
public:
    Projects(Workflow& workflow, QWidget* window);

    void open(const QString& folder);
    /// Makes it first where it is not there yet; `then` when it is open.
    void openExample(const QString& name, const std::function<void()>& then = {});
    /// Ask for a folder.
    void create();
    void choose();
    void saveAs();
    void save();
    /// Asks where a job runs or the last edits cannot be saved. False: it stays open.
    bool close();
    /// The newest first.
    static QStringList recent();

signals:
    void recentChanged(const QStringList& folders);

private:
    void adopt(Result<Project> project);
    void remember(const QString& folder);
    bool mayStopJobs();
    bool saveAndClose();
    void askWhose();
    void complain(const Error& error);

    Workflow& workflow_;
    QWidget* window_;
};

} // namespace tmw::ui

// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/projects.h"

#include "core/project/examples.h"
#include "widgets/viewmodels/words.h"

#include <QFileDialog>
#include <QFileInfo>
#include <QMessageBox>
#include <QPushButton>
#include <QSettings>
#include <QStandardPaths>

namespace tmw::ui {

namespace {

constexpr int kMostRecent = 10;

std::filesystem::path toPath(const QString& text) {
    return std::filesystem::path(text.toStdString());
}

/// Where examples and new projects go.
QString projectsFolder() {
    return QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation) +
           "/TinyML Workbench";
}

QString withEnding(const QString& folder) {
    return folder.endsWith(".tmw") ? folder : folder + ".tmw";
}

QString nameOf(const std::filesystem::path& folder) {
    return QString::fromStdString(folder.filename().string());
}

} // namespace

Projects::Projects(Workflow& workflow, QWidget* window)
    : QObject(window), workflow_(workflow), window_(window) {
    ProjectDocument& document = workflow.document();
    connect(&document, &ProjectDocument::saveFailed, this, &Projects::complain);
    connect(&document, &ProjectDocument::conflict, this, &Projects::askWhose);
}

void Projects::open(const QString& folder) {
    const ProjectDocument& document = workflow_.document();
    if (document.isOpen() && document.folder() == toPath(folder))
        return;
    auto project = Project::open(toPath(folder), Project::Access::Write);
    if (!project && project.error().code() == kProjectNewer.code)
        project = Project::open(toPath(folder), Project::Access::Read);
    adopt(std::move(project));
}

void Projects::openExample(const QString& name, const std::function<void()>& then) {
    const QString folder = projectsFolder() + "/" + name + ".tmw";
    const auto opened = [this, path = toPath(folder), then] {
        const ProjectDocument& document = workflow_.document();
        if (then && document.isOpen() && document.folder() == path)
            then();
    };
    // An example that was opened before is gone on with.
    if (QFileInfo::exists(folder + "/project.json")) {
        open(folder);
        return opened();
    }
    workflow_.jobs().start<Project>(
        JobKind::Export, tr("Making the example"), this,
        [path = toPath(folder), name](std::stop_token, const Progress&) {
            auto made = createExample(path, name.toStdString());
            // Pressed twice: the first press has made it.
            if (!made && made.error().code() == "project.exists")
                return Project::open(path, Project::Access::Write);
            return made;
        },
        [this, opened](Result<Project> made) {
            adopt(std::move(made));
            opened();
        });
}

void Projects::create() {
    const QString folder = QFileDialog::getSaveFileName(
        window_, tr("New project"), projectsFolder() + "/" + tr("untitled") + ".tmw",
        tr("Projects (*.tmw)"));
    if (!folder.isEmpty())
        adopt(Project::create(toPath(withEnding(folder)), {}));
}

void Projects::choose() {
    const QString folder =
        QFileDialog::getExistingDirectory(window_, tr("Open project"), projectsFolder());
    if (!folder.isEmpty())
        open(folder);
}

void Projects::save() {
    if (const Status saved = workflow_.document().save(); !saved)
        complain(saved.error());
}

void Projects::saveAs() {
    const ProjectDocument& document = workflow_.document();
    const QString folder = QFileDialog::getSaveFileName(
        window_, tr("Save a copy as"), projectsFolder() + "/" + nameOf(document.folder()),
        tr("Projects (*.tmw)"));
    if (folder.isEmpty())
        return;
    if (const Status saved = workflow_.document().save(); !saved)
        return complain(saved.error());
    const auto to = toPath(withEnding(folder));
    workflow_.jobs().start<bool>(
        JobKind::Export, tr("Copying the project"), this,
        [from = document.folder(), to](std::stop_token, const Progress&) -> Result<bool> {
            TMW_CHECK(Project::copy(from, to));
            return true;
        },
        [this, to](Result<bool> copied) {
            if (copied)
                open(QString::fromStdString(to.string()));
            else
                complain(copied.error());
        });
}

bool Projects::close() {
    return mayStopJobs() && saveAndClose();
}

void Projects::adopt(Result<Project> project) {
    if (!project)
        return complain(project.error());
    const QString folder = QString::fromStdString(project->folder().string());
    remember(folder);
    workflow_.document().adopt(std::move(*project));
}

QStringList Projects::recent() {
    return QSettings().value("recent").toStringList();
}

void Projects::remember(const QString& folder) {
    QStringList folders = recent();
    folders.removeAll(folder);
    folders.prepend(folder);
    folders = folders.mid(0, kMostRecent);
    QSettings().setValue("recent", folders);
    emit recentChanged(folders);
}

bool Projects::mayStopJobs() {
    const auto& jobs = workflow_.jobs().running();
    if (jobs.isEmpty())
        return true;
    QMessageBox question(QMessageBox::Question, tr("Close"),
                         tr("%1 is at work. Stop it and close?").arg(jobs.last().title),
                         QMessageBox::NoButton, window_);
    const QPushButton* stop = question.addButton(tr("Stop and close"), QMessageBox::AcceptRole);
    question.addButton(tr("Go on"), QMessageBox::RejectRole);
    question.exec();
    return question.clickedButton() == stop;
}

bool Projects::saveAndClose() {
    ProjectDocument& document = workflow_.document();
    const Status saved = document.close();
    if (saved)
        return true;
    QMessageBox question(QMessageBox::Warning, tr("Not saved"),
                         tr("The last edits cannot be saved. %1").arg(sentenceOf(saved.error())),
                         QMessageBox::NoButton, window_);
    QPushButton* lose = question.addButton(tr("Close without them"), QMessageBox::DestructiveRole);
    lose->setProperty("kind", "danger");
    question.addButton(tr("Go on"), QMessageBox::RejectRole);
    question.exec();
    if (question.clickedButton() != lose)
        return false;
    document.drop();
    return true;
}

void Projects::askWhose() {
    ProjectDocument& document = workflow_.document();
    QMessageBox question(QMessageBox::Question, tr("Changed twice"),
                         tr("%1 was changed by another program while you edited it here. Which "
                            "one is kept?")
                             .arg(nameOf(document.folder())),
                         QMessageBox::NoButton, window_);
    const QPushButton* mine = question.addButton(tr("Keep mine"), QMessageBox::AcceptRole);
    question.addButton(tr("Take the other"), QMessageBox::RejectRole);
    question.exec();
    if (question.clickedButton() == mine)
        document.keepMine();
    else
        document.takeTheirs();
}

void Projects::complain(const Error& error) {
    QMessageBox::warning(window_, tr("TinyML Workbench"), sentenceOf(error));
}

} // namespace tmw::ui

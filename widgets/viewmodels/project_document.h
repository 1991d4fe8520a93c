// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/project/project.h"

#include <QFileSystemWatcher>
#include <QObject>
#include <QTimer>
#include <QUndoStack>

#include <functional>
#include <memory>
#include <optional>

namespace tmw::ui {

/// The open project: its specification, edits that can be undone, and saving by itself. Pages never
/// assign to the project; they ask for an edit. Its lock is held while something is written and no
/// longer, so `tmw` works on the same project; what it changes is taken up here.
class ProjectDocument : public QObject {
    Q_OBJECT
public:
    explicit ProjectDocument(QObject* parent = nullptr);
    ~ProjectDocument() override;

    bool isOpen() const { return project_ != nullptr; }
    /// Takes the place of an open project, which is saved first.
    void adopt(Project project);
    /// Saves and closes; what cannot be saved stays open. Errors: of save().
    Status close();
    /// Closes; what is not saved is lost.
    void drop();
    /// Whether a write failed only because another program is at work on the project.
    static bool isWaiting(const Error& error);

    const Project& project() const { return *project_; }
    const ProjectSpec& spec() const { return spec_; }
    QString title() const;
    std::filesystem::path folder() const;
    QUndoStack& undoStack() { return undo_; }
    /// Why it can be looked at only; nothing: it can be changed.
    std::optional<Error> whyReadOnly() const;
    /// Edits that are not on disk yet.
    bool isDirty() const { return dirty_; }

    /// One step of undo with this name. Edits of the same `merge` that follow each other become one
    /// (typing); empty: never. What changes nothing is no step, and a project that can only be
    /// looked at stays as it is.
    void edit(const QString& name, const std::function<void(ProjectSpec&)>& change,
              const QString& merge = {});
    /// Writes what is dirty now. Errors: project.busy, file.*.
    Status save();
    /// For core functions that save the project themselves (a training): saves what is dirty, calls
    /// with the lock held, and takes the specification as it is then. Errors: of save() and `act`.
    Status write(const std::function<Status(Project&)>& act);
    /// Both were edited: the answer to `conflict`.
    void keepMine();
    void takeTheirs();

signals:
    void opened();
    void closed();
    /// The specification changed, by an edit, undo, redo or reload.
    void specChanged();
    void dirtyChanged();
    void saveFailed(const tmw::Error& error);
    /// Another program changed the project, and it was taken up.
    void changedOutside();
    /// Another program changed the project while there are edits here.
    void conflict();

private:
    friend class SpecEdit;
    void put(const ProjectSpec& spec);
    void watch();
    void look();
    Status meetOthers();
    void askOnce();
    void takeUp();
    void setDirty(bool dirty);
    void autosave();

    std::unique_ptr<Project> project_;
    ProjectSpec spec_;
    QUndoStack undo_;
    QTimer autosave_;
    QFileSystemWatcher watcher_;
    QTimer settle_; ///< a write is several changes of the folder
    bool dirty_ = false;
    bool asked_ = false; ///< the conflict was told of
    bool mine_ = false;  ///< what others wrote is to be written over
};

} // namespace tmw::ui

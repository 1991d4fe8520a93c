// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/project/project.h"

#include <QObject>
#include <QTimer>
#include <QUndoStack>

#include <functional>
#include <memory>
#include <optional>

namespace tmw::ui {

/// The open project: its specification, edits that can be undone, and saving by itself. Pages never
/// assign to the project; they ask for an edit.
class ProjectDocument : public QObject {
    Q_OBJECT
public:
    explicit ProjectDocument(QObject* parent = nullptr);
    ~ProjectDocument() override;

    bool isOpen() const { return project_ != nullptr; }
    /// Takes the place of an open project, which is saved first.
    void adopt(Project project);
    /// Saves and closes.
    Status close();

    const Project& project() const { return *project_; }
    Project& project() { return *project_; }
    const ProjectSpec& spec() const { return spec_; }
    QString title() const;
    std::filesystem::path folder() const;
    QUndoStack& undoStack() { return undo_; }
    /// Edits that are not on disk yet.
    bool isDirty() const { return dirty_; }

    /// One step of undo with this name. Edits of the same `merge` that follow each other become one
    /// (typing); empty: never. What changes nothing is no step.
    void edit(const QString& name, const std::function<void(ProjectSpec&)>& change,
              const QString& merge = {});
    /// For what core functions have saved themselves (import, training): takes the spec as it is
    /// now, beside the undo stack.
    void reload();
    /// Writes what is dirty now.
    Status save();

signals:
    void opened();
    void closed();
    /// The specification changed, by an edit, undo, redo or reload.
    void specChanged();
    void dirtyChanged();
    void saveFailed(const tmw::Error& error);

private:
    friend class SpecEdit;
    void put(const ProjectSpec& spec);

    std::unique_ptr<Project> project_;
    ProjectSpec spec_;
    QUndoStack undo_;
    QTimer autosave_;
    bool dirty_ = false;
};

} // namespace tmw::ui

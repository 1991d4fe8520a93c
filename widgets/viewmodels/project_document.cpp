// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/viewmodels/project_document.h"

#include <QUndoCommand>

namespace tmw::ui {

namespace {
constexpr int kAutosaveAfter = 2000; // milliseconds
constexpr int kMergeable = 1;
} // namespace

/// Undo and redo are the same: the specification before, or after.
class SpecEdit : public QUndoCommand {
public:
    SpecEdit(ProjectDocument& document, const QString& name, ProjectSpec before, ProjectSpec after,
             QString merge)
        : QUndoCommand(name), document_(document), before_(std::move(before)),
          after_(std::move(after)), merge_(std::move(merge)) {}

    void undo() override { document_.put(before_); }
    void redo() override { document_.put(after_); }
    int id() const override { return merge_.isEmpty() ? -1 : kMergeable; }
    bool mergeWith(const QUndoCommand* other) override {
        const auto* next = static_cast<const SpecEdit*>(other);
        if (next->merge_ != merge_)
            return false;
        after_ = next->after_;
        return true;
    }

private:
    ProjectDocument& document_;
    ProjectSpec before_;
    ProjectSpec after_;
    QString merge_;
};

ProjectDocument::ProjectDocument(QObject* parent) : QObject(parent) {
    autosave_.setSingleShot(true);
    autosave_.setInterval(kAutosaveAfter);
    connect(&autosave_, &QTimer::timeout, this, [this] {
        if (const Status saved = save(); !saved)
            emit saveFailed(saved.error());
    });
}

ProjectDocument::~ProjectDocument() = default;

void ProjectDocument::adopt(Project project) {
    if (isOpen())
        if (const Status saved = close(); !saved)
            emit saveFailed(saved.error());
    project_ = std::make_unique<Project>(std::move(project));
    spec_ = project_->spec();
    undo_.clear();
    dirty_ = false;
    emit opened();
    emit specChanged();
}

Status ProjectDocument::close() {
    if (!isOpen())
        return {};
    const Status saved = save();
    autosave_.stop();
    undo_.clear();
    project_.reset();
    spec_ = {};
    emit closed();
    return saved;
}

QString ProjectDocument::title() const {
    return QString::fromStdString(spec_.title);
}

std::filesystem::path ProjectDocument::folder() const {
    return project_ ? project_->folder() : std::filesystem::path();
}

void ProjectDocument::edit(const QString& name, const std::function<void(ProjectSpec&)>& change,
                           const QString& merge) {
    ProjectSpec after = spec_;
    change(after);
    if (toJsonText(after) == toJsonText(spec_))
        return;
    undo_.push(new SpecEdit(*this, name, spec_, std::move(after), merge));
}

void ProjectDocument::put(const ProjectSpec& spec) {
    // The chosen run is not an edit's: training may have changed it since.
    const int run = spec_.chosenRun;
    spec_ = spec;
    spec_.chosenRun = run;
    dirty_ = true;
    autosave_.start();
    emit dirtyChanged();
    emit specChanged();
}

void ProjectDocument::reload() {
    spec_ = project_->spec();
    undo_.clear();
    if (dirty_) {
        dirty_ = false;
        emit dirtyChanged();
    }
    emit specChanged();
}

Status ProjectDocument::save() {
    autosave_.stop();
    if (!dirty_)
        return {};
    TMW_CHECK(project_->save(spec_));
    dirty_ = false;
    emit dirtyChanged();
    return {};
}

} // namespace tmw::ui

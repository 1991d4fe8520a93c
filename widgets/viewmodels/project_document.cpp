// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/viewmodels/project_document.h"

#include <QUndoCommand>

#include <utility>

namespace tmw::ui {

namespace {
constexpr int kAutosaveAfter = 2000; // milliseconds
constexpr int kSettle = 150;         // milliseconds
constexpr int kMergeable = 1;
constexpr ErrorKind kChangedTwice{"project.changed_twice",
                                  "%1 was changed by another program while it was edited here. "
                                  "Choose which one is kept."};
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

bool ProjectDocument::isWaiting(const Error& error) {
    return error.code() == kProjectBusy.code || error.code() == kChangedTwice.code;
}

ProjectDocument::ProjectDocument(QObject* parent) : QObject(parent) {
    autosave_.setSingleShot(true);
    autosave_.setInterval(kAutosaveAfter);
    settle_.setSingleShot(true);
    settle_.setInterval(kSettle);
    connect(&autosave_, &QTimer::timeout, this, &ProjectDocument::autosave);
    connect(&watcher_, &QFileSystemWatcher::directoryChanged, &settle_,
            qOverload<>(&QTimer::start));
    connect(&settle_, &QTimer::timeout, this, &ProjectDocument::look);
}

ProjectDocument::~ProjectDocument() = default;

void ProjectDocument::adopt(Project project) {
    if (const Status saved = close(); !saved)
        return emit saveFailed(saved.error());
    project_ = std::make_unique<Project>(std::move(project));
    project_->release();
    spec_ = project_->spec();
    undo_.clear();
    dirty_ = asked_ = false;
    watch();
    emit opened();
    emit specChanged();
}

Status ProjectDocument::close() {
    if (!isOpen())
        return {};
    TMW_CHECK(save());
    drop();
    return {};
}

void ProjectDocument::drop() {
    if (!isOpen())
        return;
    autosave_.stop();
    settle_.stop();
    undo_.clear();
    dirty_ = asked_ = false;
    if (const QStringList watched = watcher_.directories(); !watched.isEmpty())
        watcher_.removePaths(watched);
    project_.reset();
    spec_ = {};
    emit closed();
}

void ProjectDocument::watch() {
    // runs/ comes with the first training.
    for (const auto& folder : {project_->folder(), project_->folder() / "runs"})
        if (std::filesystem::exists(folder))
            watcher_.addPath(QString::fromStdString(folder.string()));
}

QString ProjectDocument::title() const {
    return QString::fromStdString(spec_.title);
}

std::filesystem::path ProjectDocument::folder() const {
    return project_ ? project_->folder() : std::filesystem::path();
}

std::optional<Error> ProjectDocument::whyReadOnly() const {
    return project_ ? project_->whyReadOnly() : std::nullopt;
}

void ProjectDocument::edit(const QString& name, const std::function<void(ProjectSpec&)>& change,
                           const QString& merge) {
    if (whyReadOnly())
        return emit specChanged(); // for what was typed to go
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
    autosave_.start();
    setDirty(true);
    emit specChanged();
}

void ProjectDocument::setDirty(bool dirty) {
    if (!dirty)
        autosave_.stop();
    if (dirty == dirty_)
        return;
    dirty_ = dirty;
    emit dirtyChanged();
}

void ProjectDocument::autosave() {
    const Status saved = save();
    if (saved)
        return;
    if (isWaiting(saved.error()))
        autosave_.start(); // until the other program is done, or the person chose
    else
        emit saveFailed(saved.error());
}

Status ProjectDocument::save() {
    return dirty_ ? write([](Project&) { return Status(); }) : Status();
}

Status ProjectDocument::write(const std::function<Status(Project&)>& act) {
    if (const auto why = whyReadOnly())
        return tl::unexpected(*why);
    TMW_CHECK(project_->hold());
    const auto written = [&]() -> Status {
        TMW_CHECK(meetOthers());
        if (dirty_)
            TMW_CHECK(project_->save(spec_));
        setDirty(false);
        return act(*project_);
    }();
    project_->release();
    if (!dirty_)
        takeUp();
    watch();
    return written;
}

Status ProjectDocument::meetOthers() {
    TMW_TRY(const bool changed, project_->changedOutside());
    if (changed && dirty_ && !mine_) {
        askOnce();
        return fail(kChangedTwice, folder().string());
    }
    return changed && !dirty_ ? project_->reread() : Status();
}

void ProjectDocument::askOnce() {
    if (!std::exchange(asked_, true))
        QTimer::singleShot(0, this, &ProjectDocument::conflict);
}

void ProjectDocument::takeUp() {
    ProjectSpec next = project_->spec();
    const int run = std::exchange(next.chosenRun, spec_.chosenRun);
    const bool other = toJsonText(next) != toJsonText(spec_);
    const bool otherRun = run != spec_.chosenRun;
    spec_.chosenRun = run;
    if (other) {
        undo_.push(
            new SpecEdit(*this, tr("Change by another program"), spec_, std::move(next), {}));
        setDirty(false);
    } else if (otherRun) {
        emit specChanged();
    }
}

void ProjectDocument::look() {
    if (!isOpen() || whyReadOnly())
        return;
    watch();
    const auto changed = project_->changedOutside();
    if (!changed)
        return emit saveFailed(changed.error());
    if (*changed && dirty_) {
        askOnce();
    } else if (*changed) {
        takeTheirs();
    }
    emit changedOutside();
}

void ProjectDocument::keepMine() {
    asked_ = false;
    mine_ = true;
    if (const Status saved = save(); !saved)
        emit saveFailed(saved.error());
    mine_ = false;
}

void ProjectDocument::takeTheirs() {
    asked_ = false;
    if (const Status read = project_->reread(); !read)
        return emit saveFailed(read.error());
    setDirty(false);
    takeUp();
}

} // namespace tmw::ui

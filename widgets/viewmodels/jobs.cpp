// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/viewmodels/jobs.h"

#include "widgets/viewmodels/words.h"

#include <algorithm>
#include <chrono>

namespace tmw::ui {

namespace {
/// Progress is shown no more often than an eye can follow.
constexpr std::chrono::milliseconds kProgressEvery{50};
constexpr qsizetype kMostEnded = 8;
} // namespace

Jobs::Jobs(QObject* parent) : QObject(parent) {}

Jobs::~Jobs() {
    for (const auto& task : tasks_)
        task->thread.request_stop();
    tasks_.clear();
}

int Jobs::begin(JobKind kind, const QString& title) {
    cancel(kind);
    for (const JobInfo& info : infos_)
        if (info.kind == kind)
            for (const auto& task : tasks_)
                task->current = task->current && task->id != info.id;
    const int id = next_++;
    infos_.append({id, kind, title, -1, {}, false, QDateTime::currentDateTime()});
    emit changed();
    return id;
}

void Jobs::launch(int id, std::function<void(std::stop_token)> body) {
    tasks_.push_back(std::make_unique<Task>(Task{id, {}, true}));
    tasks_.back()->thread = std::jthread(std::move(body));
}

Progress Jobs::progressOf(int id) {
    using Clock = std::chrono::steady_clock;
    return [this, id, last = Clock::time_point()](double fraction, std::string_view what) mutable {
        const auto now = Clock::now();
        if (now - last < kProgressEvery)
            return;
        last = now;
        const QString words = QString::fromUtf8(what.data(), static_cast<qsizetype>(what.size()));
        QMetaObject::invokeMethod(
            this,
            [this, id, fraction, words] {
                if (JobInfo* info = find(id)) {
                    info->fraction = fraction;
                    info->what = words;
                    emit changed();
                }
            },
            Qt::QueuedConnection);
    };
}

void Jobs::post(int id, const Status& status, std::function<void()> deliver) {
    QMetaObject::invokeMethod(
        this, [this, id, status, deliver = std::move(deliver)] { finish(id, status, deliver); },
        Qt::QueuedConnection);
}

void Jobs::note(const JobInfo& job, const Status& status) {
    if (job.kind == JobKind::Fit)
        return; // it runs at every edit, and the bar shows it
    const double seconds =
        static_cast<double>(job.begun.msecsTo(QDateTime::currentDateTime())) / 1000;
    const bool cancelled = !status && status.error().code() == kCancelled.code;
    ended_ += status      ? tr("%1: done in %2 s").arg(job.title, numberText(seconds, 2))
              : cancelled ? tr("%1: cancelled").arg(job.title)
                          : tr("%1: failed").arg(job.title);
    if (ended_.size() > kMostEnded)
        ended_.removeFirst();
}

void Jobs::finish(int id, const Status& status, const std::function<void()>& deliver) {
    const auto task = std::ranges::find(tasks_, id, [](const auto& each) { return each->id; });
    const bool current = (*task)->current;
    (*task)->thread.join();
    tasks_.erase(task);
    note(*find(id), status);
    infos_.removeIf([id](const JobInfo& info) { return info.id == id; });
    emit changed();
    if (current)
        deliver();
}

JobInfo* Jobs::find(int id) {
    const auto found = std::ranges::find(infos_, id, &JobInfo::id);
    return found == infos_.end() ? nullptr : &*found;
}

void Jobs::cancel(JobKind kind) {
    for (JobInfo& info : infos_) {
        if (info.kind != kind || info.stopping)
            continue;
        info.stopping = true;
        for (const auto& task : tasks_)
            if (task->id == info.id)
                task->thread.request_stop();
    }
    emit changed();
}

int Jobs::addWaiting(const QString& title) {
    waiting_.append({next_, title});
    emit changed();
    return next_++;
}

void Jobs::takeOut(int id) {
    if (waiting_.removeIf([id](const WaitingJob& job) { return job.id == id; }) > 0)
        emit changed();
}

bool Jobs::isRunning(JobKind kind) const {
    return std::ranges::find(infos_, kind, &JobInfo::kind) != infos_.end();
}

} // namespace tmw::ui

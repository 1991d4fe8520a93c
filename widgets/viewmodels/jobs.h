// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/progress.h"
#include "core/base/result.h"

#include <QDateTime>
#include <QList>
#include <QObject>
#include <QPointer>
#include <QString>

#include <functional>
#include <memory>
#include <thread>

namespace tmw::ui {

/// What a job is; a newer one of a kind takes the place of an older.
enum class JobKind {
    Data,
    Preview,
    Inspect,
    Explain,
    Lockstep,
    Fit,
    Train,
    RateTest,
    Evaluate,
    Compare,
    Count,
    Board,
    Live,
    Export
};

/// A job at work, for the status bar and the job list.
struct JobInfo {
    int id = 0;
    JobKind kind = JobKind::Data;
    QString title;
    double fraction = -1; ///< below 0: not known
    QString what;
    bool stopping = false;
    QDateTime begun;
};

/// A job that begins when another has ended.
struct WaitingJob {
    int id = 0;
    QString title;
};

/// Puts work on threads of their own and brings its answer back to the thread of this object. What
/// a job answers after a newer one of its kind has begun is dropped.
class Jobs : public QObject {
    Q_OBJECT
public:
    explicit Jobs(QObject* parent = nullptr);
    /// Asks all to stop and waits for them.
    ~Jobs() override;

    /// `done` is called on this object's thread, unless a newer job came or `context` went.
    template <typename T>
    void start(JobKind kind, const QString& title, QObject* context,
               std::function<Result<T>(std::stop_token, const Progress&)> work,
               std::function<void(Result<T>)> done) {
        const int id = begin(kind, title);
        launch(id, [this, id, context = QPointer<QObject>(context), work = std::move(work),
                    done = std::move(done)](std::stop_token stop) {
            auto answer = std::make_shared<Result<T>>(work(stop, progressOf(id)));
            post(id, *answer ? Status() : Status(forward(*answer)), [context, done, answer] {
                if (context)
                    done(std::move(*answer));
            });
        });
    }

    void cancel(JobKind kind);
    /// Shows a job behind those at work; who adds it begins it in its time. Answers its id.
    int addWaiting(const QString& title);
    /// Out of the list, to begin it or because nobody wants it any more.
    void takeOut(int id);
    const QList<WaitingJob>& waiting() const { return waiting_; }
    bool isRunning(JobKind kind) const;
    const QList<JobInfo>& running() const { return infos_; }
    /// What the last ones came to, the newest last.
    const QStringList& ended() const { return ended_; }

signals:
    void changed();

private:
    struct Task {
        int id;
        std::jthread thread;
        bool current;
    };
    int begin(JobKind kind, const QString& title);
    void launch(int id, std::function<void(std::stop_token)> body);
    Progress progressOf(int id);
    void post(int id, const Status& status, std::function<void()> deliver);
    void finish(int id, const Status& status, const std::function<void()>& deliver);
    void note(const JobInfo& job, const Status& status);
    JobInfo* find(int id);

    int next_ = 1;
    QList<JobInfo> infos_;
    QList<WaitingJob> waiting_;
    QStringList ended_;
    std::vector<std::unique_ptr<Task>> tasks_;
};

} // namespace tmw::ui

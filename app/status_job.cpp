// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/status_job.h"

#include "widgets/parts/mark.h"
#include "widgets/parts/panel.h"
#include "widgets/viewmodels/words.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QProgressBar>
#include <QPushButton>

namespace tmw::ui {

namespace {

QString percentText(const JobInfo& job) {
    return job.fraction < 0 ? QString()
                            : StatusJob::tr("%1 %").arg(static_cast<int>(100 * job.fraction));
}

} // namespace

StatusJob::StatusJob(Jobs& jobs, const Theming& theming, QWidget* parent)
    : StatusPart(theming, parent), jobs_(jobs), mark_(new Mark(theming)),
      title_(kindLabel("muted")), progress_(new QProgressBar), rest_(kindLabel("muted")),
      cancel_(new QPushButton(tr("Cancel"))) {
    progress_->setFixedSize(104, 4);
    progress_->setTextVisible(false);
    progress_->setRange(0, 1000);
    cancel_->setProperty("kind", "small");
    cancel_->setToolTip(tr("Stops what is at work (Esc)"));
    mark_->setState(StepState::Running);
    setToolTip(tr("All jobs"));
    for (QWidget* part : std::initializer_list<QWidget*>{mark_, title_, progress_, rest_, cancel_})
        row()->addWidget(part);
    connect(&jobs, &Jobs::changed, this, &StatusJob::showJobs);
    connect(cancel_, &QPushButton::clicked, this, [this] {
        if (!jobs_.running().isEmpty())
            jobs_.cancel(jobs_.running().last().kind);
    });
    connect(this, &QAbstractButton::clicked, this, &StatusJob::showList);
    showJobs();
}

void StatusJob::showJobs() {
    const bool busy = !jobs_.running().isEmpty();
    for (QWidget* part : std::initializer_list<QWidget*>{mark_, progress_, rest_, cancel_})
        part->setVisible(busy);
    if (busy)
        showJob(jobs_.running().last());
    else
        title_->setText(jobs_.ended().isEmpty() ? tr("No job running") : jobs_.ended().last());
    setAccessibleName((title_->text() + ' ' + (busy ? rest_->text() : QString())).trimmed());
    updateGeometry();
}

void StatusJob::showJob(const JobInfo& job) {
    title_->setText(job.stopping ? tr("%1: stopping").arg(job.title) : job.title);
    cancel_->setEnabled(!job.stopping);
    progress_->setVisible(job.fraction >= 0);
    rest_->setVisible(job.fraction >= 0);
    progress_->setValue(static_cast<int>(1000 * job.fraction));
    const auto passed = static_cast<double>(job.begun.msecsTo(QDateTime::currentDateTime())) / 1000;
    const bool known = job.fraction > 0.02 && passed > 1;
    const double left = known ? passed * (1 - job.fraction) / job.fraction : 0;
    rest_->setText(known ? tr("%1  %2 left").arg(percentText(job), durationText(left))
                         : percentText(job));
}

void StatusJob::showList() {
    QMenu list;
    for (const JobInfo& job : jobs_.running()) {
        QAction* cancel =
            list.addAction(tr("Cancel: %1 %2").arg(job.title, percentText(job)).trimmed());
        cancel->setEnabled(!job.stopping);
        connect(cancel, &QAction::triggered, &jobs_,
                [this, kind = job.kind] { jobs_.cancel(kind); });
    }
    for (const WaitingJob& job : jobs_.waiting())
        connect(list.addAction(tr("Take out: %1").arg(job.title)), &QAction::triggered, &jobs_,
                [this, id = job.id] { jobs_.takeOut(id); });
    if (jobs_.running().isEmpty())
        list.addAction(tr("No job running"))->setEnabled(false);
    if (!jobs_.ended().isEmpty())
        list.addSeparator();
    for (auto words = jobs_.ended().rbegin(); words != jobs_.ended().rend(); ++words)
        list.addAction(*words)->setEnabled(false);
    list.exec(mapToGlobal(QPoint(0, -list.sizeHint().height())));
}

} // namespace tmw::ui

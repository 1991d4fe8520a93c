// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/status_line.h"

#include "widgets/parts/mark.h"
#include "widgets/parts/panel.h"
#include "widgets/viewmodels/words.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>

namespace tmw::ui {

StatusLine::StatusLine(Workflow& workflow, const Theming& theming, QWidget* parent)
    : QWidget(parent), workflow_(workflow), mark_(new Mark(theming)), job_(kindLabel("muted")),
      progress_(new QProgressBar), rest_(kindLabel("muted")),
      cancel_(new QPushButton(tr("Cancel"))), board_(kindLabel("muted")), hash_(new QLabel) {
    setProperty("kind", "status");
    setAttribute(Qt::WA_StyledBackground);
    setFixedHeight(30);
    progress_->setFixedSize(104, 4);
    progress_->setTextVisible(false);
    progress_->setRange(0, 1000);
    cancel_->setProperty("kind", "small");
    cancel_->setToolTip(tr("Stops what is at work (Esc)"));
    hash_->setFont(Theming::mono(12));
    board_->setCursor(Qt::PointingHandCursor);
    board_->installEventFilter(this);
    mark_->setState(StepState::Running);
    auto* line = new QHBoxLayout(this);
    line->setContentsMargins(12, 0, 12, 0);
    line->setSpacing(8);
    for (QWidget* part : std::initializer_list<QWidget*>{mark_, job_, progress_, rest_, cancel_})
        line->addWidget(part);
    line->addStretch(1);
    line->addWidget(board_);
    line->addWidget(hash_);
    connect(&workflow.jobs(), &Jobs::changed, this, &StatusLine::showJobs);
    connect(cancel_, &QPushButton::clicked, this, [this] {
        if (const auto& jobs = workflow_.jobs().running(); !jobs.isEmpty())
            workflow_.jobs().cancel(jobs.last().kind);
    });
    said_ = tr("No job running");
    showJobs();
}

void StatusLine::say(const QString& words) {
    said_ = words;
    showJobs();
}

void StatusLine::setBoard(const QString& words, const QString& hash) {
    board_->setText(words);
    hash_->setText(hash);
}

bool StatusLine::eventFilter(QObject* watched, QEvent* event) {
    if (watched == board_ && event->type() == QEvent::MouseButtonRelease)
        emit boardClicked();
    return QWidget::eventFilter(watched, event);
}

void StatusLine::showJobs() {
    const auto& jobs = workflow_.jobs().running();
    const bool busy = !jobs.isEmpty();
    mark_->setVisible(busy);
    cancel_->setVisible(busy);
    progress_->setVisible(busy && jobs.last().fraction >= 0);
    rest_->setVisible(progress_->isVisible());
    if (!busy) {
        job_->setText(said_);
        return;
    }
    const JobInfo& job = jobs.last();
    job_->setText(job.stopping ? tr("%1: stopping").arg(job.title) : job.title);
    cancel_->setEnabled(!job.stopping);
    progress_->setValue(static_cast<int>(1000 * job.fraction));
    const auto passed = static_cast<double>(job.begun.msecsTo(QDateTime::currentDateTime())) / 1000;
    const QString percent = tr("%1 %").arg(static_cast<int>(100 * job.fraction));
    const bool known = job.fraction > 0.02 && passed > 1;
    rest_->setText(known
                       ? tr("%1  %2 left")
                             .arg(percent, durationText(passed * (1 - job.fraction) / job.fraction))
                       : percent);
}

} // namespace tmw::ui

// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/pages/job_line.h"

#include "widgets/parts/elided_label.h"
#include "widgets/parts/panel.h"

#include <QFontMetrics>
#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>

#include <algorithm>

namespace tmw::ui {

namespace {
constexpr int kThousandths = 1000;
}

JobLine::JobLine(Jobs& jobs, JobKind kind, QWidget* parent)
    : QWidget(parent), jobs_(jobs), kind_(kind), percent_(kindLabel("value")),
      bar_(new QProgressBar), words_(new ElidedLabel), cancel_(new QPushButton(tr("Cancel"))) {
    bar_->setFixedSize(104, 4);
    bar_->setTextVisible(false);
    bar_->setRange(0, kThousandths);
    percent_->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    percent_->setMinimumWidth(percent_->fontMetrics().horizontalAdvance(tr("%1 %").arg(100)));
    words_->setProperty("kind", "muted");
    cancel_->setProperty("kind", "small");
    cancel_->setAutoDefault(false);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(12, 0, 12, 8);
    row->setSpacing(8);
    row->addWidget(bar_);
    row->addWidget(percent_);
    row->addWidget(words_, 1);
    row->addWidget(cancel_);
    connect(cancel_, &QPushButton::clicked, this, [this] { jobs_.cancel(kind_); });
    connect(&jobs, &Jobs::changed, this, &JobLine::showJob);
    showJob();
}

void JobLine::showJob() {
    const auto& jobs = jobs_.running();
    // The newest: one that it took the place of may still be stopping.
    const auto job = std::find_if(jobs.rbegin(), jobs.rend(),
                                  [this](const JobInfo& each) { return each.kind == kind_; });
    setVisible(job != jobs.rend());
    if (job == jobs.rend())
        return;
    bar_->setValue(static_cast<int>(kThousandths * std::max(0.0, job->fraction)));
    percent_->setText(tr("%1 %").arg(static_cast<int>(100 * std::max(0.0, job->fraction))));
    words_->setText(job->stopping         ? tr("%1: stopping").arg(job->title)
                    : job->what.isEmpty() ? job->title
                                          : job->what);
    cancel_->setEnabled(!job->stopping);
    setAccessibleName(percent_->text() + ' ' + words_->text());
}

} // namespace tmw::ui

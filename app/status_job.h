// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/status_part.h"
#include "widgets/viewmodels/jobs.h"

class QProgressBar;
class QPushButton;

namespace tmw::ui {

class Mark;

/// The job at work with its progress, time left and Cancel; without one, the last result. Pressed:
/// all jobs, and what the last ones came to.
class StatusJob : public StatusPart {
    Q_OBJECT
public:
    StatusJob(Jobs& jobs, const Theming& theming, QWidget* parent = nullptr);

private:
    void showJobs();
    void showJob(const JobInfo& job);
    void showList();

    Jobs& jobs_;
    Mark* mark_;
    QLabel* title_;
    QProgressBar* progress_;
    QLabel* rest_;
    QPushButton* cancel_;
};

} // namespace tmw::ui

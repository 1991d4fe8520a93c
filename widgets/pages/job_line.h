// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/viewmodels/jobs.h"

#include <QWidget>

class QLabel;
class QProgressBar;
class QPushButton;

namespace tmw::ui {

/// What the job of one kind is at, in words and per cent, with Cancel; shown while there is one.
class JobLine : public QWidget {
    Q_OBJECT
public:
    JobLine(Jobs& jobs, JobKind kind, QWidget* parent = nullptr);

private:
    void showJob();

    Jobs& jobs_;
    JobKind kind_;
    QLabel* percent_;
    QProgressBar* bar_;
    QLabel* words_;
    QPushButton* cancel_;
};

} // namespace tmw::ui

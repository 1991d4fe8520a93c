// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/theme/theming.h"
#include "widgets/viewmodels/workflow.h"

#include <QWidget>

class QLabel;
class QProgressBar;
class QPushButton;

namespace tmw::ui {

class Mark;

/// The bar at the bottom: the job at work with its progress and Cancel, or the last result; and the
/// state of saving.
class StatusLine : public QWidget {
    Q_OBJECT
public:
    StatusLine(Workflow& workflow, const Theming& theming, QWidget* parent = nullptr);
    /// Shown where no job runs.
    void say(const QString& words);
    /// What stands at the right: board and model.
    void setBoard(const QString& words, const QString& hash);

signals:
    void boardClicked();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void showJobs();

    Workflow& workflow_;
    Mark* mark_;
    QLabel* job_;
    QProgressBar* progress_;
    QLabel* rest_;
    QPushButton* cancel_;
    QLabel* board_;
    QLabel* hash_;
    QString said_;
};

} // namespace tmw::ui

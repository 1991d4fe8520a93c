// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/status_line.h"

#include "app/status_board.h"
#include "app/status_fit.h"
#include "app/status_job.h"

#include <QHBoxLayout>

namespace tmw::ui {

namespace {
/// Below this the fit is written only.
constexpr int kRoomForBars = 1180;
} // namespace

StatusLine::StatusLine(PageContext& context, QWidget* parent)
    : QWidget(parent), fit_(new StatusFit(context.fit, context.theming)) {
    setProperty("kind", "status");
    setAttribute(Qt::WA_StyledBackground);
    setFixedHeight(30);
    auto* jobs = new StatusJob(context.workflow.jobs(), context.theming);
    auto* board = new StatusBoard(context.desk, context.theming);
    auto* line = new QHBoxLayout(this);
    line->setContentsMargins(4, 0, 4, 0);
    line->setSpacing(0);
    // Equal sides: the middle never moves.
    line->addWidget(jobs, 1, Qt::AlignLeft);
    line->addWidget(fit_);
    line->addWidget(board, 1, Qt::AlignRight);
    connect(fit_, &QAbstractButton::clicked, this, &StatusLine::fitPressed);
    connect(board, &QAbstractButton::clicked, this, &StatusLine::boardPressed);
}

void StatusLine::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    fit_->setBarsShown(width() >= kRoomForBars);
}

} // namespace tmw::ui

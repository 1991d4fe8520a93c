// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/viewmodels/whole_line.h"

#include <utility>

namespace tmw::ui {

WholeLine::WholeLine(Workflow& workflow, BoardDesk& desk, QObject* parent)
    : QObject(parent), workflow_(workflow), desk_(desk) {
    // Queued: a step's state is looked at when all that belongs to it has been told.
    connect(&workflow, &Workflow::stepsChanged, this, &WholeLine::advance, Qt::QueuedConnection);
    connect(&desk, &BoardDesk::changed, this, &WholeLine::advance, Qt::QueuedConnection);
    connect(&workflow.document(), &ProjectDocument::closed, this, &WholeLine::stop);
}

void WholeLine::start() {
    at_ = Step::Data;
    begun_ = false;
    advance();
}

bool WholeLine::isAtWork(Step step) const {
    const Jobs& jobs = workflow_.jobs();
    switch (step) {
    case Step::Train:
        return workflow_.training() != nullptr;
    case Step::Deploy:
        return jobs.isRunning(JobKind::Board);
    default:
        return workflow_.state(step) == StepState::Running;
    }
}

void WholeLine::begin(Step step) {
    switch (step) {
    case Step::Train:
        return workflow_.train();
    case Step::Evaluate:
        return workflow_.evaluate();
    case Step::Compare:
        return workflow_.compare();
    case Step::Deploy:
        return desk_.deploy();
    default:
        return;
    }
}

void WholeLine::enter(Step step) {
    at_ = step;
    begun_ = false;
    emit reached(step);
    if (step == Step::Live)
        return stop();
    QMetaObject::invokeMethod(this, &WholeLine::advance, Qt::QueuedConnection);
}

void WholeLine::advance() {
    if (!at_ || looking_)
        return;
    const Step step = *at_;
    if (isAtWork(step))
        return;
    if (workflow_.problem(step)) {
        emit reached(step); // where the message stands
        return stop();
    }
    // The steps between data and training have no work of their own.
    if (step == Step::Data)
        return workflow_.features() ? enter(Step::Train) : stop();
    const bool done =
        step == Step::Deploy ? desk_.isLive() : workflow_.state(step) == StepState::Done;
    if (done)
        return enter(static_cast<Step>(static_cast<int>(step) + 1));
    if (std::exchange(begun_, true))
        return stop(); // it was cancelled
    looking_ = true;   // starting a job tells of itself
    begin(step);
    looking_ = false;
}

} // namespace tmw::ui

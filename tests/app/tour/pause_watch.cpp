// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/tour/pause_watch.h"

#include <QEvent>
#include <QMetaEnum>
#include <QThread>

#include <algorithm>
#include <chrono>
#include <ctime>
#include <utility>

namespace tmw::test {

namespace {

constexpr qsizetype kMost = 5;

double cpuMilliseconds() {
    timespec now{};
    ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) * 1e-6;
}

} // namespace

bool PauseWatch::notify(QObject* receiver, QEvent* event) {
    if (QThread::currentThread() != thread())
        return QApplication::notify(receiver, event);
    const int level = QThread::currentThread()->loopLevel();
    if (inside_ && level <= level_)
        return QApplication::notify(receiver, event); // a part of what is measured
    const bool wasInside = std::exchange(inside_, true);
    const int wasLevel = std::exchange(level_, level);
    looped_ = false;
    const QString what = QString("%1 of %2")
                             .arg(QMetaEnum::fromType<QEvent::Type>().valueToKey(event->type()),
                                  receiver->metaObject()->className());
    const double cpu = cpuMilliseconds();
    const auto begin = std::chrono::steady_clock::now();
    const bool answer = QApplication::notify(receiver, event);
    const std::chrono::duration<double, std::milli> passed =
        std::chrono::steady_clock::now() - begin;
    // Of an event with a loop inside only the loop's own events are told.
    if (!looped_)
        note({passed.count(), cpuMilliseconds() - cpu, what});
    looped_ = wasInside;
    inside_ = wasInside;
    level_ = wasLevel;
    return answer;
}

void PauseWatch::note(Pause pause) {
    const auto shorter = std::ranges::find_if(
        longest_, [&](const Pause& each) { return each.milliseconds < pause.milliseconds; });
    longest_.insert(shorter - longest_.begin(), std::move(pause));
    if (longest_.size() > kMost)
        longest_.removeLast();
}

} // namespace tmw::test

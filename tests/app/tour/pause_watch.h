// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QApplication>

namespace tmw::test {

/// An application that keeps the longest time one event took: the window does nothing else
/// meanwhile. What a loop inside the event (a dialog, a drag) waits is not counted.
class PauseWatch : public QApplication {
public:
    using QApplication::QApplication;
    bool notify(QObject* receiver, QEvent* event) override;

    struct Pause {
        double milliseconds = 0;    ///< on the clock
        double cpuMilliseconds = 0; ///< of this thread
        QString what;               ///< "Paint of QWidget"
    };
    /// The longest ones since reset(), the longest first.
    const QList<Pause>& longest() const { return longest_; }
    void reset() { longest_.clear(); }

private:
    void note(Pause pause);

    int level_ = -1; ///< of the event loop that is measured
    bool inside_ = false;
    bool looped_ = false; ///< there was a loop inside
    QList<Pause> longest_;
};

} // namespace tmw::test

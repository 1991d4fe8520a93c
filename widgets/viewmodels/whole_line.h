// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/viewmodels/board_desk.h"

#include <QObject>

#include <optional>

namespace tmw::ui {

/// From data to live predictions by itself: each step's work after the one before, those that are
/// done already left as they are. Ends at the first that fails or is cancelled.
class WholeLine : public QObject {
    Q_OBJECT
public:
    WholeLine(Workflow& workflow, BoardDesk& desk, QObject* parent = nullptr);

    /// Once the project's data is there.
    void start();
    void stop() { at_.reset(); }
    bool isRunning() const { return at_.has_value(); }

signals:
    /// Its work begins, or is there; the last is Live.
    void reached(tmw::ui::Step step);

private:
    void advance();
    void enter(Step step);
    void begin(Step step);
    bool isAtWork(Step step) const;

    Workflow& workflow_;
    BoardDesk& desk_;
    std::optional<Step> at_;
    bool begun_ = false; ///< the step's work was started from here
    bool looking_ = false;
};

} // namespace tmw::ui

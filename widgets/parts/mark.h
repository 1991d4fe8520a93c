// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/theme/theming.h"
#include "widgets/viewmodels/workflow.h"

#include <QWidget>

class QPainter;

namespace tmw::ui {

/// The mark of a step's state: dashed ring, ring, pie, disc with a tick, half disc, square with !.
void paintMark(QPainter& painter, const QRectF& box, StepState state, const Theming& theming);

/// "done", "out of date"...
QString stateText(StepState state);

/// The mark as a widget of 14 by 14.
class Mark : public QWidget {
    Q_OBJECT
public:
    explicit Mark(const Theming& theming, QWidget* parent = nullptr);
    void setState(StepState state);
    StepState state() const { return state_; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    const Theming& theming_;
    StepState state_ = StepState::Empty;
};

} // namespace tmw::ui

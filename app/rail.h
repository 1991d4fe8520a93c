// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/theme/theming.h"
#include "widgets/viewmodels/workflow.h"

#include <QAbstractButton>
#include <QWidget>

#include <array>

namespace tmw::ui {

QString stepTitle(Step step);
QString stepIcon(Step step);

/// A step in the rail: icon over word, the mark of its state, a bar at the left when current.
class RailButton : public QAbstractButton {
    Q_OBJECT
public:
    RailButton(Step step, const Theming& theming, QWidget* parent = nullptr);
    void setState(StepState state);
    QSize sizeHint() const override { return {80, 60}; }

protected:
    void paintEvent(QPaintEvent* event) override;
    void enterEvent(QEnterEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;

private:
    Step step_;
    const Theming& theming_;
    StepState state_ = StepState::Empty;
    bool byKey_ = false; ///< the focus came by Tab, so it is shown
};

/// The eight steps at the left edge.
class Rail : public QWidget {
    Q_OBJECT
public:
    Rail(const Workflow& workflow, const Theming& theming, QWidget* parent = nullptr);
    void setCurrent(Step step);

signals:
    void chosen(tmw::ui::Step step);

private:
    void showStates();

    const Workflow& workflow_;
    std::array<RailButton*, kSteps> buttons_{};
};

} // namespace tmw::ui

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/theme/theming.h"

#include <QTimer>
#include <QWidget>

namespace tmw::ui {

/// Lies over a widget and halves its contrast; the mouse goes through. What is dimmed for a blink
/// only is not dimmed at all.
class Veil : public QWidget {
    Q_OBJECT
public:
    Veil(QWidget& over, const Theming& theming);

    void setOn(bool on);

protected:
    void paintEvent(QPaintEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    const Theming& theming_;
    QTimer delay_;
};

} // namespace tmw::ui

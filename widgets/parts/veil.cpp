// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/parts/veil.h"

#include <QEvent>
#include <QPainter>

namespace tmw::ui {

namespace {
constexpr int kBlink = 200; // milliseconds
constexpr float kHalf = 0.5F;
} // namespace

Veil::Veil(QWidget& over, const Theming& theming) : QWidget(&over), theming_(theming) {
    setAttribute(Qt::WA_TransparentForMouseEvents);
    setFocusPolicy(Qt::NoFocus);
    hide();
    over.installEventFilter(this);
    delay_.setSingleShot(true);
    delay_.setInterval(kBlink);
    connect(&delay_, &QTimer::timeout, this, [this] {
        setGeometry(parentWidget()->rect());
        raise();
        show();
    });
    connect(&theming, &Theming::changed, this, qOverload<>(&QWidget::update));
}

void Veil::setOn(bool on) {
    if (on && !isHidden())
        return;
    if (!on) {
        delay_.stop();
        hide();
    } else if (!delay_.isActive()) {
        delay_.start();
    }
}

void Veil::paintEvent(QPaintEvent*) {
    QColor color = theming_.color(Token::Window);
    color.setAlphaF(kHalf);
    QPainter(this).fillRect(rect(), color);
}

bool Veil::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::Resize)
        resize(parentWidget()->size());
    else if (event->type() == QEvent::ChildPolished)
        raise(); // over what came later
    return QWidget::eventFilter(watched, event);
}

} // namespace tmw::ui

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/theme/theming.h"

#include <QAbstractButton>

class QHBoxLayout;
class QLabel;

namespace tmw::ui {

/// A part of the status bar: a row of small things that can be pressed as one.
class StatusPart : public QAbstractButton {
    Q_OBJECT
public:
    explicit StatusPart(const Theming& theming, QWidget* parent = nullptr);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    QHBoxLayout* row() { return row_; }
    const Theming& theming() const { return theming_; }
    /// Its words, in the row; red where `wrong`.
    static void say(QLabel& label, const QString& words, bool wrong = false);
    void paintEvent(QPaintEvent* event) override;

private:
    const Theming& theming_;
    QHBoxLayout* row_;
};

} // namespace tmw::ui

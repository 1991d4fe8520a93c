// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/theme/theming.h"
#include "widgets/viewmodels/evaluation_rows.h"

#include <QFrame>

class QHBoxLayout;

namespace tmw::ui {

/// The large numbers at the top of a page, in a box of their own.
class Figures : public QFrame {
    Q_OBJECT
public:
    explicit Figures(QWidget* parent = nullptr);
    void set(const QList<Figure>& figures);

private:
    QHBoxLayout* row_;
};

/// A name, a bar from 0 to 1, its value and a word, per row.
class ShareBars : public QWidget {
    Q_OBJECT
public:
    struct Bar {
        QString name;
        double share = 0;
        QString note;
    };
    explicit ShareBars(const Theming& theming, QWidget* parent = nullptr);
    void set(QList<Bar> bars);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    const Theming& theming_;
    QList<Bar> bars_;
};

} // namespace tmw::ui

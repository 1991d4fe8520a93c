// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/theme/theming.h"

#include <QList>
#include <QWidget>

namespace tmw::ui {

/// A class, its probability as a bar in its tint, and the number; the first is the one answered.
class ClassBars : public QWidget {
    Q_OBJECT
public:
    struct Bar {
        QString name;
        size_t number = 0;
        double share = 0;
    };
    explicit ClassBars(const Theming& theming, QWidget* parent = nullptr);
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

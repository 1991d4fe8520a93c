// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace tmw::ui {

/// Small buttons in a row, of which one is on: the first, until another is chosen.
class Segments : public QWidget {
    Q_OBJECT
public:
    explicit Segments(const QStringList& names, QWidget* parent = nullptr);

signals:
    void chosen(int index);
};

} // namespace tmw::ui

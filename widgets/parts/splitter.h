// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QWidget>

namespace tmw::ui {

/// Panels whose edges can be dragged, sharing the room as `shares` says.
QWidget* splitter(Qt::Orientation direction, const QList<QWidget*>& panels,
                  const QList<int>& shares);

} // namespace tmw::ui

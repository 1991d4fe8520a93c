// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/theme/theming.h"

#include <QDockWidget>

class QStackedWidget;

namespace tmw::ui {

/// At the right of the window: details and settings of what a page shows, under a head that closes
/// it.
class InspectorDock : public QDockWidget {
    Q_OBJECT
public:
    explicit InspectorDock(Theming& theming, QWidget* parent = nullptr);

    /// Those of the pages, in their order; null: a page without one.
    void add(QWidget* inspector);
    void setCurrent(int page);

signals:
    void closeWanted();

private:
    QWidget* makeHead();

    Theming& theming_;
    QStackedWidget* pages_;
};

} // namespace tmw::ui

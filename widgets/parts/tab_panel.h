// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/parts/panel.h"

class QButtonGroup;
class QStackedWidget;
class QToolButton;

namespace tmw::ui {

/// A panel that shows one of several views; a button in its head for each.
class TabPanel : public Panel {
    Q_OBJECT
public:
    explicit TabPanel(const QString& title, QWidget* parent = nullptr);

    void addView(const QString& name, QWidget* view);
    void setViewName(int view, const QString& name);
    /// A view with nothing in it can be left out; the first is then shown in its place.
    void setViewVisible(int view, bool visible);
    void showView(int view);

private:
    QButtonGroup* buttons_;
    QStackedWidget* views_;
};

} // namespace tmw::ui

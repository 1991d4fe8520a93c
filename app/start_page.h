// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QListWidget;

namespace tmw::ui {

/// What is shown with no project open: examples with what they show, recent projects, and where to
/// begin.
class StartPage : public QWidget {
    Q_OBJECT
public:
    explicit StartPage(QWidget* parent = nullptr);
    void setRecent(const QStringList& folders);

signals:
    void newWanted();
    void openWanted();
    void exampleWanted(const QString& name);
    /// Opened, and all its steps done.
    void runWanted(const QString& name);
    void projectWanted(const QString& folder);

private:
    QListWidget* recent_;
};

} // namespace tmw::ui

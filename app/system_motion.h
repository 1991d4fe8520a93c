// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

class QDBusVariant;

namespace tmw::ui {

/// Whether the desktop is set to less motion: asked of its settings portal, without waiting, and
/// told again when it is changed there. A desktop that has no such portal tells nothing.
class SystemMotion : public QObject {
    Q_OBJECT
public:
    explicit SystemMotion(QObject* parent = nullptr);

signals:
    void told(bool less);

private slots:
    void changed(const QString& group, const QString& key, const QDBusVariant& value);

private:
    void ask();
};

} // namespace tmw::ui

// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/system_motion.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QDBusVariant>
#include <QTimer>

namespace tmw::ui {

namespace {

constexpr const char* kService = "org.freedesktop.portal.Desktop";
constexpr const char* kPath = "/org/freedesktop/portal/desktop";
constexpr const char* kInterface = "org.freedesktop.portal.Settings";
// GNOME's switch for animations, which portals of other desktops hand on too.
constexpr const char* kGroup = "org.gnome.desktop.interface";
constexpr const char* kKey = "enable-animations";

/// Portals wrap what they read once more.
QVariant bare(QVariant value) {
    while (value.canConvert<QDBusVariant>())
        value = value.value<QDBusVariant>().variant();
    return value;
}

} // namespace

SystemMotion::SystemMotion(QObject* parent) : QObject(parent) {
    // Once the window stands: reaching the bus takes a moment.
    QTimer::singleShot(0, this, &SystemMotion::ask);
}

void SystemMotion::ask() {
    QDBusConnection bus = QDBusConnection::sessionBus();
    if (!bus.isConnected())
        return;
    bus.connect(kService, kPath, kInterface, "SettingChanged", this,
                SLOT(changed(QString, QString, QDBusVariant)));
    QDBusMessage question = QDBusMessage::createMethodCall(kService, kPath, kInterface, "Read");
    question << kGroup << kKey;
    auto* answer = new QDBusPendingCallWatcher(bus.asyncCall(question), this);
    connect(answer, &QDBusPendingCallWatcher::finished, this, [this, answer] {
        const QDBusPendingReply<QDBusVariant> reply = *answer;
        if (!reply.isError())
            changed(kGroup, kKey, reply.value());
        answer->deleteLater();
    });
}

void SystemMotion::changed(const QString& group, const QString& key, const QDBusVariant& value) {
    const QVariant animated = bare(value.variant());
    if (group == kGroup && key == kKey && animated.typeId() == QMetaType::Bool)
        emit told(!animated.toBool());
}

} // namespace tmw::ui

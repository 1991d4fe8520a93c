// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/viewmodels/project_document.h"

#include <QMap>
#include <QStringList>
#include <QWidget>

class QFormLayout;

namespace tmw::ui {

/// A field for each setting whose key begins with a word, made from settingRows(). An edit is a
/// step of undo; what a setting does not take is marked and said below its field.
class SettingsForm : public QWidget {
    Q_OBJECT
public:
    SettingsForm(ProjectDocument& document, const QString& prefix, QWidget* parent = nullptr);

    QWidget* field(const QString& key) const { return fields_.value(key); }
    /// Fields that the data give no use are not shown.
    void setIdle(const QStringList& keys);
    /// As if typed.
    void enter(const QString& key, const QString& value);

private:
    QWidget* makeField(const SettingRow& row);
    QWidget* makeChoice(const SettingRow& row);
    QWidget* makeSwitch(const SettingRow& row);
    QWidget* makeCount(const SettingRow& row);
    QWidget* makeText(const SettingRow& row);
    void put(const QString& key, const QString& value, QWidget* field);
    void show();

    ProjectDocument& document_;
    QFormLayout* form_;
    QMap<QString, QWidget*> fields_;
    QStringList idle_;
};

} // namespace tmw::ui

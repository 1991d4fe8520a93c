// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>
#include <QTranslator>

class QCoreApplication;

namespace tmw::ui {

struct LanguageRow {
    QString code; ///< "de"
    QString name; ///< in itself: "Deutsch"
};
/// English, and those that the program has a translation for.
QList<LanguageRow> languages();

/// The code of the language that was chosen by hand; empty: as the system.
QString chosenLanguage();
/// Holds from the next start.
void chooseLanguage(const QString& code);

/// The words of the program and of Qt in the chosen language, while it lives.
class Language {
public:
    explicit Language(QCoreApplication& application);

private:
    QTranslator program_;
    QTranslator qt_;
};

} // namespace tmw::ui

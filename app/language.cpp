// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/language.h"

#include <QCoreApplication>
#include <QDir>
#include <QLibraryInfo>
#include <QLocale>
#include <QSettings>

/// The linker leaves the resources of a static library out unless they are asked for; the macro
/// wants the global namespace.
static void keepTranslations() {
    Q_INIT_RESOURCE(translations);
}

namespace tmw::ui {

namespace {

constexpr auto kSetting = "window/language";
constexpr auto kFolder = ":/translations";

QString fileOf(const QString& code) {
    return QString("%1/tinyml-workbench_%2.qm").arg(kFolder, code);
}

/// What is wanted, best first.
QStringList wanted() {
    const QString chosen = chosenLanguage();
    return chosen.isEmpty() ? QLocale::system().uiLanguages() : QStringList(chosen);
}

/// The first language wanted that the program has; English is in the sources.
QString codeToUse() {
    for (const QString& each : wanted()) {
        const QString code = each.section('-', 0, 0);
        for (const LanguageRow& row : languages())
            if (row.code == code)
                return code;
    }
    return "en";
}

} // namespace

QList<LanguageRow> languages() {
    keepTranslations();
    QList<LanguageRow> rows{{"en", "English"}};
    for (const QString& file : QDir(kFolder).entryList({"*.qm"})) {
        const QString code = file.section('_', -1).section('.', 0, 0);
        rows.append({code, QLocale(code).nativeLanguageName()});
    }
    return rows;
}

QString chosenLanguage() {
    return QSettings().value(kSetting).toString();
}

void chooseLanguage(const QString& code) {
    QSettings().setValue(kSetting, code);
}

Language::Language(QCoreApplication& application) {
    const QString code = codeToUse();
    if (program_.load(fileOf(code)))
        application.installTranslator(&program_);
    // Where Qt's own words are not installed, its dialogs stay English.
    if (code != "en" &&
        qt_.load("qtbase_" + code, QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
        application.installTranslator(&qt_);
}

} // namespace tmw::ui

// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/viewmodels/import_files.h"

#include "widgets/viewmodels/words.h"

#include <QCoreApplication>

namespace tmw::ui {

namespace {
QString word(const char* text) {
    return QCoreApplication::translate("ImportFiles", text);
}
} // namespace

QString separatorWord(char delimiter) {
    switch (delimiter) {
    case ',':
        return word(QT_TRANSLATE_NOOP("ImportFiles", "comma"));
    case '\t':
        return word(QT_TRANSLATE_NOOP("ImportFiles", "tab"));
    case ';':
        return word(QT_TRANSLATE_NOOP("ImportFiles", "semicolon"));
    case '|':
        return word(QT_TRANSLATE_NOOP("ImportFiles", "bar"));
    default:
        return word(QT_TRANSLATE_NOOP("ImportFiles", "spaces"));
    }
}

QString encodingWord(bool latin1) {
    return latin1 ? QStringLiteral("Latin-1") : QStringLiteral("UTF-8");
}

QList<GridColumn> fileColumns() {
    return {{word(QT_TRANSLATE_NOOP("ImportFiles", "File"))},
            {word(QT_TRANSLATE_NOOP("ImportFiles", "Rows")), true},
            {word(QT_TRANSLATE_NOOP("ImportFiles", "Not read")), true},
            {word(QT_TRANSLATE_NOOP("ImportFiles", "Separator"))},
            {word(QT_TRANSLATE_NOOP("ImportFiles", "First line"))},
            {word(QT_TRANSLATE_NOOP("ImportFiles", "Decimal sign"))},
            {word(QT_TRANSLATE_NOOP("ImportFiles", "Encoding"))}};
}

namespace {

GridRow rowOf(const TableFile& file, bool isTable) {
    const QString path = QString::fromStdString(file.path.string());
    const auto rows = static_cast<qint64>(file.rows);
    const auto rejected = static_cast<qint64>(file.rejectedRows);
    if (!isTable) {
        GridRow row(fileColumns().size(), GridCell{QStringLiteral("-")});
        row[0] = {path.section('/', -1), {}, false, {}, path};
        row[1] = {countText(rows), rows};
        return row;
    }
    return {{path.section('/', -1), {}, false, {}, path},
            {countText(rows), rows},
            {countText(rejected), rejected},
            {separatorWord(file.format.delimiter)},
            {!file.format.classNames.empty() ? word(QT_TRANSLATE_NOOP("ImportFiles", "classes"))
             : file.format.header            ? word(QT_TRANSLATE_NOOP("ImportFiles", "names"))
                                             : word(QT_TRANSLATE_NOOP("ImportFiles", "values"))},
            {file.format.decimalComma ? word(QT_TRANSLATE_NOOP("ImportFiles", "comma"))
                                      : word(QT_TRANSLATE_NOOP("ImportFiles", "point"))},
            {encodingWord(file.format.latin1)}};
}

} // namespace

QList<GridRow> fileRows(const ImportReading& reading) {
    QList<GridRow> rows;
    for (const TableFile& file : reading.files)
        rows += rowOf(file, reading.sampleShape.empty());
    if (!rows.isEmpty())
        return rows;
    for (const auto& file : reading.paths) {
        const QString path = QString::fromStdString(file.string());
        GridRow row(fileColumns().size(), GridCell{QStringLiteral("-")});
        row[0] = {path.section('/', -1), {}, false, {}, path};
        rows += row;
    }
    return rows;
}

} // namespace tmw::ui

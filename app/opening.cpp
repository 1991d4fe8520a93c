// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/opening.h"

#include <QDir>
#include <QFileInfo>

namespace tmw::ui {

namespace {

bool holdsProject(const QDir& folder) {
    return folder.exists("project.json");
}

/// The identifier of the format stands after the offset of its root.
bool isModelByContent(const QString& path) {
    QFile file(path);
    return file.open(QIODevice::ReadOnly) && file.read(8).mid(4) == "TFL3";
}

} // namespace

Opening openingOf(const QString& path) {
    const QFileInfo info(QDir::cleanPath(QFileInfo(path).absoluteFilePath()));
    const QString whole = info.filePath();
    const bool isFolder = info.isDir();
    if (isFolder && (holdsProject(QDir(whole)) || whole.endsWith(".tmw")))
        return {OpeningKind::Project, whole};
    const bool standsForFolder = info.fileName() == "project.json" || info.suffix() == "tmw";
    if (!isFolder && standsForFolder && holdsProject(info.dir()))
        return {OpeningKind::Project, info.path()};
    if (!isFolder &&
        (info.suffix().compare("tflite", Qt::CaseInsensitive) == 0 || isModelByContent(whole)))
        return {OpeningKind::Model, whole};
    return {OpeningKind::Data, whole};
}

} // namespace tmw::ui

// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/pages/recorded.h"

#include "widgets/pages/import_dialog.h"
#include "widgets/viewmodels/words.h"

#include <QFile>
#include <QFileDialog>
#include <QFileInfo>

namespace tmw::ui {

namespace {

void saveCopy(const QString& from, MessageBar& message, QWidget* window) {
    const QString to =
        QFileDialog::getSaveFileName(window, MessageBar::tr("Save the recording"),
                                     QFileInfo(from).fileName(), MessageBar::tr("Tables (*.csv)"));
    if (to.isEmpty())
        return;
    QFile::remove(to); // the dialog asked
    if (QFile::copy(from, to))
        message.show(MessageKind::Good, {}, MessageBar::tr("The recording is in %1.").arg(to));
    else
        message.show(MessageKind::Error, {},
                     MessageBar::tr("%1 cannot be written. Choose another folder.").arg(to));
}

} // namespace

void offerRecording(MessageBar& message, PageContext& context, const std::filesystem::path& file,
                    qint64 rows, QWidget* window) {
    const QString path = QString::fromStdString(file.string());
    message.show(MessageKind::Good, {},
                 MessageBar::tr("Recorded %1.")
                     .arg(countOf(rows, MessageBar::tr("1 row"), MessageBar::tr("%1 rows"))));
    message.addCure(MessageBar::tr("Import..."),
                    [&context, file, window] { previewImport(context, {file}, window); });
    message.addCure(MessageBar::tr("Save as..."),
                    [path, &message, window] { saveCopy(path, message, window); });
}

} // namespace tmw::ui

// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/pages/export_panel.h"

#include "widgets/viewmodels/words.h"

#include <QDesktopServices>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QUrl>
#include <QVBoxLayout>

namespace tmw::ui {

ExportPanel::ExportPanel(PageContext& context, MessageBar& message, QWidget* parent)
    : Panel(tr("Or take the code"), parent), export_(new CodeExport(context.workflow, this)),
      message_(message) {
    auto* words = kindLabel("muted", tr("The same model and runtime, to build yourself."));
    words->setWordWrap(true);
    bodyLayout()->addWidget(words);
    auto* line = new QHBoxLayout;
    line->setSpacing(8);
    const std::pair<QString, ExportKind> kinds[] = {{tr("C array..."), ExportKind::CArray},
                                                    {tr("C++..."), ExportKind::Cpp},
                                                    {tr("Arduino..."), ExportKind::Arduino}};
    QList<QPushButton*> buttons;
    for (const auto& [verb, kind] : kinds) {
        auto* button = new QPushButton(verb);
        button->setProperty("kind", "small");
        connect(button, &QPushButton::clicked, this, [this, kind = kind] { ask(kind); });
        line->addWidget(button);
        buttons += button;
    }
    line->addStretch();
    bodyLayout()->addLayout(line);
    const auto show = [buttons, &workflow = context.workflow] {
        for (QPushButton* button : buttons) {
            button->setEnabled(workflow.compared());
            button->setToolTip(workflow.compared() ? QString() : tr("Convert and compare first"));
        }
    };
    connect(&context.workflow, &Workflow::stepsChanged, this, show);
    connect(export_, &CodeExport::written, this, &ExportPanel::showWritten);
    connect(export_, &CodeExport::failed, this, &ExportPanel::showFailed);
    show();
}

void ExportPanel::ask(ExportKind kind) {
    const QString folder = QFileDialog::getExistingDirectory(window(), tr("Folder for the code"));
    if (!folder.isEmpty())
        exportTo(kind, folder);
}

void ExportPanel::exportTo(ExportKind kind, const QString& folder) {
    says_ = false;
    export_->start(kind, folder);
}

void ExportPanel::showWritten(const QString& folder, qint64 files) {
    says_ = true;
    message_.show(MessageKind::Good, {},
                  tr("%1 in %2.").arg(countOf(files, tr("1 file"), tr("%1 files")), folder));
    message_.addCure(tr("Open folder"),
                     [folder] { QDesktopServices::openUrl(QUrl::fromLocalFile(folder)); });
}

void ExportPanel::showFailed(const Error& error) {
    says_ = true;
    message_.show(MessageKind::Error, {}, sentenceOf(error));
}

} // namespace tmw::ui

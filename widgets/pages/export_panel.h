// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/pages/page.h"
#include "widgets/parts/panel.h"
#include "widgets/viewmodels/code_export.h"

namespace tmw::ui {

/// The model as code to take away: a button a kind, and what came of it as a message.
class ExportPanel : public Panel {
    Q_OBJECT
public:
    ExportPanel(PageContext& context, MessageBar& message, QWidget* parent = nullptr);
    /// As the button does, once a folder is chosen.
    void exportTo(ExportKind kind, const QString& folder);
    /// The message is about an export, and stays until something else is to be said.
    bool says() const { return says_; }

private:
    void ask(ExportKind kind);
    void showWritten(const QString& folder, qint64 files);
    void showFailed(const Error& error);

    CodeExport* export_;
    MessageBar& message_;
    bool says_ = false;
};

} // namespace tmw::ui

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/codegen/export.h"
#include "widgets/viewmodels/workflow.h"

#include <QObject>

namespace tmw::ui {

/// The chosen run's model, of the kind that was compared, as code in a folder, written beside the
/// window.
class CodeExport : public QObject {
    Q_OBJECT
public:
    explicit CodeExport(Workflow& workflow, QObject* parent = nullptr);
    void start(ExportKind kind, const QString& folder);

signals:
    void written(const QString& folder, qint64 files);
    void failed(const Error& error);

private:
    Workflow& workflow_;
};

} // namespace tmw::ui

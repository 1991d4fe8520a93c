// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/viewmodels/code_export.h"

#include "core/base/resources.h"
#include "core/project/model_ref.h"

namespace tmw::ui {

namespace {
constexpr ErrorKind kNothingConverted{"export.nothing_converted",
                                      "There is no converted model of the chosen run yet. Convert "
                                      "and compare first."};
using Files = std::vector<std::filesystem::path>;
} // namespace

CodeExport::CodeExport(Workflow& workflow, QObject* parent)
    : QObject(parent), workflow_(workflow) {}

void CodeExport::start(ExportKind kind, const QString& folder) {
    const Compared* compared = workflow_.compared();
    if (!compared)
        return emit failed(Error(kNothingConverted));
    if (const Status saved = workflow_.document().save(); !saved)
        return emit failed(saved.error());
    workflow_.jobs().start<Files>(
        JobKind::Export, tr("Writing code"), this,
        [kind, run = compared->run, of = compared->kind, from = workflow_.document().folder(),
         out = folder.toStdString()](std::stop_token stop,
                                     const Progress& progress) -> Result<Files> {
            TMW_TRY(const Project project, Project::open(from, Project::Access::Read));
            TMW_TRY(const OpenModel open, openModel(project, of, run));
            progress(0.3, "planning");
            TMW_TRY(const Plan plan, planOf(open, rt::CoreFamily::Generic));
            if (stop.stop_requested())
                return fail(kCancelled);
            progress(0.6, "writing");
            return exportModel(
                open.model, &plan, kind,
                {.name = open.project.stem().string(), .resources = resourceFolder()}, out);
        },
        [this, folder](Result<Files> files) {
            if (files)
                emit written(folder, static_cast<qint64>(files->size()));
            else if (files.error().code() != kCancelled.code)
                emit failed(files.error());
        });
}

} // namespace tmw::ui

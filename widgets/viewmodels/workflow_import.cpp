// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/corrections.h"
#include "widgets/viewmodels/workflow.h"

#include <algorithm>

namespace tmw::ui {

void Workflow::importFiles(const std::vector<std::filesystem::path>& paths,
                           const ImportChoices& choices,
                           const std::map<std::string, ColumnChoice>& columns, bool replace) {
    if (refuses(Step::Data))
        return;
    auto project = std::make_shared<Project>(
        Project::preview(document_.folder(), specForImport(spec(), columns, replace)));
    jobs_.start<PreparedImport>(
        JobKind::Data, tr("Importing"), this,
        [project, paths, choices](std::stop_token, const Progress&) {
            return prepareImport(std::move(*project), paths, choices);
        },
        [this](Result<PreparedImport> prepared) {
            if (!prepared) {
                setProblem(Step::Data, prepared.error());
                return;
            }
            document_.edit(tr("Import"), [&](ProjectSpec& spec) {
                spec.sources = prepared->spec.sources;
                spec.columns = prepared->spec.columns;
                spec.corrections = prepared->spec.corrections;
                spec.settings.layers = prepared->spec.settings.layers;
                spec.settings.epochs = prepared->spec.settings.epochs;
                spec.settings.rate = prepared->spec.settings.rate;
            });
        });
}

void Workflow::removeSources(const std::vector<size_t>& indices) {
    document_.edit(tr("Remove data"), [&indices](ProjectSpec& spec) {
        std::vector<DataSource> kept;
        for (size_t i = 0; i < spec.sources.size(); ++i)
            if (std::ranges::find(indices, i) == indices.end())
                kept.push_back(spec.sources[i]);
        spec.sources = std::move(kept);
        if (spec.sources.empty())
            spec.columns.clear(); // they were of its columns
        dropLooseCorrections(spec);
    });
}

} // namespace tmw::ui

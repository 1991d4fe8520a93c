// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/documents.h"
#include "app/cli/text_table.h"
#include "app/cli/verbs.h"
#include "core/project/run_json.h"

#include <algorithm>
#include <cmath>

namespace tmw::cli {

namespace {

constexpr ErrorKind kNoRun{"runs.which", "Name the run that is noted, as in --run 3."};

struct Arguments {
    std::string project;
    int run = 0;
    std::optional<std::string> note;
};

struct Best {
    double train = std::nan("");
    double validation = std::nan("");
};

Best bestOf(const TrainedModel& model) {
    const auto at = std::ranges::find(model.history, model.bestEpoch, &EpochRecord::epoch);
    return at == model.history.end() ? Best() : Best{at->trainLoss, at->validationLoss};
}

Json number(double value) {
    return std::isfinite(value) ? Json(value) : Json(nullptr);
}

Outcome listed(const Project& project) {
    Outcome outcome{.json = {{"runs", Json::array()}}};
    TextTable table({"run", "epoch", "loss", "val. loss", "seed", "network", "note"});
    const std::string now = dataFingerprint(project.spec());
    for (const int which : runNumbers(project)) {
        const auto& notes = project.spec().runNotes;
        const auto found = notes.find(which);
        const std::string note = found == notes.end() ? std::string() : found->second;
        const bool chosen = which == project.spec().chosenRun;
        const std::string name = std::to_string(which) + (chosen ? " *" : "");
        const auto run = loadRun(project, which);
        if (!run) {
            outcome.json["runs"].push_back(
                {{"run", which}, {"error", run.error().message()}, {"note", note}});
            table.add({name, "-", "-", "-", "-", run.error().message(), note});
            continue;
        }
        const Best best = bestOf(run->model);
        outcome.json["runs"].push_back({{"run", which},
                                        {"chosen", chosen},
                                        {"of_present_data", run->dataFingerprint == now},
                                        {"layers", run->settings.layers},
                                        {"seed", run->settings.trainSeed},
                                        {"epochs", run->checkpoint.epoch},
                                        {"best_epoch", run->model.bestEpoch},
                                        {"train_loss", number(best.train)},
                                        {"validation_loss", number(best.validation)},
                                        {"seconds", run->model.seconds},
                                        {"stopped", run->stopped},
                                        {"note", note}});
        table.add({name, std::to_string(run->model.bestEpoch), figure(best.train),
                   figure(best.validation), std::to_string(run->settings.trainSeed),
                   run->settings.layers, note});
    }
    outcome.text = outcome.json["runs"].empty() ? "No training yet.\n" : table.text();
    return outcome;
}

Status noteRun(const Arguments& arguments) {
    if (arguments.run == 0)
        return fail(kNoRun);
    TMW_TRY(Project project, Project::open(arguments.project, Project::Access::Write));
    TMW_CHECK(loadRun(project, arguments.run));
    ProjectSpec spec = project.spec();
    if (arguments.note->empty())
        spec.runNotes.erase(arguments.run);
    else
        spec.runNotes[arguments.run] = *arguments.note;
    return project.save(std::move(spec));
}

Result<Outcome> runsVerb(Session&, const Arguments& arguments) {
    if (arguments.note)
        TMW_CHECK(noteRun(arguments));
    TMW_TRY(const Project project, Project::open(arguments.project, Project::Access::Read));
    return listed(project);
}

} // namespace

void addRunsVerb(const Registry& registry) {
    auto arguments = std::make_shared<Arguments>();
    auto* verb =
        registry.verb("runs", "Lists the trainings of a project, the chosen one marked",
                      "tmw runs iris.tmw --run 2 --note 'half the rate'", arguments, runsVerb);
    verb->add_option("PROJECT", arguments->project, "Project folder")->required();
    verb->add_option("--run", arguments->run, "The run that --note is for");
    verb->add_option("--note", arguments->note, "What to remember of it; empty: nothing");
}

} // namespace tmw::cli

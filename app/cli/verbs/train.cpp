// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/documents.h"
#include "app/cli/text_table.h"
#include "app/cli/verbs.h"
#include "core/project/line.h"

namespace tmw::cli {

namespace {

struct Arguments {
    std::string project;
    std::optional<int> epochs;
    bool resume = false;
};

Result<Outcome> trainVerb(Session& session, const Arguments& arguments) {
    TMW_TRY(Project project, Project::open(arguments.project, Project::Access::Write));
    ProjectSpec spec = project.spec();
    if (arguments.epochs)
        TMW_CHECK(setValue(spec.settings, "train.epochs", std::to_string(*arguments.epochs)));
    if (session.seed)
        TMW_CHECK(setValue(spec.settings, "train.seed", std::to_string(*session.seed)));
    if (arguments.epochs || session.seed)
        TMW_CHECK(project.save(std::move(spec)));
    TMW_TRY(const Run run, trainShowing(session, project, arguments.resume));
    Outcome outcome{.json = trainDocument(run), .text = trainText(run)};
    if (run.stopped) {
        session.say("Stopped after epoch " + std::to_string(run.checkpoint.epoch) +
                    ". The best so far is kept; 'tmw train " + arguments.project +
                    " --resume' goes on.");
        outcome.exitCode = kInterrupted;
    }
    return outcome;
}

} // namespace

void addTrainVerb(const Registry& registry) {
    auto arguments = std::make_shared<Arguments>();
    auto* verb = registry.verb("train", "Trains the network; appends a run and chooses it",
                               "tmw train sine.tmw --epochs 300", arguments, trainVerb);
    verb->add_option("PROJECT", arguments->project, "Project folder")->required();
    verb->add_option("--epochs", arguments->epochs, "Sets train.epochs first")
        ->check(CLI::Range(1, 1000000));
    verb->add_flag("--resume", arguments->resume, "Go on from the chosen run");
}

} // namespace tmw::cli

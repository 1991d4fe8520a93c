// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/documents.h"
#include "app/cli/text_table.h"
#include "app/cli/verbs.h"
#include "core/project/line.h"
#include "core/project/resume.h"

namespace tmw::cli {

namespace {

struct Arguments {
    std::string project;
    std::optional<int> epochs;
    bool resume = false;
    bool rateTest = false;
};

Result<Outcome> rateTestVerb(Session& session, const Arguments& arguments) {
    TMW_TRY(const Project project, Project::open(arguments.project, Project::Access::Read));
    ProjectSpec spec = project.spec();
    if (session.seed)
        TMW_CHECK(setValue(spec.settings, "train.seed", std::to_string(*session.seed)));
    TMW_TRY(const RateTest test, rateTestOf(Project::preview(project.folder(), std::move(spec)),
                                            session.threads, session.stop(), session.progress()));
    return Outcome{.json = rateTestDocument(test), .text = rateTestText(test, arguments.project)};
}

void sayInterrupted(Session& session, const Project& project, bool resume) {
    const auto interrupted = loadInterrupted(project);
    if (!interrupted)
        return;
    if (const Status fits = checkInterrupted(*interrupted, project.spec()); !fits) {
        if (!resume || runToResume(project)) // otherwise it is the error
            session.say(fits.error().message());
        return;
    }
    const std::string epoch = std::to_string(epochsDone(*interrupted));
    const bool whole = hasAllEpochs(*interrupted, project.spec().settings);
    if (resume)
        session.say(whole
                        ? "Keeping a training that was interrupted after its last epoch, " + epoch +
                              ", as a run."
                        : "Going on after epoch " + epoch + " of a training that was interrupted.");
    else
        session.say("A training was interrupted after " +
                    std::string(whole ? "its last epoch, " : "epoch ") + epoch + "; --resume " +
                    (whole ? "makes it a run." : "would go on with it."));
}

Result<Outcome> trainVerb(Session& session, const Arguments& arguments) {
    if (arguments.rateTest)
        return rateTestVerb(session, arguments);
    TMW_TRY(Project project, Project::open(arguments.project, Project::Access::Write));
    ProjectSpec spec = project.spec();
    if (arguments.epochs)
        TMW_CHECK(setValue(spec.settings, "train.epochs", std::to_string(*arguments.epochs)));
    if (session.seed)
        TMW_CHECK(setValue(spec.settings, "train.seed", std::to_string(*session.seed)));
    if (arguments.epochs || session.seed)
        TMW_CHECK(project.save(std::move(spec)));
    sayInterrupted(session, project, arguments.resume);
    std::vector<Remark> remarks;
    TMW_TRY(const Run run, trainShowing(session, project, arguments.resume, &remarks));
    Outcome outcome{.json = trainDocument(run), .text = trainText(run)};
    outcome.json["remarks"] = Json::array();
    for (const Remark& each : remarks)
        outcome.json["remarks"].push_back(each.text());
    if (run.stopped) {
        session.say("Stopped after epoch " + std::to_string(epochsDone(run)) +
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
    auto* resume = verb->add_flag("--resume", arguments->resume,
                                  "Go on from what was interrupted, or else from the chosen run");
    verb->add_flag("--rate-test", arguments->rateTest,
                   "Tries growing learning rates and suggests one; nothing is kept")
        ->excludes(resume);
}

} // namespace tmw::cli

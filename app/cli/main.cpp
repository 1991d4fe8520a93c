// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/interrupt.h"
#include "app/cli/verbs.h"

#include <QCoreApplication>

#include <algorithm>
#include <cstdio>
#include <span>

using namespace tmw;
using namespace tmw::cli;

namespace {

void print(const std::string& text) {
    std::fwrite(text.data(), 1, text.size(), stdout);
    std::fflush(stdout);
}

void printJson(const Json& json, bool onOneLine = false) {
    print(json.dump(onOneLine ? -1 : 2, ' ', false, Json::error_handler_t::replace) + "\n");
}

int fails(std::string_view code, const std::string& message, bool json, int exitCode,
          bool onOneLine = false) {
    std::fprintf(stderr, "tmw: %s\n", message.c_str());
    if (json)
        printJson({{"error", {{"code", code}, {"message", message}}}}, onOneLine);
    return exitCode;
}

int wrongUsage(const CLI::App& app, const CLI::ParseError& error, bool json) {
    if (error.get_exit_code() == 0)
        return app.exit(error);
    const auto chosen = app.get_subcommands();
    const std::string verb = chosen.empty() ? "" : chosen.front()->get_name() + " ";
    return fails("usage", std::string(error.what()) + ". 'tmw " + verb + "--help' shows how.", json,
                 kWrongUsage);
}

int perform(Session& session, const Action& action) {
    const auto outcome = action(session);
    if (!outcome) {
        const bool stopped = outcome.error().code() == kCancelled.code;
        return fails(outcome.error().code(), outcome.error().message(), session.json,
                     stopped ? kInterrupted : kFailed, session.jsonLines);
    }
    if (session.json && !outcome->json.is_null())
        printJson(outcome->json);
    else if (!session.json)
        print(outcome->text);
    return outcome->exitCode;
}

} // namespace

int main(int argc, char** argv) {
    QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationName("tmw");
    QCoreApplication::setApplicationVersion(TMW_VERSION);
    watchInterrupts();

    CLI::App app{
        "TinyML Workbench: train, convert and deploy neural networks for microcontrollers.", "tmw"};
    app.set_version_flag("--version", "tmw " TMW_VERSION);
    app.require_subcommand(1);
    app.footer("'tmw VERB --help' shows a verb with an example.");
    Session session;
    Action action;
    const Registry registry{app, session, action};
    addRunVerb(registry);
    addProjectVerbs(registry);
    addDataVerbs(registry);
    addSettingsVerbs(registry);
    addAdoptVerb(registry);
    addTrainVerb(registry);
    addRunsVerb(registry);
    addEvaluateVerb(registry);
    addConvertVerb(registry);
    addInspectVerb(registry);
    addExplainVerb(registry);
    addInvokeVerb(registry);
    addCompareVerb(registry);
    addProfileVerb(registry);
    addExportVerb(registry);
    addBoardVerbs(registry);
    addBoardStateVerbs(registry);
    addDeployVerbs(registry);
    addVerifyVerb(registry);
    addMonitorVerb(registry);
    addHelpVerb(registry);
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        const std::span<char*> words(argv, static_cast<size_t>(argc));
        const bool json = std::ranges::find(words, std::string_view("--json")) != words.end();
        return wrongUsage(app, error, json);
    }
    return perform(session, action);
}

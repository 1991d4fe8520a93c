// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/man_page.h"
#include "app/cli/verbs.h"
#include "core/nn/graph.h"
#include "core/plan/ops/op_table.h"
#include "core/project/settings.h"

namespace tmw::cli {

namespace {

struct Arguments {
    std::string topic;
    const CLI::App& app;
};

/// A name a line.
std::string operatorsHelp() {
    std::string text;
    for (const std::string& name : plannedOperators())
        text += name + "\n";
    return text;
}

std::string textOf(const Arguments& arguments) {
    if (arguments.topic == "man")
        return manPage(arguments.app);
    if (arguments.topic == "operators")
        return operatorsHelp();
    return arguments.topic == "settings" ? settingsHelp() : layerHelp();
}

Result<Outcome> help(Session&, const Arguments& arguments) {
    const std::string text = textOf(arguments);
    return Outcome{.json = {{"topic", arguments.topic}, {"text", text}}, .text = text};
}

} // namespace

void addHelpVerb(const Registry& registry) {
    auto arguments = std::make_shared<Arguments>(Arguments{{}, registry.app});
    auto* verb = registry.verb("help", "Explains a topic", "tmw help layers", arguments, help);
    verb->add_option(
            "TOPIC", arguments->topic,
            "settings, layers, operators that models may have, or man: the manual page in roff")
        ->required()
        ->check(CLI::IsMember({"settings", "layers", "operators", "man"}));
}

} // namespace tmw::cli

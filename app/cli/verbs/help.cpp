// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/man_page.h"
#include "app/cli/verbs.h"
#include "core/nn/graph.h"
#include "core/project/settings.h"

namespace tmw::cli {

namespace {

struct Arguments {
    std::string topic;
    const CLI::App& app;
};

std::string textOf(const Arguments& arguments) {
    if (arguments.topic == "man")
        return manPage(arguments.app);
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
    verb->add_option("TOPIC", arguments->topic, "settings, layers, or man: the manual page in roff")
        ->required()
        ->check(CLI::IsMember({"settings", "layers", "man"}));
}

} // namespace tmw::cli

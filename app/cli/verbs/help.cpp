// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/verbs.h"
#include "core/nn/graph.h"
#include "core/project/settings.h"

namespace tmw::cli {

namespace {

struct Arguments {
    std::string topic;
};

Result<Outcome> help(Session&, const Arguments& arguments) {
    const std::string text = arguments.topic == "settings" ? settingsHelp() : layerHelp();
    return Outcome{.json = {{"topic", arguments.topic}, {"text", text}}, .text = text};
}

} // namespace

void addHelpVerb(const Registry& registry) {
    auto arguments = std::make_shared<Arguments>();
    auto* verb = registry.verb("help", "Explains a topic", "tmw help layers", arguments, help);
    verb->add_option("TOPIC", arguments->topic, "settings or layers")
        ->required()
        ->check(CLI::IsMember({"settings", "layers"}));
}

} // namespace tmw::cli

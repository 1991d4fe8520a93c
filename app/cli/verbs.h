// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/cli.h"

#include <CLI/CLI.hpp>

#include <memory>

namespace tmw::cli {

/// Where a verb leaves what it was asked to do.
struct Registry {
    CLI::App& app;
    Session& session;
    Action& action;

    /// A verb with the options that all take, its arguments in `Arguments`, and `act` to do it.
    template <typename Arguments>
    CLI::App* verb(const std::string& name, const std::string& does, const std::string& example,
                   const std::shared_ptr<Arguments>& arguments,
                   Result<Outcome> (*act)(Session&, const Arguments&)) const {
        CLI::App* sub = begin(name, does, example);
        Action& chosen = action;
        sub->callback([&chosen, arguments, act] {
            chosen = [arguments, act](Session& each) { return act(each, *arguments); };
        });
        return sub;
    }

private:
    CLI::App* begin(const std::string& name, const std::string& does,
                    const std::string& example) const;
};

// One function a group of verbs, in the file of the same name below verbs/.
void addProjectVerbs(const Registry& registry);
void addAdoptVerb(const Registry& registry);
void addDataVerbs(const Registry& registry);
void addSettingsVerbs(const Registry& registry);
void addTrainVerb(const Registry& registry);
void addRunsVerb(const Registry& registry);
void addEvaluateVerb(const Registry& registry);
void addConvertVerb(const Registry& registry);
void addCompareVerb(const Registry& registry);
void addInspectVerb(const Registry& registry);
void addExplainVerb(const Registry& registry);
void addInvokeVerb(const Registry& registry);
void addProfileVerb(const Registry& registry);
void addMonitorVerb(const Registry& registry);
void addExportVerb(const Registry& registry);
void addBoardVerbs(const Registry& registry);
void addBoardStateVerbs(const Registry& registry);
void addDeployVerbs(const Registry& registry);
void addVerifyVerb(const Registry& registry);
void addRunVerb(const Registry& registry);
void addHelpVerb(const Registry& registry);

} // namespace tmw::cli

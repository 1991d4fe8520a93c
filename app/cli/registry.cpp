// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/verbs.h"

namespace tmw::cli {

CLI::App* Registry::begin(const std::string& name, const std::string& does,
                          const std::string& example) const {
    CLI::App* sub = app.add_subcommand(name, does);
    sub->footer("Example: " + example);
    sub->add_flag("--json", session.json, "One JSON document on standard output");
    sub->add_option("--threads", session.threads,
                    "Processor threads; 0: all. Never changes a result")
        ->check(CLI::Range(0, 256));
    sub->add_option("--seed", session.seed, "Wherever chance plays a part");
    return sub;
}

} // namespace tmw::cli

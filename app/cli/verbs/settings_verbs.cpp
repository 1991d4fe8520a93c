// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/text_table.h"
#include "app/cli/verbs.h"
#include "core/data/roles.h"
#include "core/project/project.h"
#include "core/project/settings_json.h"

namespace tmw::cli {

namespace {

constexpr ErrorKind kNoEquals{"settings.no_value", "'%1' sets nothing. Write KEY=VALUE."};
constexpr ErrorKind kBadColumn{
    "settings.bad_column",
    "%1 cannot be %2. Write column.NAME.role=R (input, target, label, group, time, ignored) or "
    "column.NAME.unit=TEXT."};

struct SetArguments {
    std::string project;
    std::vector<std::string> changes;
};

/// column.NAME.role or column.NAME.unit; the name may hold dots.
Status setColumn(ProjectSpec& spec, const std::string& key, const std::string& value) {
    const size_t end = key.rfind('.');
    const std::string name = end > 7 ? key.substr(7, end - 7) : "";
    const std::string what = key.substr(end + 1);
    const auto role = roleFrom(value);
    if (name.empty() || (what != "unit" && !(what == "role" && role)))
        return fail(kBadColumn, key, value);
    if (what == "role")
        spec.columns[name].role = role;
    else
        spec.columns[name].unit = value;
    return {};
}

Result<Outcome> setSettings(Session&, const SetArguments& arguments) {
    TMW_TRY(Project project, Project::open(arguments.project, Project::Access::Write));
    ProjectSpec spec = project.spec();
    for (const auto& change : arguments.changes) {
        const size_t equals = change.find('=');
        if (equals == std::string::npos)
            return fail(kNoEquals, change);
        const std::string key = change.substr(0, equals);
        const std::string value = change.substr(equals + 1);
        TMW_CHECK(key.starts_with("column.") ? setColumn(spec, key, value)
                                             : setValue(spec.settings, key, value));
    }
    TMW_CHECK(project.save(std::move(spec)));
    return Outcome{.json = {{"settings", settingsJson(project.spec().settings)}}};
}

struct GetArguments {
    std::string project;
    std::string key;
};

Result<Outcome> getSettings(Session&, const GetArguments& arguments) {
    TMW_TRY(const Project project, Project::open(arguments.project, Project::Access::Read));
    const Settings& settings = project.spec().settings;
    if (arguments.key.empty()) {
        std::vector<std::pair<std::string, std::string>> lines;
        for (const auto& row : settingRows())
            lines.emplace_back(row.key, valueText(settings, row));
        return Outcome{.json = {{"settings", settingsJson(settings)}}, .text = pairs(lines)};
    }
    TMW_TRY(const SettingRow* row, findSetting(arguments.key));
    return Outcome{.json = {{"settings", {{arguments.key, settingsJson(settings)[arguments.key]}}}},
                   .text = valueText(settings, *row) + "\n"};
}

} // namespace

void addSettingsVerbs(const Registry& registry) {
    auto set = std::make_shared<SetArguments>();
    auto* setVerb =
        registry.verb("set", "Changes settings of a project ('tmw help settings')",
                      "tmw set sine.tmw train.epochs=300 \"model.layers=dense 8 relu, dense 1\"",
                      set, setSettings);
    setVerb->add_option("PROJECT", set->project, "Project folder")->required();
    setVerb->add_option("KEY=VALUE", set->changes, "Settings to change")->required();
    auto get = std::make_shared<GetArguments>();
    auto* getVerb = registry.verb("get", "Reads settings of a project",
                                  "tmw get sine.tmw train.epochs", get, getSettings);
    getVerb->add_option("PROJECT", get->project, "Project folder")->required();
    getVerb->add_option("KEY", get->key, "One setting; without it all");
}

} // namespace tmw::cli

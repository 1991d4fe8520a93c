// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/project_spec.h"

#include "core/base/hex.h"
#include "core/base/remark.h"
#include "core/data/roles.h"
#include "core/project/json_fields.h"
#include "core/project/settings_json.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <filesystem>
#include <utility>

namespace tmw {

namespace {

constexpr ErrorKind kDamaged{"project.damaged",
                             "project.json is damaged at %1: %2. Restore it from a copy."};

constexpr std::array<std::pair<SplitPart, std::string_view>, 3> kParts{{
    {SplitPart::Train, "train"},
    {SplitPart::Validation, "validation"},
    {SplitPart::Test, "test"},
}};

template <typename Table, typename Value>
std::string_view wordOf(const Table& table, Value value) {
    for (const auto& [each, word] : table)
        if (each == value)
            return word;
    return {};
}

template <typename Table>
auto valueOf(const Table& table, std::string_view word) -> std::optional<decltype(table[0].first)> {
    for (const auto& [each, text] : table)
        if (text == word)
            return each;
    return std::nullopt;
}

Json toJson(const ImportChoices& choices) {
    Json json{{"format", choices.format}};
    if (choices.header)
        json["header"] = *choices.header;
    if (choices.decimalComma)
        json["decimal_comma"] = *choices.decimalComma;
    if (choices.latin1)
        json["latin1"] = *choices.latin1;
    if (!choices.label.empty())
        json["label"] = choices.label;
    if (!choices.targets.empty())
        json["targets"] = choices.targets;
    if (!choices.group.empty())
        json["group"] = choices.group;
    if (!choices.time.empty())
        json["time"] = choices.time;
    if (!choices.weight.empty())
        json["weight"] = choices.weight;
    if (choices.rateHz)
        json["rate_hz"] = *choices.rateHz;
    if (!choices.columns.empty())
        json["columns"] = choices.columns;
    if (!choices.numbers.empty())
        json["numbers"] = choices.numbers;
    if (!choices.words.empty())
        json["words"] = choices.words;
    if (choices.missingCode)
        json["missing_code"] = *choices.missingCode;
    if (choices.part)
        json["part"] = toText(*choices.part);
    return json;
}

Json toJson(const DataSource& source) {
    if (const auto* sine = std::get_if<NoisySine>(&source))
        return {{"kind", "sine"},     {"samples", sine->samples}, {"low", sine->low},
                {"high", sine->high}, {"noise", sine->noise},     {"seed", sine->seed}};
    const auto& file = std::get<FileSource>(source);
    return {{"kind", "file"},
            {"name", file.name},
            {"sha256", file.sha256},
            {"choices", toJson(file.choices)}};
}

Json toJson(const ColumnChoice& choice) {
    Json json = Json::object();
    if (choice.role)
        json["role"] = nameOf(*choice.role);
    if (choice.unit)
        json["unit"] = *choice.unit;
    return json;
}

Json columnsJson(const ProjectSpec& spec) {
    Json json = Json::object();
    for (const auto& [name, choice] : spec.columns)
        json[name] = toJson(choice);
    return json;
}

Json sourcesJson(const ProjectSpec& spec) {
    Json json = Json::array();
    for (const auto& source : spec.sources)
        json.push_back(toJson(source));
    return json;
}

Json correctionsJson(const ProjectSpec& spec) {
    Json json = Json::array();
    for (const LabelCorrection& each : spec.corrections)
        json.push_back({{"sha256", each.sha256},
                        {"row", each.row},
                        {"column", each.column},
                        {"was", each.was},
                        {"now", each.now}});
    return json;
}

ImportChoices choicesFrom(JsonFields fields) {
    ImportChoices choices;
    fields.optional("format", choices.format);
    fields.optional("header", choices.header);
    fields.optional("decimal_comma", choices.decimalComma);
    fields.optional("latin1", choices.latin1);
    fields.optional("label", choices.label);
    fields.optional("targets", choices.targets);
    fields.optional("group", choices.group);
    fields.optional("time", choices.time);
    fields.optional("weight", choices.weight);
    fields.optional("rate_hz", choices.rateHz);
    fields.optional("columns", choices.columns);
    fields.optional("numbers", choices.numbers);
    fields.optional("words", choices.words);
    fields.optional("missing_code", choices.missingCode);
    std::string part;
    if (fields.optional("part", part)) {
        choices.part = parsePart(part);
        if (!choices.part)
            fields.reject("part", "unknown part '" + part + "'");
    }
    return choices;
}

/// Hash and name make a path, which must not be able to leave data/.
bool staysInside(const std::filesystem::path& name) {
    return !name.empty() && name.is_relative() && name.has_filename() &&
           std::ranges::none_of(name,
                                [](const auto& part) { return part == ".." || part == "."; }) &&
           name.native().find('\0') == std::string::npos;
}

bool isHash(std::string_view text) {
    return text.size() == 64 &&
           text.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

DataSource sourceFrom(JsonFields fields) {
    std::string kind;
    fields.required("kind", kind);
    if (kind == "sine") {
        NoisySine sine;
        fields.required("samples", sine.samples);
        fields.required("low", sine.low);
        fields.required("high", sine.high);
        fields.required("noise", sine.noise);
        fields.required("seed", sine.seed);
        return sine;
    }
    FileSource file;
    if (kind != "file")
        fields.reject("kind", "unknown kind '" + kind + "'");
    fields.required("name", file.name);
    fields.required("sha256", file.sha256);
    if (!isHash(file.sha256))
        fields.reject("sha256", "not a SHA-256 in hex");
    if (!staysInside(file.name))
        fields.reject("name", "not a file name");
    file.choices = choicesFrom(fields.object("choices"));
    return file;
}

ColumnChoice columnFrom(JsonFields fields) {
    ColumnChoice choice;
    std::string role;
    if (fields.optional("role", role)) {
        choice.role = roleFrom(role);
        if (!choice.role)
            fields.reject("role", "unknown role '" + role + "'");
    }
    fields.optional("unit", choice.unit);
    return choice;
}

LabelCorrection correctionFrom(JsonFields fields) {
    LabelCorrection correction;
    fields.required("sha256", correction.sha256);
    fields.required("row", correction.row);
    fields.required("column", correction.column);
    fields.required("was", correction.was);
    fields.required("now", correction.now);
    return correction;
}

void readNotes(JsonFields fields, ProjectSpec& spec) {
    fields.eachText("run_notes", [&](const std::string& key, std::string note) {
        int run = 0;
        const auto [end, error] = std::from_chars(key.data(), key.data() + key.size(), run);
        if (error != std::errc{} || end != key.data() + key.size() || run < 1)
            return fields.reject("run_notes." + key, "not the number of a run");
        spec.runNotes[run] = std::move(note);
    });
}

} // namespace

std::string_view toText(SplitPart part) {
    return wordOf(kParts, part);
}
std::optional<SplitPart> parsePart(std::string_view word) {
    return valueOf(kParts, word);
}

std::string toJsonText(const ProjectSpec& spec) {
    Json json = {{"schema", kProjectSchema},
                 {"title", spec.title},
                 {"sources", sourcesJson(spec)},
                 {"columns", columnsJson(spec)},
                 {"corrections", correctionsJson(spec)},
                 {"settings", settingsJson(spec.settings)},
                 {"chosen_run", spec.chosenRun}};
    for (const auto& [run, note] : spec.runNotes)
        json["run_notes"][std::to_string(run)] = note;
    return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

Result<ParsedSpec> parseSpec(std::string_view text) {
    const Json json = Json::parse(text, nullptr, false);
    if (json.is_discarded())
        return fail(kDamaged, TMW_PHRASE("ErrorWord", "its start"),
                    TMW_PHRASE("ErrorWord", "it is not JSON"));
    ParsedSpec parsed;
    ProjectSpec& spec = parsed.spec;
    JsonProblem problem;
    JsonFields fields(json, "", problem);
    fields.required("schema", parsed.schema);
    fields.optional("title", spec.title);
    fields.optional("chosen_run", spec.chosenRun);
    if (spec.chosenRun < 0)
        fields.reject("chosen_run", "negative");
    fields.eachOf("sources", [&](JsonFields each) { spec.sources.push_back(sourceFrom(each)); });
    fields.eachNamed("columns", [&](const std::string& name, JsonFields each) {
        spec.columns[name] = columnFrom(each);
    });
    fields.eachOf("corrections",
                  [&](JsonFields each) { spec.corrections.push_back(correctionFrom(each)); });
    readNotes(fields, spec);
    if (problem)
        return fail(kDamaged, problem->place, problem->reason);
    if (parsed.schema < 1)
        return fail(kDamaged, "schema", TMW_PHRASE("ErrorWord", "not a schema number"));
    const auto settings = json.find("settings");
    if (settings != json.end() && !settings->is_object())
        return fail(kDamaged, "settings", TMW_PHRASE("ErrorWord", "not an object"));
    // A newer program may know settings that this one does not; those are left alone.
    if (settings != json.end())
        if (auto read = readSettings(*settings, spec.settings);
            !read && parsed.schema <= kProjectSchema)
            return forward(read);
    return parsed;
}

bool decidesData(std::string_view key) {
    return key.starts_with("data.") || key.starts_with("split.");
}

std::string dataFingerprint(const ProjectSpec& spec) {
    Json json = {{"sources", sourcesJson(spec)}, {"columns", columnsJson(spec)}};
    if (!spec.corrections.empty())
        json["corrections"] = correctionsJson(spec);
    for (const auto& row : settingRows()) {
        if (!decidesData(row.key))
            continue;
        // They came later than the others: where they are as ever, projects keep their fingerprint.
        if ((row.key == "data.byte_range" || row.key == "data.normal") &&
            valueText(spec.settings, row) == valueText(Settings(), row))
            continue;
        json[std::string(row.key)] = valueText(spec.settings, row);
    }
    return sha256Hex(json.dump(-1, ' ', false, Json::error_handler_t::replace));
}

} // namespace tmw

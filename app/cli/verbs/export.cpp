// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/device.h"
#include "app/cli/exports.h"
#include "app/cli/verbs.h"
#include "core/base/resources.h"
#include "core/codegen/code_bytes.h"
#include "core/codegen/companion.h"
#include "core/codegen/export_errors.h"

namespace tmw::cli {

namespace {

constexpr ErrorKind kUnknownCore{
    "export.unknown_core", "There is no core %1. There are: generic, armv7m, armv7em, armv81m."};

struct Arguments {
    std::string model;
    int run = 0;
    FastChoice fast;
    std::string kind;
    std::string core = "generic";
    std::string out;
};

Result<rt::CoreFamily> parseCore(std::string_view word) {
    for (const auto core : rt::kEveryCoreFamily)
        if (toText(core) == word)
            return core;
    return fail(kUnknownCore, word);
}

using Paths = std::vector<std::filesystem::path>;

Result<Paths> exported(const Arguments& arguments) {
    TMW_TRY(const ExportKind kind, parseExportKind(arguments.kind));
    TMW_TRY(const rt::CoreFamily core, parseCore(arguments.core));
    if (arguments.model.empty() && core != rt::CoreFamily::Generic)
        return fail(kExportArduinoCore);
    if (arguments.model.empty())
        return exportCompanion(nullptr, resourceFolder(), arguments.out);
    TMW_TRY(const OpenModel open, openToPlan(arguments.model, arguments.run, arguments.fast));
    std::optional<Plan> plan;
    if (kind != ExportKind::CArray) {
        TMW_TRY(plan, planOf(open, core));
    }
    return exportModel(open.model, plan ? &*plan : nullptr, kind, exportOptions(open),
                       arguments.out);
}

Result<Outcome> exportVerb(Session&, const Arguments& arguments) {
    TMW_TRY(const Paths files, exported(arguments));
    Outcome outcome{.json = {{"files", Json::array()}}};
    for (const auto& file : files) {
        const auto path = (std::filesystem::path(arguments.out) / file).string();
        outcome.json["files"].push_back(path);
        outcome.text += path + "\n";
    }
    return outcome;
}

} // namespace

ExportOptions exportOptions(const OpenModel& open) {
    const auto name = open.run ? open.project.stem() : open.file.stem();
    return {.name = name.string(), .resources = resourceFolder()};
}

Status exportAll(const OpenModel& open, const std::filesystem::path& out) {
    TMW_TRY(const Plan plan, planOf(open, rt::CoreFamily::Generic));
    for (const auto kind : {ExportKind::CArray, ExportKind::Cpp, ExportKind::Arduino})
        TMW_CHECK(exportModel(open.model, &plan, kind, exportOptions(open), out / toText(kind)));
    return {};
}

void addCodeBytes(Json& json, const PlacedModel& placed) {
    const auto bytes = measureCodeBytes(placed.open.model, placed.plan, exportOptions(placed.open));
    json["code_bytes"] = bytes ? Json(*bytes) : Json(nullptr);
    if (!bytes)
        json["code_bytes_reason"] = bytes.error().message();
}

void addExportVerb(const Registry& registry) {
    auto arguments = std::make_shared<Arguments>();
    auto* verb = registry.verb("export", "Writes source code to build elsewhere",
                               "tmw export sine.tmw:int8 --as arduino --out SineLibrary", arguments,
                               exportVerb);
    const auto* model = verb->add_option("MODEL", arguments->model,
                                         "A .tflite file, or PROJECT:KIND; arduino-companion "
                                         "needs none, and builds in the one it gets");
    verb->add_option("--as", arguments->kind, "c-array, cpp, arduino, plan or arduino-companion")
        ->required();
    verb->add_option("--core", arguments->core, "generic, armv7m, armv7em or armv81m");
    addFastOption(verb, arguments->fast);
    verb->add_option("--out", arguments->out, "Folder for the files")->required();
    verb->add_option("--run", arguments->run, "Another run than the chosen one");
    verb->parse_complete_callback([arguments, model] {
        if (arguments->model.empty() && arguments->kind != toText(ExportKind::ArduinoCompanion))
            throw CLI::RequiredError(model->get_name());
    });
}

} // namespace tmw::cli

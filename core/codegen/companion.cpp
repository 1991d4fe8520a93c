// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/codegen/companion.h"

#include "core/base/file.h"
#include "core/base/hex.h"
#include "core/codegen/built_in_model.h"
#include "core/codegen/export_errors.h"
#include "core/codegen/runtime_sources.h"
#include "device_runtime/plan/plan_format.h"

#include <cstring>
#include <sstream>

namespace tmw {

namespace {

constexpr std::string_view kArduino = "device_runtime/firmware/boards/arduino/arduino_companion.h";
constexpr std::string_view kBuiltInModel = "device_runtime/firmware/built_in_model.cpp";

/// Templates and what they become.
constexpr std::pair<std::string_view, std::string_view> kTemplates[] = {
    {"companion.h.in", "src/TinyMLWorkbenchCompanion.h"},
    {"companion_sketch.ino.in", "examples/Companion/Companion.ino"},
    {"companion_library.properties.in", "library.properties"},
    {"companion_keywords.txt.in", "keywords.txt"},
    {"companion_readme.md.in", "README.md"}};

/// What the build script says every companion is made of, and the part for Arduino.
Result<std::vector<std::string>> companionRoots(const std::filesystem::path& resources) {
    const auto path = resources / "source" / "companion.sources";
    const auto list = readFile(path, 1 << 20);
    if (!list)
        return fail(kExportResource, path.string(), list.error().message());
    std::vector<std::string> roots{std::string(kArduino)};
    std::istringstream lines(std::string(list->begin(), list->end()));
    for (std::string line; std::getline(lines, line);)
        if (!line.empty())
            roots.push_back(line);
    return roots;
}

std::string modelNote(const Plan* plan) {
    if (!plan)
        return "No model is built in: a board that was just flashed waits for an upload.";
    rt::PlanHeader header{};
    std::memcpy(&header, plan->bytes.data(), sizeof header);
    return "Built in is the model with SHA-256\n`" + toHex(header.modelSha256) + "`, which takes " +
           std::to_string(plan->bytes.size()) + " bytes of flash and " +
           std::to_string(plan->arenaBytes) +
           " bytes of the arena. It runs where no other was uploaded.";
}

} // namespace

Result<std::vector<std::filesystem::path>> exportCompanion(const Plan* plan,
                                                           const std::filesystem::path& resources,
                                                           const std::filesystem::path& out) {
    if (plan && plan->core != rt::CoreFamily::Generic)
        return fail(kExportArduinoCore);
    TMW_TRY(std::vector<std::string> roots, companionRoots(resources));
    TMW_TRY(std::vector<SourceFile> files, runtimeSources(resources, std::move(roots)));
    for (SourceFile& file : files) {
        if (plan && file.path == kBuiltInModel)
            file.text = builtInModelSource(*plan);
        file.path = "src/" + file.path;
    }
    const Fields fields{{"MODEL_NOTE", modelNote(plan)}};
    for (const auto& [from, to] : kTemplates) {
        TMW_TRY(std::string text, renderTemplate(resources, from, fields));
        files.push_back({std::string(to), std::move(text)});
    }
    TMW_TRY(SourceFile licence, licenceOf(resources));
    files.push_back(std::move(licence));
    std::vector<std::filesystem::path> written;
    for (const SourceFile& file : files) {
        TMW_CHECK(writeFile(out / file.path, file.text));
        written.emplace_back(file.path);
    }
    return written;
}

} // namespace tmw

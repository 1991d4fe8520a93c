// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/codegen/export.h"

#include "core/base/file.h"
#include "core/base/hex.h"
#include "core/codegen/companion.h"
#include "core/codegen/export_errors.h"
#include "core/codegen/identifier.h"
#include "core/codegen/model_source.h"
#include "core/codegen/runtime_sources.h"

#include <algorithm>
#include <array>
#include <cctype>

namespace tmw {

namespace {

constexpr ErrorKind kUnknownKind{"export.unknown_kind",
                                 "There is no export %1. There are: c-array, cpp, arduino, plan, "
                                 "arduino-companion."};
constexpr ErrorKind kNoPlan{"export.no_plan",
                            "The export %1 needs the model's plan. Plan it first."};

constexpr std::array<std::string_view, 5> kKinds{"c-array", "cpp", "arduino", "plan",
                                                 "arduino-companion"};
constexpr size_t kVectors = 8;

std::string upper(std::string text) {
    std::ranges::transform(text, text.begin(),
                           [](unsigned char c) { return static_cast<char>(std::toupper(c)); });
    return text;
}

using Files = std::vector<SourceFile>;

Result<Files> cArrayFiles(const TfliteModel& model, const ExportOptions& options,
                          const std::string& name) {
    const Fields fields{{"NAME", name},
                        {"UPPER", upper(name)},
                        {"TITLE", name},
                        {"GUARD", upper(name) + "_MODEL_H"},
                        {"BYTES", std::to_string(model.bytes().size())},
                        {"SHA", toHex(model.sha256())},
                        {"ARRAY", arrayText(model.bytes()) + "\n"}};
    TMW_TRY(std::string header, renderTemplate(options.resources, "c_array.h.in", fields));
    TMW_TRY(std::string source, renderTemplate(options.resources, "c_array.c.in", fields));
    return Files{{name + "_model.h", std::move(header)}, {name + "_model.c", std::move(source)}};
}

/// A template to render and the file it becomes.
struct Rendering {
    std::string_view from;
    std::string to;
};

Result<Files> rendered(const ExportOptions& options, const Fields& fields,
                       const std::vector<Rendering>& renderings) {
    Files files;
    for (const auto& [from, to] : renderings) {
        TMW_TRY(std::string text, renderTemplate(options.resources, from, fields));
        files.push_back({to, std::move(text)});
    }
    return files;
}

Status addRuntime(Files& files, const ExportOptions& options, Files runtime,
                  const std::string& below) {
    for (auto& file : runtime)
        files.push_back({below + file.path, std::move(file.text)});
    TMW_TRY(SourceFile licence, licenceOf(options.resources));
    files.push_back(std::move(licence));
    return {};
}

Result<Files> cppFiles(const TfliteModel& model, const Plan& plan, const ExportOptions& options,
                       const std::string& name) {
    TMW_TRY(ModelSource source, modelSource(model, plan, name));
    TMW_TRY(Files runtime, runtimeSources(options.resources, source.roots));
    std::string sources = "  model.cpp\n";
    for (const auto& file : runtime)
        if (file.path.ends_with(".cpp"))
            sources += "  " + file.path + "\n";
    sources.pop_back(); // the bracket closes on the last line
    source.fields.emplace_back("SOURCES", std::move(sources));
    source.fields.emplace_back("HEADER", "model.h");
    source.fields.emplace_back("PLAN_HEADER", "model_plan.h");
    TMW_TRY(const Fields vectors, testVectorFields(plan, kVectors));
    source.fields.insert(source.fields.end(), vectors.begin(), vectors.end());
    TMW_TRY(Files files, rendered(options, source.fields,
                                  {{"model.h.in", "model.h"},
                                   {"model.cpp.in", "model.cpp"},
                                   {"model_plan.h.in", "model_plan.h"},
                                   {"main.cpp.in", "main.cpp"},
                                   {"test_vectors.h.in", "test_vectors.h"},
                                   {"CMakeLists.txt.in", "CMakeLists.txt"},
                                   {"cpp_readme.md.in", "README.md"}}));
    TMW_CHECK(addRuntime(files, options, std::move(runtime), ""));
    return files;
}

Result<Files> arduinoFiles(const TfliteModel& model, const Plan& plan, const ExportOptions& options,
                           const std::string& name) {
    if (plan.core != rt::CoreFamily::Generic)
        return fail(kExportArduinoCore);
    TMW_TRY(ModelSource source, modelSource(model, plan, name));
    source.fields.emplace_back("HEADER", name + ".h");
    source.fields.emplace_back("PLAN_HEADER", name + "_plan.h");
    TMW_TRY(Files runtime, runtimeSources(options.resources, source.roots));
    TMW_TRY(Files files, rendered(options, source.fields,
                                  {{"model.h.in", "src/" + name + ".h"},
                                   {"model.cpp.in", "src/" + name + ".cpp"},
                                   {"model_plan.h.in", "src/" + name + "_plan.h"},
                                   {"sketch.ino.in", "examples/" + name + "/" + name + ".ino"},
                                   {"library.properties.in", "library.properties"},
                                   {"keywords.txt.in", "keywords.txt"},
                                   {"arduino_readme.md.in", "README.md"}}));
    TMW_CHECK(addRuntime(files, options, std::move(runtime), "src/"));
    return files;
}

} // namespace

std::string_view toText(ExportKind kind) {
    return kKinds[static_cast<size_t>(kind)];
}

Result<ExportKind> parseExportKind(std::string_view word) {
    const auto found = std::ranges::find(kKinds, word);
    if (found == kKinds.end())
        return fail(kUnknownKind, word);
    return static_cast<ExportKind>(found - kKinds.begin());
}

Result<std::vector<std::filesystem::path>> exportModel(const TfliteModel& model, const Plan* plan,
                                                       ExportKind kind,
                                                       const ExportOptions& options,
                                                       const std::filesystem::path& out) {
    const std::string name = identifierOf(options.name);
    if (!plan && kind != ExportKind::CArray)
        return fail(kNoPlan, toText(kind));
    if (kind == ExportKind::Plan) {
        const std::filesystem::path file = name + ".plan";
        TMW_CHECK(writeFile(out / file, plan->bytes));
        return std::vector{file};
    }
    if (kind == ExportKind::ArduinoCompanion)
        return exportCompanion(plan, options.resources, out);
    TMW_TRY(const Files files, kind == ExportKind::CArray ? cArrayFiles(model, options, name)
                               : kind == ExportKind::Cpp
                                   ? cppFiles(model, *plan, options, name)
                                   : arduinoFiles(model, *plan, options, name));
    std::vector<std::filesystem::path> written;
    for (const auto& file : files) {
        TMW_CHECK(writeFile(out / file.path, file.text));
        written.emplace_back(file.path);
    }
    return written;
}

} // namespace tmw

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/model_ref.h"

namespace tmw {

namespace {
constexpr ErrorKind kNotConverted{
    "project.not_converted",
    "Run %1 of %2 has not been converted to %3 yet. 'tmw convert %2 --as %3' does it."};
}

Result<OpenModel> openModel(const Project& project, ModelKind kind, int number) {
    TMW_TRY(Run run, openRun(project, number, Staleness::Allowed));
    const auto file = modelFile(project, run.number, kind);
    std::error_code failed;
    if (!std::filesystem::exists(file, failed))
        return fail(kNotConverted, run.number, project.folder().string(), toText(kind));
    TMW_TRY(TfliteModel model, TfliteModel::fromFile(file));
    return OpenModel{std::move(model),
                     file,
                     kind,
                     std::move(run),
                     project.folder(),
                     project.spec().settings.fast};
}

Result<OpenModel> openModel(const std::string& reference, int number) {
    std::error_code failed;
    const size_t colon = reference.rfind(':');
    const std::filesystem::path folder = reference.substr(0, colon);
    const bool isFile = std::filesystem::is_regular_file(reference, failed);
    if (isFile || colon == std::string::npos || !std::filesystem::is_directory(folder, failed)) {
        TMW_TRY(TfliteModel model, TfliteModel::fromFile(reference));
        return OpenModel{std::move(model), reference, std::nullopt, std::nullopt, {}};
    }
    TMW_TRY(const ModelKind kind, parseModelKind(std::string_view(reference).substr(colon + 1)));
    TMW_TRY(const Project project, Project::open(folder, Project::Access::Read));
    return openModel(project, kind, number);
}

} // namespace tmw

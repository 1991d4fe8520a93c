// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/codegen/runtime_sources.h"

#include "core/base/file.h"
#include "core/codegen/export_errors.h"

#include <map>

namespace tmw {

namespace {

constexpr std::string_view kInclude = "#include \"device_runtime/";
constexpr std::string_view kNoFusing = "#if defined(__clang__)\n"
                                       "#pragma STDC FP_CONTRACT OFF\n"
                                       "#elif defined(__GNUC__)\n"
                                       "#pragma GCC optimize(\"fp-contract=off\")\n"
                                       "#endif\n";

std::vector<std::string> includesOf(std::string_view text) {
    std::vector<std::string> found;
    const size_t skip = std::string_view("#include \"").size();
    for (size_t at = text.find(kInclude); at != text.npos; at = text.find(kInclude, at + 1)) {
        const size_t close = text.find('"', at + skip);
        if (close != text.npos)
            found.emplace_back(text.substr(at + skip, close - at - skip));
    }
    return found;
}

/// After the line that names the licence.
std::string withoutFusing(const std::string& text) {
    const size_t first = text.find('\n') + 1;
    return text.substr(0, first) + std::string(kNoFusing) + text.substr(first);
}

} // namespace

Result<std::vector<SourceFile>> runtimeSources(const std::filesystem::path& resources,
                                               std::vector<std::string> roots) {
    const auto folder = resources / "source";
    std::map<std::string, std::string> files;
    while (!roots.empty()) {
        const std::string path = std::move(roots.back());
        roots.pop_back();
        if (files.contains(path))
            continue;
        const auto bytes = readFile(folder / path, uint64_t(1) << 20);
        if (!bytes)
            return fail(kExportResource, (folder / path).string(), bytes.error().message());
        const std::string text(bytes->begin(), bytes->end());
        for (std::string& include : includesOf(text))
            roots.push_back(std::move(include));
        const bool isHeader = path.ends_with(".h");
        const auto beside = std::filesystem::path(path).replace_extension(".cpp");
        std::error_code ignored; // unreadable is as good as absent: linking would say so
        if (isHeader && std::filesystem::exists(folder / beside, ignored))
            roots.push_back(beside.generic_string());
        files[path] = isHeader ? text : withoutFusing(text);
    }
    std::vector<SourceFile> sorted;
    for (auto& [path, text] : files)
        sorted.push_back({path, std::move(text)});
    return sorted;
}

Result<SourceFile> licenceOf(const std::filesystem::path& resources) {
    const auto path = resources / "source" / "device_runtime" / "LICENSE";
    const auto licence = readFile(path, 1 << 20);
    if (!licence)
        return fail(kExportResource, path.string(), licence.error().message());
    return SourceFile{"LICENSE", std::string(licence->begin(), licence->end())};
}

} // namespace tmw

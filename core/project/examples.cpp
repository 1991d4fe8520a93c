// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/examples.h"

#include "core/base/file.h"
#include "core/base/remark.h"
#include "core/base/resources.h"

#include <algorithm>
#include <array>

namespace tmw {

namespace {

constexpr ErrorKind kUnknown{"example.unknown", "There is no example %1. There are: %2."};

/// How an example's project differs from a new one.
struct Recipe {
    Example example;
    std::string_view file; ///< below examples/ of the resources; empty: a generated sine
    std::string_view label;
    std::string_view target;
    std::string_view layers;
    int epochs;
    int batch;
    double rate;
};

constexpr std::array kRecipes{
    Recipe{
        {"hello_world", TMW_PHRASE("Example", "Hello world: a sine"),
         TMW_PHRASE(
             "Example",
             "A network learns y = sin(x) from 1,000 noisy samples and a board computes it live."),
         TMW_PHRASE("Example", "test MSE at most 0.0125 (the noise alone is 0.01)")},
        "",
        "",
        "",
        "dense 16 relu, dense 16 relu, dense 1",
        200,
        32,
        0.005},
    Recipe{
        {"iris", TMW_PHRASE("Example", "Iris: three species by four measures"),
         TMW_PHRASE(
             "Example",
             "A classifier of 150 flowers: confusion matrix, what int8 costs, probabilities live."),
         TMW_PHRASE(
             "Example",
             "test accuracy about 0.95 (eight splits: 0.93 to 1.0; 30 samples, a wide interval)")},
        "iris/iris.csv",
        "species",
        "",
        "dense 16 relu, dense 16 relu, dense 3 softmax",
        150,
        16,
        0.005},
    Recipe{{"penguins", TMW_PHRASE("Example", "Penguins: body mass from bill and flipper"),
            TMW_PHRASE(
                "Example",
                "A regression on 344 penguins with words among its columns and missing values."),
            TMW_PHRASE("Example", "test R2 about 0.8 (six splits: 0.78 to 0.88)")},
           "penguins/penguins.csv",
           "",
           "body mass",
           "dense 16 relu, dense 16 relu, dense 1",
           150,
           16,
           0.005},
};

std::string listed() {
    std::string names;
    for (const auto& recipe : kRecipes)
        names += (names.empty() ? "" : ", ") + std::string(recipe.example.name);
    return names;
}

ProjectSpec specOf(const Recipe& recipe, int64_t seed) {
    ProjectSpec spec;
    spec.title = recipe.example.title;
    spec.settings.layers = recipe.layers;
    spec.settings.epochs = recipe.epochs;
    spec.settings.batch = recipe.batch;
    spec.settings.rate = recipe.rate;
    if (seed)
        spec.settings.trainSeed = spec.settings.splitSeed = seed;
    return spec;
}

} // namespace

std::span<const Example> examples() {
    static const auto kExamples = [] {
        std::array<Example, kRecipes.size()> list{};
        std::ranges::transform(kRecipes, list.begin(), &Recipe::example);
        return list;
    }();
    return kExamples;
}

bool isExample(std::string_view name) {
    return std::ranges::any_of(examples(), [&](const Example& each) { return each.name == name; });
}

Result<Project> createExample(const std::filesystem::path& folder, std::string_view name,
                              int64_t seed) {
    const auto recipe = std::ranges::find_if(
        kRecipes, [&](const Recipe& each) { return each.example.name == name; });
    if (recipe == kRecipes.end())
        return fail(kUnknown, name, listed());
    ProjectSpec spec = specOf(*recipe, seed);
    if (recipe->file.empty()) {
        NoisySine sine;
        if (seed)
            sine.seed = static_cast<uint64_t>(seed);
        spec.sources.push_back(sine);
        return Project::create(folder, std::move(spec));
    }
    const auto path = resourceFolder() / "examples" / recipe->file;
    TMW_TRY(const auto bytes, readFile(path));
    TMW_TRY(Project project, Project::create(folder, spec));
    FileSource source{.name = path.filename().string()};
    TMW_CHECK(project.storeData(source, bytes));
    source.choices.label = recipe->label;
    if (!recipe->target.empty())
        source.choices.targets = {std::string(recipe->target)};
    spec.sources.push_back(std::move(source));
    TMW_CHECK(project.save(std::move(spec)));
    return project;
}

} // namespace tmw

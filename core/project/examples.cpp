// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/examples.h"

#include "core/base/file.h"
#include "core/base/remark.h"
#include "core/base/resources.h"
#include "core/data/digit_drawings.h"
#include "core/data/packed_samples.h"
#include "core/data/sign_drawings.h"

#include <algorithm>
#include <array>

namespace tmw {

namespace {

constexpr ErrorKind kUnknown{"example.unknown", "There is no example %1. There are: %2."};

/// How an example's project differs from a new one.
struct Recipe {
    Example example;
    std::string_view file; ///< below examples/ of the resources; empty: data made by the program
    std::string_view label;
    std::string_view target;
    std::string_view layers;
    int epochs;
    int batch;
    double rate;
};

constexpr std::string_view kDigits = "digits";
constexpr std::string_view kSigns = "signs";

/// With batch normalization and relu after a layer.
#define TMW_NORMALIZED(layer) layer " no_bias, batch_normalization, activation relu, "
#define TMW_SEPARABLE(filters, stride)                                                             \
    TMW_NORMALIZED("depthwise_conv2d 3x3 same" stride)                                             \
    TMW_NORMALIZED("conv2d " filters " 1x1")
constexpr std::string_view kSmallMobileNet = TMW_NORMALIZED("conv2d 8 3x3 same stride=2")
    TMW_SEPARABLE("16", "") TMW_SEPARABLE("32", " stride=2") TMW_SEPARABLE("32", "")
        TMW_SEPARABLE("64", " stride=2") TMW_SEPARABLE("64", "") "avgpool global, dense 6 softmax";
#undef TMW_SEPARABLE
#undef TMW_NORMALIZED

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
    Recipe{{kDigits, TMW_PHRASE("Example", "Digits: pictures by a convolutional network"),
            TMW_PHRASE("Example",
                       "2,000 drawn digits of 16x16 pixels, no two alike; a board reads pictures "
                       "live."),
            TMW_PHRASE("Example", "test accuracy about 0.98 (seven seeds: 0.965 to 0.988)")},
           "",
           "",
           "",
           "conv2d 8 3x3 relu, maxpool 2, conv2d 16 3x3 relu, maxpool 2, flatten, "
           "dense 32 relu, dense 10 softmax",
           20,
           32,
           0.001},
    Recipe{{kSigns, TMW_PHRASE("Example", "Signs: colour pictures by a MobileNet"),
            TMW_PHRASE("Example", "2,400 drawn traffic signs of six kinds, 32x32 pixels in colour; "
                                  "a small MobileNet reads them on a board."),
            TMW_PHRASE("Example", "test accuracy about 0.99 (three seeds: 0.996 to 1.0)")},
           "",
           "",
           "",
           kSmallMobileNet,
           30,
           32,
           0.003},
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

Result<Project> withSine(const std::filesystem::path& folder, ProjectSpec spec, int64_t seed) {
    NoisySine sine;
    if (seed)
        sine.seed = static_cast<uint64_t>(seed);
    spec.sources.push_back(sine);
    return Project::create(folder, std::move(spec));
}

Result<Project> withFile(const std::filesystem::path& folder, ProjectSpec spec, FileSource source,
                         std::span<const uint8_t> bytes) {
    TMW_TRY(Project project, Project::create(folder, spec));
    TMW_CHECK(project.storeData(source, bytes));
    spec.sources.push_back(std::move(source));
    TMW_CHECK(project.save(std::move(spec)));
    return project;
}

/// As pictures that were imported, so that a person's own can come beside them.
template <typename Drawings>
Result<Project> withDrawings(const std::filesystem::path& folder, ProjectSpec spec,
                             std::string_view name, int64_t seed,
                             Result<Dataset> (*draw)(const Drawings&)) {
    Drawings drawings;
    if (seed)
        drawings.seed = static_cast<uint64_t>(seed);
    TMW_TRY(const Dataset data, draw(drawings));
    TMW_TRY(const auto bytes, packSamples(data));
    return withFile(folder, std::move(spec), FileSource{.name = std::string(name) + ".npz"}, bytes);
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
    if (recipe->example.name == kDigits)
        return withDrawings(folder, std::move(spec), name, seed, drawDigits);
    if (recipe->example.name == kSigns)
        return withDrawings(folder, std::move(spec), name, seed, drawSigns);
    if (recipe->file.empty())
        return withSine(folder, std::move(spec), seed);
    const auto path = resourceFolder() / "examples" / recipe->file;
    TMW_TRY(const auto bytes, readFile(path));
    FileSource source{.name = path.filename().string()};
    source.choices.label = recipe->label;
    if (!recipe->target.empty())
        source.choices.targets = {std::string(recipe->target)};
    return withFile(folder, std::move(spec), std::move(source), bytes);
}

} // namespace tmw

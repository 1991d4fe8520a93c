// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/sign_drawings.h"

#include "core/base/random.h"
#include "core/data/sign_shapes.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace tmw {

namespace {

constexpr size_t kMostSamples = 100'000;
constexpr ErrorKind kSamples{"generator.drawings",
                             "%1 pictures cannot be drawn. Ask for 1 to 100,000."};

constexpr int kFine = 3; ///< points along each side of a pixel
constexpr int kPatches = 4;

Colour mixed(const Colour& a, const Colour& b, double share) {
    return {a.red + (b.red - a.red) * share, a.green + (b.green - a.green) * share,
            a.blue + (b.blue - a.blue) * share};
}

Colour colourIn(Random& random, const Colour& least, const Colour& most) {
    return {random.uniform(least.red, most.red), random.uniform(least.green, most.green),
            random.uniform(least.blue, most.blue)};
}

/// A rectangle of the background or across the sign; lengths in pixels.
struct Patch {
    double left;
    double top;
    double right;
    double bottom;
    Colour colour;

    bool holds(double x, double y) const {
        return x >= left && x < right && y >= top && y < bottom;
    }
};

/// How one picture is seen.
struct View {
    Colour above;
    Colour below;
    std::vector<Patch> patches;
    Patch pole{};
    bool hasPole = false;
    double x;
    double y;
    double radius;
    double aspect; ///< a sign seen from the side is narrower
    double cosine;
    double sine;
    double light;
    double warmth;
    double noise;
};

Patch patchBy(Random& random) {
    const double x = random.uniform(-4, kSignSize);
    const double y = random.uniform(-4, kSignSize);
    return {x, y, x + random.uniform(4, 18), y + random.uniform(4, 18),
            colourIn(random, {20, 30, 20}, {200, 190, 180})};
}

View viewBy(Random& random) {
    View view{};
    view.above = colourIn(random, {90, 120, 140}, {210, 225, 250});
    view.below = colourIn(random, {50, 60, 40}, {150, 150, 130});
    for (int i = 0; i < kPatches; ++i)
        view.patches.push_back(patchBy(random));
    view.radius = random.uniform(8, 14);
    const double room = 15.5 - view.radius;
    view.x = kSignSize / 2.0 + random.uniform(-room, room);
    view.y = kSignSize / 2.0 + random.uniform(-room, room);
    view.aspect = random.uniform(0.72, 1.02);
    // Half-angle form: a turn of up to 11 degrees without the C library's sine.
    const double half = random.uniform(-0.1, 0.1);
    view.cosine = (1.0 - half * half) / (1.0 + half * half);
    view.sine = 2.0 * half / (1.0 + half * half);
    view.light = random.uniform(0.55, 1.1);
    view.warmth = random.uniform(-0.08, 0.08);
    view.noise = random.uniform(2, 10);
    view.hasPole = random.uniform(0, 1) < 0.15;
    const double left = view.x + random.uniform(-8, 6);
    view.pole = {left, 0, left + random.uniform(1.5, 3.5), kSignSize,
                 colourIn(random, {40, 40, 36}, {120, 120, 110})};
    return view;
}

Colour behind(const View& view, double x, double y) {
    Colour colour = mixed(view.above, view.below, y / kSignSize);
    for (const Patch& patch : view.patches)
        if (patch.holds(x, y))
            colour = patch.colour;
    return colour;
}

Colour colourAt(const View& view, const SignKind& sign, double x, double y) {
    if (view.hasPole && view.pole.holds(x, y))
        return view.pole.colour;
    const double right = (x - view.x) / view.radius;
    const double down = (y - view.y) / view.radius;
    const double alongX = (view.cosine * right + view.sine * down) / view.aspect;
    const double alongY = view.cosine * down - view.sine * right;
    const auto top =
        std::find_if(sign.sheets.rbegin(), sign.sheets.rend(),
                     [&](const SignSheet& sheet) { return covers(sheet, alongX, alongY); });
    return top == sign.sheets.rend() ? behind(view, x, y) : top->colour;
}

Colour pixelAt(const View& view, const SignKind& sign, int column, int row) {
    Colour sum{};
    for (int i = 0; i < kFine * kFine; ++i) {
        const double x = column + (i % kFine + 0.5) / kFine;
        const double y = row + (i / kFine + 0.5) / kFine;
        const Colour one = colourAt(view, sign, x, y);
        sum = {sum.red + one.red, sum.green + one.green, sum.blue + one.blue};
    }
    const double share = view.light / (kFine * kFine);
    return {sum.red * share * (1 + view.warmth), sum.green * share,
            sum.blue * share * (1 - view.warmth)};
}

void drawSign(const SignKind& sign, Random& random, std::vector<uint8_t>& pixels) {
    const View view = viewBy(random);
    for (int pixel = 0; pixel < kSignSize * kSignSize; ++pixel) {
        const Colour seen = pixelAt(view, sign, pixel % kSignSize, pixel / kSignSize);
        for (const double value : {seen.red, seen.green, seen.blue}) {
            const double noisy = value + view.noise * random.normal();
            pixels.push_back(static_cast<uint8_t>(std::floor(std::clamp(noisy, 0.0, 255.0) + 0.5)));
        }
    }
}

} // namespace

Result<Dataset> drawSigns(const SignDrawings& options) {
    if (options.samples < 1 || options.samples > kMostSamples)
        return fail(kSamples, options.samples);
    Random random(options.seed);
    Column signs{.name = "sign", .type = ColumnType::Category, .role = ColumnRole::Label};
    for (const SignKind& kind : kSignKinds)
        signs.categories.emplace_back(kind.name);
    for (size_t i = 0; i < options.samples; ++i)
        signs.values.push_back(static_cast<double>(i % kSignKinds.size()));
    random.shuffle(signs.values);
    SampleArray pictures{{kSignSize, kSignSize, 3}};
    for (const double kind : signs.values)
        drawSign(kSignKinds[static_cast<size_t>(kind)], random, pictures.bytes);
    Dataset data;
    data.rows = options.samples;
    data.columns = {std::move(signs)};
    data.array = std::make_shared<const SampleArray>(std::move(pictures));
    return data;
}

} // namespace tmw

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/digit_drawings.h"

#include "core/base/random.h"
#include "core/data/digit_strokes.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace tmw {

namespace {

constexpr size_t kMostSamples = 100'000;
constexpr ErrorKind kSamples{"generator.drawings",
                             "%1 pictures cannot be drawn. Ask for 1 to 100,000."};

constexpr int kPiecesOfACurve = 8;
constexpr double kShake = 0.03; ///< of each point, standard deviation, of the digit's box

/// How one picture is drawn; lengths in pixels.
struct Hand {
    double cosine;
    double sine;
    double slant;
    double width;
    double height;
    DrawnPoint middle;
    double radius;
    double ink;
    double noise;
};

Hand handBy(Random& random) {
    // Half-angle form: a turn of up to 14 degrees without the C library's sine.
    const double half = random.uniform(-0.12, 0.12);
    const double norm = 1.0 + half * half;
    Hand hand{};
    hand.cosine = (1.0 - half * half) / norm;
    hand.sine = 2.0 * half / norm;
    hand.slant = random.uniform(-0.25, 0.25);
    hand.width = random.uniform(6.0, 10.0);
    hand.height = random.uniform(9.5, 12.5);
    hand.middle = {kDigitSize / 2.0 + random.uniform(-1.2, 1.2),
                   kDigitSize / 2.0 + random.uniform(-1.2, 1.2)};
    hand.radius = random.uniform(0.45, 1.15);
    hand.ink = random.uniform(150.0, 255.0);
    hand.noise = random.uniform(0.0, 14.0);
    return hand;
}

DrawnPoint placed(DrawnPoint point, const Hand& hand, Random& random) {
    const double y = (point.y - 0.5 + kShake * random.normal()) * hand.height;
    const double x = (point.x - 0.5 + kShake * random.normal()) * hand.width - hand.slant * y;
    return {hand.middle.x + hand.cosine * x - hand.sine * y,
            hand.middle.y + hand.sine * x + hand.cosine * y};
}

double curveAt(double a, double b, double c, double d, double t) {
    const double s = 1.0 - t;
    return s * s * s * a + 3.0 * s * s * t * b + 3.0 * s * t * t * c + t * t * t * d;
}

/// A line of short pieces along the stroke.
std::vector<DrawnPoint> lineAlong(Stroke stroke, const Hand& hand, Random& random) {
    std::vector<DrawnPoint> points;
    for (const DrawnPoint& point : stroke)
        points.push_back(placed(point, hand, random));
    std::vector<DrawnPoint> line{points.front()};
    for (size_t i = 0; i + 3 < points.size(); i += 3)
        for (int step = 1; step <= kPiecesOfACurve; ++step) {
            const double t = static_cast<double>(step) / kPiecesOfACurve;
            line.push_back(
                {curveAt(points[i].x, points[i + 1].x, points[i + 2].x, points[i + 3].x, t),
                 curveAt(points[i].y, points[i + 1].y, points[i + 2].y, points[i + 3].y, t)});
        }
    return line;
}

double squaredDistance(DrawnPoint at, DrawnPoint a, DrawnPoint b) {
    const double dx = b.x - a.x;
    const double dy = b.y - a.y;
    const double length = dx * dx + dy * dy;
    const double along = length > 0 ? ((at.x - a.x) * dx + (at.y - a.y) * dy) / length : 0.0;
    const double t = std::clamp(along, 0.0, 1.0);
    const double x = at.x - (a.x + t * dx);
    const double y = at.y - (a.y + t * dy);
    return x * x + y * y;
}

void drawLine(const std::vector<DrawnPoint>& line, double radius, std::vector<double>& cover) {
    for (size_t pixel = 0; pixel < cover.size(); ++pixel) {
        const DrawnPoint at{static_cast<double>(pixel % kDigitSize) + 0.5,
                            static_cast<double>(pixel / kDigitSize) + 0.5};
        double nearest = squaredDistance(at, line[0], line[1]);
        for (size_t i = 1; i + 1 < line.size(); ++i)
            nearest = std::min(nearest, squaredDistance(at, line[i], line[i + 1]));
        const double covered = std::clamp(radius + 0.5 - std::sqrt(nearest), 0.0, 1.0);
        cover[pixel] = std::max(cover[pixel], covered);
    }
}

void drawDigit(size_t digit, Random& random, std::vector<uint8_t>& pixels) {
    const Hand hand = handBy(random);
    std::vector<double> cover(static_cast<size_t>(kDigitSize) * kDigitSize);
    for (const Stroke& stroke : kDigitStrokes[digit])
        if (!stroke.empty())
            drawLine(lineAlong(stroke, hand, random), hand.radius, cover);
    for (const double covered : cover) {
        const double value = hand.ink * covered + hand.noise * random.normal();
        pixels.push_back(static_cast<uint8_t>(std::floor(std::clamp(value, 0.0, 255.0) + 0.5)));
    }
}

} // namespace

Result<Dataset> drawDigits(const DigitDrawings& options) {
    if (options.samples < 1 || options.samples > kMostSamples)
        return fail(kSamples, options.samples);
    Random random(options.seed);
    Column digits{.name = "digit", .role = ColumnRole::Label};
    for (size_t i = 0; i < options.samples; ++i)
        digits.values.push_back(static_cast<double>(i % kDigitClasses));
    random.shuffle(digits.values);
    SampleArray pictures{{kDigitSize, kDigitSize, 1}};
    for (const double digit : digits.values)
        drawDigit(static_cast<size_t>(digit), random, pictures.bytes);
    Dataset data;
    data.rows = options.samples;
    data.columns = {std::move(digits)};
    data.array = std::make_shared<const SampleArray>(std::move(pictures));
    return data;
}

} // namespace tmw

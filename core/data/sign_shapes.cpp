// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/sign_shapes.h"

#include <algorithm>
#include <cmath>

namespace tmw {

namespace {

constexpr Colour kRed{196, 28, 36};
constexpr Colour kWhite{240, 240, 236};
constexpr Colour kBlack{24, 24, 26};
constexpr Colour kYellow{246, 190, 22};
constexpr Colour kBlue{24, 84, 172};

constexpr double kEighth = 0.7071067811865476;  ///< cosine of 45 degrees
constexpr double kTwelfth = 0.8660254037844386; ///< cosine of 30 degrees

constexpr SignSheet kStop[] = {
    {SignForm::Octagon, 0.96, 0, kWhite}, {SignForm::Octagon, 0.88, 0, kRed},
    {SignForm::Bar, 0.62, 0.2, kWhite},   {SignForm::Bar, 0.07, 0.2, kRed, -0.3},
    {SignForm::Bar, 0.07, 0.2, kRed, 0},  {SignForm::Bar, 0.07, 0.2, kRed, 0.3}};
constexpr SignSheet kGiveWay[] = {{SignForm::TriangleDown, 0.56, 0, kRed, 0, -0.15},
                                  {SignForm::TriangleDown, 0.34, 0, kWhite, 0, -0.15}};
constexpr SignSheet kNoEntry[] = {{SignForm::Circle, 1, 0, kRed},
                                  {SignForm::Bar, 0.7, 0.17, kWhite}};
constexpr SignSheet kLimit[] = {{SignForm::Circle, 1, 0, kRed},
                                {SignForm::Circle, 0.76, 0, kWhite},
                                {SignForm::Bar, 0.2, 0.38, kBlack, -0.28},
                                {SignForm::Bar, 0.08, 0.12, kWhite, -0.32, -0.16},
                                {SignForm::Bar, 0.2, 0.38, kBlack, 0.28},
                                {SignForm::Bar, 0.07, 0.22, kWhite, 0.28}};
constexpr SignSheet kPriority[] = {{SignForm::Diamond, 0.72, 0, kWhite},
                                   {SignForm::Diamond, 0.52, 0, kYellow}};
constexpr SignSheet kCrossing[] = {{SignForm::Bar, 0.84, 0.84, kBlue},
                                   {SignForm::TriangleUp, 0.34, 0, kWhite, 0, 0.16},
                                   {SignForm::Bar, 0.08, 0.24, kBlack, 0, 0.12},
                                   {SignForm::Circle, 0.1, 0, kBlack, 0, -0.22}};

bool inTriangle(double x, double y, double radius) {
    // Upwards: below the left and the right edge, above the lowest.
    return y <= radius && kTwelfth * std::abs(x) - 0.5 * y <= radius;
}

} // namespace

const std::array<SignKind, 6> kSignKinds{{{"stop", kStop},
                                          {"give way", kGiveWay},
                                          {"no entry", kNoEntry},
                                          {"speed limit", kLimit},
                                          {"priority", kPriority},
                                          {"crossing", kCrossing}}};

bool covers(const SignSheet& sheet, double x, double y) {
    x -= sheet.x;
    y -= sheet.y;
    const double farther = std::max(std::abs(x), std::abs(y));
    const double diagonal = kEighth * (std::abs(x) + std::abs(y));
    switch (sheet.form) {
    case SignForm::Circle:
        return x * x + y * y <= sheet.width * sheet.width;
    case SignForm::Octagon:
        return std::max(farther, diagonal) <= sheet.width;
    case SignForm::TriangleUp:
        return inTriangle(x, y, sheet.width);
    case SignForm::TriangleDown:
        return inTriangle(x, -y, sheet.width);
    case SignForm::Diamond:
        return diagonal <= sheet.width;
    case SignForm::Bar:
        break;
    }
    return std::abs(x) <= sheet.width && std::abs(y) <= sheet.height;
}

} // namespace tmw

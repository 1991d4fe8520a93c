// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/plots/plot_ticks.h"

#include "core/report/plot.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace tmw::ui {

namespace {

constexpr int kDigits = 5;
constexpr int kMostDecimals = 4;
constexpr const char16_t kRaised[] = u"⁰¹²³⁴⁵⁶⁷⁸⁹";

constexpr int kLeast = 4;
constexpr int kMost = 10;

/// The step whose ticks come nearest to so many. From one step to the next is a factor of 2.5 at
/// most, so one of them always gives four to ten.
double roundStep(const QCPRange& range, int wanted) {
    const double power = std::pow(10.0, std::floor(std::log10(range.size() / wanted)));
    double best = power;
    double away = std::numeric_limits<double>::max();
    for (const double mantissa : {1.0, 2.0, 5.0, 10.0}) {
        const double step = power * mantissa;
        const double ticks = std::floor(range.upper / step) - std::ceil(range.lower / step) + 1;
        const bool few = wanted >= kLeast && ticks < kLeast;
        if (few || ticks > kMost || std::abs(ticks - wanted) >= away)
            continue;
        away = std::abs(ticks - wanted);
        best = step;
    }
    return best;
}

} // namespace

int ticksAlong(int pixels) {
    constexpr int kRoomy = 90;
    constexpr int kTight = 40;
    return std::clamp(pixels / kRoomy, std::clamp(pixels / kTight, 2, kLeast), 8);
}

int ticksUp(int pixels) {
    constexpr int kRoomy = 32;
    constexpr int kTight = 15;
    return std::clamp(pixels / kRoomy, std::clamp(pixels / kTight, 2, kLeast), 8);
}

RoundTicks::RoundTicks() {
    setTickStepStrategy(QCPAxisTicker::tssReadability);
}

QString RoundTicks::getTickLabel(double tick, const QLocale&, QChar, int) {
    return QString::fromStdString(plotNumber(tick, getTickStep(last_)));
}

double RoundTicks::getTickStep(const QCPRange& range) {
    last_ = range;
    const double step = range.size() > 0 ? roundStep(range, tickCount()) : 1;
    return whole_ ? std::max(1.0, step) : step;
}

int RoundTicks::getSubTickCount(double) {
    return 0;
}

QVector<double> LogTicks::createTickVector(double, const QCPRange& range) {
    QVector<double> ticks;
    if (!(range.lower > 0) || !(range.upper > range.lower))
        return ticks;
    const double first = std::floor(std::log10(range.lower));
    const double last = std::ceil(std::log10(range.upper));
    const double decades = std::log10(range.upper / range.lower);
    const double stride = std::max(1.0, std::ceil(decades / (tickCount() + 1)));
    // Whole powers alone where there are many; one more tick beyond each end is dropped later.
    for (double power = first; power <= last; power += stride)
        for (const double mantissa : {1.0, 2.0, 5.0})
            if (decades * 3 <= tickCount() + 2 || mantissa == 1.0)
                ticks.append(mantissa * std::pow(10.0, power));
    return ticks;
}

QString LogTicks::getTickLabel(double tick, const QLocale&, QChar, int) {
    if (tick >= 1)
        return QString::fromStdString(plotNumber(tick, 1));
    const int decimals = static_cast<int>(std::ceil(-std::log10(tick) - 1e-9));
    if (decimals > kMostDecimals) { // the power as it is written by hand
        const double mantissa = std::round(tick * std::pow(10.0, decimals));
        QString power;
        for (const QChar digit : QString::number(decimals))
            power += QChar(kRaised[digit.digitValue()]);
        return (mantissa > 1 ? QString::number(mantissa) + QStringLiteral("·") : QString()) +
               QStringLiteral("10⁻") + power;
    }
    return QString::number(tick, 'f', decimals);
}

int LogTicks::getSubTickCount(double) {
    return 0;
}

QString readableNumber(double value) {
    const double size = std::abs(value);
    if (size != 0 && (size < 1e-5 || size >= 1e9))
        return QString::number(value, 'g', kDigits);
    if (size >= 1e4)
        return QLocale(QLocale::English).toString(value, 'f', value == std::round(value) ? 0 : 1);
    if (value == std::round(value))
        return QString::number(value, 'f', 0);
    const int whole = size < 1 ? 0 : static_cast<int>(std::floor(std::log10(size))) + 1;
    const int leading = size < 1 ? static_cast<int>(-std::floor(std::log10(size))) - 1 : 0;
    QString text = QString::number(value, 'f', std::max(0, kDigits - 1 - whole + leading));
    return text;
}

} // namespace tmw::ui

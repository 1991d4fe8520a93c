// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/viewmodels/words.h"

#include "core/base/hex.h"

#include <QCoreApplication>
#include <QLocale>

#include <cmath>

namespace tmw::ui {

QString fromText(std::string_view text) {
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

QString inLanguage(const char* context, std::string_view text) {
    return text.empty() ? QString()
                        : QCoreApplication::translate(context, std::string(text).c_str());
}

QString sentenceOf(const Error& error) {
    return sentenceOf(Remark(error));
}

QString sentenceOf(const Remark& remark) {
    const QString phrase = inLanguage("Error", remark.phrase);
    QString sentence;
    for (qsizetype i = 0; i < phrase.size(); ++i) {
        const int number =
            phrase[i] == '%' && i + 1 < phrase.size() ? phrase[i + 1].digitValue() : 0;
        if (number < 1)
            sentence += phrase[i];
        else if (++i; static_cast<size_t>(number) <= remark.args.size())
            sentence += inLanguage("ErrorWord", remark.args[static_cast<size_t>(number) - 1]);
    }
    return sentence;
}

QString countText(qint64 value) {
    return QLocale(QLocale::English).toString(value);
}

QString countOf(qint64 count, const QString& one, const QString& many) {
    return count == 1 ? one : many.arg(countText(count));
}

QString numberText(double value, int digits) {
    if (!std::isfinite(value))
        return std::isinf(value) ? (value > 0 ? QStringLiteral("∞") : QStringLiteral("-∞"))
                                 : QStringLiteral("-");
    const double size = std::abs(value);
    if (size != 0 && (size < 1e-5 || size >= 1e9))
        return QString::number(value, 'e', digits - 1);
    const int whole = size < 1 ? 1 : static_cast<int>(std::floor(std::log10(size))) + 1;
    const int leading =
        size > 0 && size < 1 ? static_cast<int>(-std::floor(std::log10(size))) - 1 : 0;
    return QString::number(value, 'f', std::max(0, digits - whole + leading + (size < 1 ? 1 : 0)));
}

QString bytesText(uint64_t bytes) {
    if (bytes < 10000)
        return QCoreApplication::translate("Words", "%1 B")
            .arg(countText(static_cast<qint64>(bytes)));
    const double kilo = static_cast<double>(bytes) / 1024;
    return QCoreApplication::translate("Words", "%1 KB")
        .arg(kilo < 100 ? QString::number(kilo, 'f', 1)
                        : countText(static_cast<qint64>(std::llround(kilo))));
}

QString wholeKiloText(uint64_t bytes) {
    return countText(static_cast<qint64>((bytes + 1023) / 1024));
}

QString shortHash(std::span<const uint8_t> hash) {
    return QString::fromStdString(toHex(hash.first(4)));
}

QString accuracyText(const Share& accuracy, size_t samples) {
    const auto percent = [](double share) { return QString::number(100 * share, 'f', 1); };
    return QCoreApplication::translate("Words", "%1 % (%2 to %3, %4 samples)")
        .arg(percent(accuracy.value), percent(accuracy.low), percent(accuracy.high),
             countText(static_cast<qint64>(samples)));
}

QString durationText(double seconds) {
    const auto whole = static_cast<int>(seconds + 0.5);
    return QString("%1:%2").arg(whole / 60).arg(whole % 60, 2, 10, QChar('0'));
}

} // namespace tmw::ui

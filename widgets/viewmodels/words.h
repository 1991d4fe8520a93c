// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/remark.h"
#include "core/eval/metrics.h"

#include <QString>

#include <cstdint>
#include <span>
#include <string_view>

namespace tmw::ui {

/// UTF-8 of the core.
QString fromText(std::string_view text);
/// Words of the core in the person's language.
QString inLanguage(const char* context, std::string_view text);
/// An error's sentence in the person's language.
QString sentenceOf(const Error& error);
QString sentenceOf(const Remark& remark);

/// "1,024".
QString countText(qint64 value);
/// "1 row", "1,024 rows": `many` has %1 for the count.
QString countOf(qint64 count, const QString& one, const QString& many);
/// "-" where it is not a number; so many significant digits, no exponent in the ordinary range.
QString numberText(double value, int digits = 4);
/// "7,904 B" below 10,000, else "7.7 KB" of 1,024.
QString bytesText(uint64_t bytes);
/// "1,024": KB of 1,024, rounded up.
QString wholeKiloText(uint64_t bytes);
/// The first 8 digits of a hash.
QString shortHash(std::span<const uint8_t> hash);
/// "96.4 % (92.3 to 98.4, 120 samples)".
QString accuracyText(const Share& accuracy, size_t samples);
/// "0:41".
QString durationText(double seconds);

} // namespace tmw::ui

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// Marks English words that views translate in a context, for the tool that collects them.
#define TMW_PHRASE(context, text) text

namespace tmw {

/// `text` with its %1 to %9 replaced.
std::string filled(std::string_view text, const std::vector<std::string>& args);

/// Something noticed, for people: an English phrase, which lives for ever, and what stands in for
/// its %1 to %9. Views translate `phrase`.
struct Remark {
    std::string_view phrase{};
    std::vector<std::string> args{};

    Remark() = default;
    template <typename... Args>
    explicit Remark(std::string_view words, Args&&... given)
        : phrase(words), args{toText(std::forward<Args>(given))...} {}
    explicit Remark(const Error& error) : phrase(error.kind().text), args(error.args()) {}

    bool empty() const { return phrase.empty(); }
    std::string text() const { return filled(phrase, args); }
    bool operator==(const Remark&) const = default;
};

/// As an argument of an error.
inline std::string toText(const Remark& remark) {
    return remark.text();
}

} // namespace tmw

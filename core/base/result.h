// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <tl/expected.hpp>

#include <charconv>
#include <concepts>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace tmw {

/// A kind of failure. Objects are constexpr and live for ever; an Error points at one.
/// `code` is stable and dotted ("csv.row_width"); `text` is the English sentence, cause then
/// cure, where %1 to %9 take the arguments. Views translate `text`.
struct ErrorKind {
    std::string_view code;
    std::string_view text;
};

/// How an argument of an error is written.
inline std::string toText(std::string_view value) {
    return std::string(value);
}
inline std::string toText(std::integral auto value) {
    return std::to_string(value);
}
std::string toText(double value);

class Error {
public:
    template <typename... Args>
    explicit Error(const ErrorKind& kind, Args&&... args)
        : kind_(&kind), args_{toText(std::forward<Args>(args))...} {}

    const ErrorKind& kind() const { return *kind_; }
    std::string_view code() const { return kind_->code; }
    const std::vector<std::string>& args() const { return args_; }
    /// The English sentence with its arguments.
    std::string message() const;

private:
    const ErrorKind* kind_;
    std::vector<std::string> args_;
};

template <typename T = void>
using Result = tl::expected<T, Error>;
using Status = Result<>;

/// `return fail(kKind, args...);` from any function that returns a Result.
template <typename... Args>
tl::unexpected<Error> fail(const ErrorKind& kind, Args&&... args) {
    return tl::unexpected<Error>(Error(kind, std::forward<Args>(args)...));
}

/// Hands an error of one result on as that of another.
template <typename T>
tl::unexpected<Error> forward(const Result<T>& failed) {
    return tl::unexpected<Error>(failed.error());
}

/// Work that was asked to stop ends with this kind.
inline constexpr ErrorKind kCancelled{"job.cancelled", "Stopped."};

} // namespace tmw

#define TMW_CONCAT_(a, b) a##b
#define TMW_CONCAT(a, b) TMW_CONCAT_(a, b)
/// Evaluates a Result; returns its error, or defines `declaration` with its value.
#define TMW_TRY(declaration, expression)                                                           \
    auto TMW_CONCAT(tmwTry, __LINE__) = (expression);                                              \
    if (!TMW_CONCAT(tmwTry, __LINE__))                                                             \
        return ::tl::unexpected(std::move(TMW_CONCAT(tmwTry, __LINE__)).error());                  \
    declaration = std::move(*TMW_CONCAT(tmwTry, __LINE__))
/// The same for a Status.
#define TMW_CHECK(expression)                                                                      \
    do {                                                                                           \
        if (auto tmwStatus = (expression); !tmwStatus)                                             \
            return ::tl::unexpected(std::move(tmwStatus).error());                                 \
    } while (false)

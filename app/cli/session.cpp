// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/cli.h"
#include "app/cli/interrupt.h"

#include <unistd.h>

#include <chrono>
#include <cstdio>
#include <memory>

namespace tmw::cli {

namespace {

/// One line on standard error, drawn again at most ten times a second.
class Bar {
public:
    void show(double fraction, std::string_view what) {
        const auto now = Clock::now();
        if (fraction < 1 && now - drawn_ < std::chrono::milliseconds(100))
            return;
        drawn_ = now;
        const double elapsed = std::chrono::duration<double>(now - started_).count();
        constexpr int kWidth = 24;
        const int full = static_cast<int>(fraction * kWidth);
        std::string bar(static_cast<size_t>(full), '#');
        bar.resize(kWidth, '.');
        std::fprintf(stderr, "\r\033[K[%s] %3.0f %% %.*s", bar.c_str(), fraction * 100,
                     static_cast<int>(what.size()), what.data());
        if (fraction > 0.02 && fraction < 1)
            std::fprintf(stderr, ", %.0f s left", elapsed / fraction * (1 - fraction));
        if (fraction >= 1)
            std::fprintf(stderr, "\r\033[K");
        std::fflush(stderr);
    }

private:
    using Clock = std::chrono::steady_clock;
    Clock::time_point started_ = Clock::now();
    Clock::time_point drawn_{};
};

} // namespace

std::stop_token Session::stop() const {
    return interruptToken();
}

Progress Session::progress() const {
    if (!isatty(STDERR_FILENO))
        return [](double, std::string_view) {};
    return [bar = std::make_shared<Bar>()](double fraction, std::string_view what) {
        bar->show(fraction, what);
    };
}

void Session::say(const std::string& words) const {
    std::fprintf(stderr, "%s\n", words.c_str());
}

void Session::line(const std::string& text) const {
    std::fwrite(text.data(), 1, text.size(), stdout);
    std::fputc('\n', stdout);
    std::fflush(stdout);
}

} // namespace tmw::cli

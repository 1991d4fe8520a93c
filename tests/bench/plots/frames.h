// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <ctime>
#include <vector>

namespace tmw::bench {

inline constexpr double kFrame = 1000.0 / 60; ///< milliseconds

using Clock = std::chrono::steady_clock;

inline double millisecondsSince(Clock::time_point start) {
    return std::chrono::duration<double, std::milli>(Clock::now() - start).count();
}

/// Of the calling thread: what is left of a frame's time on a machine that does other things too.
inline double cpuMilliseconds() {
    timespec now{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return 1e3 * static_cast<double>(now.tv_sec) + 1e-6 * static_cast<double>(now.tv_nsec);
}

struct FrameTimes {
    double median = 0;
    double worst = 0;
};

inline FrameTimes timesOf(std::vector<double> frames) {
    if (frames.empty())
        return {};
    std::sort(frames.begin(), frames.end());
    return {frames[frames.size() / 2], frames.back()};
}

} // namespace tmw::bench

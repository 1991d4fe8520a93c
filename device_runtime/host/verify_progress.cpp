// SPDX-License-Identifier: GPL-3.0-or-later
#include "device_runtime/host/verify_progress.h"

namespace tmw {

double VerifyState::fraction() const {
    constexpr double kUploads = 0.5; // as a share of the whole, where there are any
    double placed = 0, ran = 0;
    size_t running = 0;
    for (const On& each : boards) {
        if (each.out)
            continue;
        ++running;
        placed += each.placed;
        if (each.steps > 0)
            ran += static_cast<double>(each.step) / static_cast<double>(each.steps);
    }
    if (running == 0 || samples == 0)
        return 0;
    const auto count = static_cast<double>(running);
    if (placing)
        return kUploads * placed / count;
    const double done = (static_cast<double>(sample) + ran / count) / static_cast<double>(samples);
    return uploads ? kUploads + (1 - kUploads) * done : done;
}

VerifyTeller::VerifyTeller(const VerifyProgress& progress,
                           const std::vector<std::string_view>& boards, size_t samples)
    : progress_(progress) {
    state_.samples = samples;
    for (const std::string_view board : boards)
        state_.boards.push_back({board, 0, 0, 0, false});
}

void VerifyTeller::place(size_t board, double placed) {
    const std::scoped_lock lock(mutex_);
    state_.boards[board].placed = placed;
    state_.uploads = state_.uploads || placed < 1;
    if (state_.uploads)
        tell();
}

void VerifyTeller::begin(size_t sample) {
    const std::scoped_lock lock(mutex_);
    state_.placing = false;
    state_.sample = sample;
    for (VerifyState::On& each : state_.boards)
        each.step = 0;
    tell();
}

void VerifyTeller::step(size_t board, size_t step, size_t steps) {
    const std::scoped_lock lock(mutex_);
    state_.boards[board].step = step;
    state_.boards[board].steps = steps;
    tell();
}

void VerifyTeller::leave(size_t board) {
    const std::scoped_lock lock(mutex_);
    state_.boards[board].out = true;
}

void VerifyTeller::tell() const {
    if (progress_)
        progress_(state_);
}

} // namespace tmw

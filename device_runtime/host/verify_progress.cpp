// SPDX-License-Identifier: GPL-3.0-or-later
#include "device_runtime/host/verify_progress.h"

namespace tmw {

double VerifyState::fraction() const {
    double done = 0;
    size_t running = 0;
    for (const On& each : boards) {
        if (each.out)
            continue;
        ++running;
        if (each.steps > 0)
            done += static_cast<double>(each.step) / static_cast<double>(each.steps);
    }
    const double within = running == 0 ? 0 : done / static_cast<double>(running);
    return samples == 0 ? 0 : (static_cast<double>(sample) + within) / static_cast<double>(samples);
}

VerifyTeller::VerifyTeller(const VerifyProgress& progress,
                           const std::vector<std::string_view>& boards, size_t samples)
    : progress_(progress) {
    state_.samples = samples;
    for (const std::string_view board : boards)
        state_.boards.push_back({board});
}

void VerifyTeller::begin(size_t sample) {
    const std::scoped_lock lock(mutex_);
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

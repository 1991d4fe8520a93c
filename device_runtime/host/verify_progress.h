// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <functional>
#include <mutex>
#include <string_view>
#include <vector>

namespace tmw {

/// How far boards are with the sample that is compared now.
struct VerifyState {
    struct On {
        std::string_view board;
        double placed = 0; ///< of the plan, 0 to 1; 1: it is there
        size_t step = 0;   ///< that it runs now, from 0 on
        size_t steps = 0;  ///< of this sample; 0: not known yet
        bool out = false;  ///< it has a problem
    };
    bool placing = true;  ///< the model goes onto the boards
    bool uploads = false; ///< it was not there already
    size_t sample = 0;    ///< from 0 on
    size_t samples = 0;
    std::vector<On> boards;
    /// Of uploads and all samples, 0 to 1.
    double fraction() const;
};
/// Called from the threads of the boards, by one at a time.
using VerifyProgress = std::function<void(const VerifyState&)>;

/// Gathers from the boards' threads how far each is.
class VerifyTeller {
public:
    VerifyTeller(const VerifyProgress& progress, const std::vector<std::string_view>& boards,
                 size_t samples);
    void place(size_t board, double placed);
    void begin(size_t sample);
    void step(size_t board, size_t step, size_t steps);
    void leave(size_t board);

private:
    void tell() const;

    const VerifyProgress& progress_;
    std::mutex mutex_;
    VerifyState state_;
};

} // namespace tmw

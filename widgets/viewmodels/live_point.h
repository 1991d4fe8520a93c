// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <vector>

namespace tmw::ui {

/// One live prediction as the screen takes it. Answers are real values: probabilities, one a class,
/// or numbers in the data's units.
struct LivePoint {
    size_t sample = 0; ///< row of the sensor since the stream began
    double seconds = 0;
    std::vector<float> raw = {};
    std::vector<float> board = {};
    std::vector<float> host = {};    ///< int8 on the desktop
    std::vector<float> inFloat = {}; ///< the float model on the desktop; empty: there is none
    std::vector<float> truth = {};   ///< targets, or the class's number; empty: not known
    bool identical = false;          ///< board and host, bit for bit
    bool fault = false;
    size_t missing = 0; ///< rows that never came, so far
    size_t reconnects = 0;
};

/// The most probable class; 0 where there is none.
size_t bestClass(const std::vector<float>& probabilities);

} // namespace tmw::ui

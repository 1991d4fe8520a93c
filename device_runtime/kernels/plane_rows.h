// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <stdint.h>

namespace tmw {
namespace rt {

/// Some rows of outputs of a plane by a 3x3 filter. Read by the assembly, in this order.
struct PlaneRowsJob {
    uint32_t pitch;      ///< bytes from row to row of the input
    const int8_t* end;   ///< of the first row of outputs
    uint32_t step;       ///< from an output to the next; 0: there is one a row
    uint32_t inputLine;  ///< bytes from the end of a row of outputs' input to the next one's start
    uint32_t outputLine; ///< the same in the output
    uint32_t outputRow;  ///< from row to row of the output
    uint32_t rows;       ///< of outputs
};

} // namespace rt
} // namespace tmw

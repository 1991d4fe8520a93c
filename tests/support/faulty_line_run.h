// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "device_runtime/host/deploy.h"

#include <cstdint>
#include <map>
#include <string>

namespace tmw::test {

/// Two models of one board.
struct RivalModels {
    Plan first;
    Plan second;
    TestVectors firstVectors;
    TestVectors secondVectors;
};

/// What came of runs of hello, upload, check, activate, run and stream over bad lines.
struct FaultyRuns {
    uint64_t runs = 0;
    uint64_t uploads = 0;     ///< that came to an end over the bad line
    uint64_t predictions = 0; ///< streamed
    uint64_t missing = 0;     ///< in the sequence, all of them noticed
    uint64_t reconnects = 0;
    uint64_t damagedFrames = 0;
    uint64_t repeatedFrames = 0;
    double virtualSeconds = 0;
    std::map<std::string, uint64_t> errors; ///< code -> how often an act ended with it
    std::string wrong; ///< first thing that must never happen; empty: nothing did
};

/// One board, one bad line, all by the seed; then a good line to the same board, which must be in
/// order. Adds to `sum`; false where something went wrong that must not.
bool runOverFaultyLine(const RivalModels& models, uint64_t seed, FaultyRuns* sum);

/// What the line of this seed does.
LineFaults faultsOfSeed(uint64_t seed);

} // namespace tmw::test

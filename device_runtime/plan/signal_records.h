// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "device_runtime/plan/record_parts.h"

namespace tmw {
namespace rt {

// TensorFlow Lite Micro's signal front-end, from samples to the logarithms of a filter bank.

/// out = saturate16(in * window >> shift), row by row.
struct SignalWindowRecord {
    PlanRecord head;
    Location input;
    Location window; ///< int16
    Location output;
    uint32_t rows;
    uint32_t size;
    uint32_t shift; ///< 0 to 31
};

/// Shifts int16 to the left until the greatest magnitude fills 15 bits, and answers how far.
struct SignalAutoScaleRecord {
    PlanRecord head;
    Location input;
    Location output;
    Location bits; ///< int32
    uint32_t count;
};

struct Complex16 {
    int16_t real;
    int16_t imaginary;
};

/// Real int16, filled up with zeros, to the first half of their spectrum: a complex transform of
/// half the length in stages of four (the last of two where the length asks for it), each of which
/// divides by its number of branches, and then a stage that takes the spectra of even and odd
/// samples apart.
struct SignalFftRecord {
    PlanRecord head;
    Location input;
    Location output;   ///< Complex16, length / 2 + 1 a row
    Location twiddles; ///< Complex16, length / 2: a turn
    Location finish;   ///< Complex16, length / 4: of the last stage
    Location scratch;  ///< Complex16, length / 2
    uint32_t rows;
    uint32_t size;   ///< of a row of the input, at most length
    uint32_t length; ///< a power of two, 4 to 65536
};

/// real^2 + imaginary^2 of bins start to end; 0 outside.
struct SignalEnergyRecord {
    PlanRecord head;
    Location input;
    Location output; ///< uint32
    uint32_t start;
    uint32_t end;
    uint32_t count;
    uint32_t reserved;
};

/// Channel i is the sum over band i + 1 by `weights`, and over band i by `unweights`, in 64 bits.
struct SignalFilterBankRecord {
    PlanRecord head;
    Location input;        ///< uint32
    Location weights;      ///< int16
    Location unweights;    ///< int16
    Location starts;       ///< int16, channels + 1: a band's first bin
    Location weightStarts; ///< int16, channels + 1: and its first weight
    Location widths;       ///< int16, channels + 1
    Location output;       ///< uint64, channels
    uint32_t channels;
    uint32_t bins;
    uint32_t weightCount;
};

/// uint64 to the nearest root, shifted right by the int32 at `bits`, which is held within 0 to 31.
struct SignalRootRecord {
    PlanRecord head;
    Location input;
    Location bits;
    Location output; ///< uint32
    uint32_t count;
};

/// Follows the noise of each channel, kept in the state extent, and takes it away; even and odd
/// channels follow at their own pace.
struct SignalSubtractionRecord {
    PlanRecord head;
    Location input;
    Location output;
    Location noise; ///< a copy of what is kept
    Location kept;  ///< uint32, channels
    uint32_t channels;
    uint32_t smoothing[2];
    uint32_t oneMinusSmoothing[2];
    uint32_t leastRemaining;
    uint32_t smoothingBits;   ///< 0 to 31
    uint32_t subtractionBits; ///< 0 to 63
    uint32_t clamps;          ///< 1: the noise stays below the signal
    uint32_t reserved;
};

/// Gain control by the noise: a gain by pieces of polynomials, then squashing.
struct SignalGainRecord {
    PlanRecord head;
    Location input;
    Location noise;
    Location gains; ///< int16, kSignalGains
    Location output;
    uint32_t count;
    uint32_t shift; ///< 0 to 63
};
constexpr uint32_t kSignalGains = 125;

/// Natural logarithm of uint32, shifted left by `correction`, times `scale`, to int16.
struct SignalLogRecord {
    PlanRecord head;
    Location input;
    Location table; ///< uint16, kSignalLogs: log2(1 + i / 128) - i / 128 in steps of 1/65536
    Location output;
    uint32_t count;
    uint32_t scale;
    uint32_t correction; ///< 0 to 31
};
constexpr uint32_t kSignalLogs = 130;

} // namespace rt
} // namespace tmw

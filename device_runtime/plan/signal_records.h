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

template <typename T>
struct Complex {
    T real;
    T imaginary;
};

/// Real numbers, filled up with zeros, to the first half of their spectrum: a complex transform of
/// half the length in stages of four branches as long as these divide it, then of two, three and
/// five, and then a stage that takes the spectra of even and odd samples apart. Of integers each
/// stage divides by its number of branches, in products of Q15 (int16) or Q31 (int32) that are
/// rounded.
///
/// SignalInverseFft...: from the first half of a spectrum, which a stage first puts together, to
/// real numbers; floats are divided by the length, integers by what the stages divide by.
///
/// SignalFftMixed..., SignalInverseFftMixed...: of lengths that are no power of two, the others
/// of powers of two alone.
struct SignalFftRecord {
    PlanRecord head;
    Location input;
    Location output;   ///< a spectrum has length / 2 + 1 complex numbers a row
    Location twiddles; ///< complex, length / 2: a turn, the other way round for the inverse
    Location finish;   ///< complex, length / 4: of the stage of even and odd samples
    Location scratch;  ///< complex, length / 2
    uint32_t rows;
    uint32_t size;   ///< numbers of a row of the input: at most length; of the inverse length + 2
    uint32_t length; ///< 4 to 65536, even, with no other factors than 2, 3 and 5
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

/// At the place of `kept`; int16 follow, rows x keeps.
struct SignalFramesState {
    uint32_t waits; ///< steps until a frame is given
    uint32_t begun; ///< 0: the first step fills what is kept
};

/// int16: each run brings `frames` steps a row. What is kept of a row and a step after it are a
/// window, of which the first `size` are a frame and the last `keeps` are kept. A frame that is not
/// given is all zeros.
struct SignalFramesRecord {
    PlanRecord head;
    Location input;
    Location output; ///< rows x frames x size
    Location valid;  ///< bool: every frame of the run is given; kNowhere: not said
    Location kept;   ///< of the state extent
    uint32_t rows;
    uint32_t frames;
    uint32_t step;
    uint32_t size; ///< at most keeps + step
    uint32_t keeps;
    uint32_t period; ///< of so many steps one frame is given
};

/// Frames that overlap are added to one signal: each is added to what is kept of its row, the first
/// `step` of the sum go out, and the rest is kept. Sums of int16 saturate.
struct SignalOverlapAddRecord {
    PlanRecord head;
    Location input;
    Location output; ///< rows x frames x step
    Location kept;   ///< of the state extent, rows x size
    uint32_t rows;
    uint32_t frames;
    uint32_t size;
    uint32_t step; ///< at most size
    uint32_t reserved;
};

} // namespace rt
} // namespace tmw

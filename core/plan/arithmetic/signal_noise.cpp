// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/arithmetic/record_reader.h"
#include "device_runtime/kernels/signal.h"

#include <algorithm>
#include <cstddef>

namespace tmw {

namespace {

uint64_t times(RecordReader& reader, uint64_t a, uint64_t b) {
    return reader.step(StepKind::Multiplied, a * b, a, b);
}

uint32_t shiftedRight(RecordReader& reader, uint64_t value, uint32_t bits) {
    return reader.step(StepKind::ShiftedRight, static_cast<uint32_t>(value >> bits), value, bits);
}

} // namespace

std::optional<double> explainSignalSubtraction(RecordReader& reader) {
    using R = rt::SignalSubtractionRecord;
    const R r = reader.as<R>();
    const size_t channel = reader.element();
    const uint32_t signal = reader.readUnsigned(offsetof(R, input), channel);
    const uint32_t fine =
        reader.step(StepKind::ShiftedLeft, signal << r.smoothingBits, signal, r.smoothingBits);
    const uint64_t fresh = times(reader, fine, r.smoothing[channel % 2]);
    const uint64_t old =
        times(reader, reader.initial<uint32_t>(r.kept, channel), r.oneMinusSmoothing[channel % 2]);
    const uint64_t mixed = reader.step(StepKind::Added, fresh + old, fresh, old);
    const uint32_t noise = shiftedRight(reader, mixed, r.subtractionBits);
    const auto held = [&] {
        return reader.step(StepKind::Lesser, std::min(noise, fine), noise, fine);
    };
    if (reader.writtenField() == offsetof(R, noise))
        return r.clamps != 0 ? held() : noise;
    const uint32_t estimate = held();
    const uint32_t less = reader.step(StepKind::Subtracted, fine - estimate, fine, estimate);
    const uint32_t rest = shiftedRight(reader, less, r.smoothingBits);
    const uint32_t least =
        shiftedRight(reader, times(reader, signal, r.leastRemaining), r.subtractionBits);
    return reader.step(StepKind::Greater, std::max(rest, least), rest, least);
}

std::optional<double> explainSignalGain(RecordReader& reader) {
    using R = rt::SignalGainRecord;
    const R r = reader.as<R>();
    const uint32_t signal = reader.readUnsigned(offsetof(R, input), reader.element());
    const uint32_t noise = reader.readUnsigned(offsetof(R, noise), reader.element());
    std::vector<int16_t> gains;
    for (size_t i = 0; i < rt::kSignalGains; ++i)
        gains.push_back(static_cast<int16_t>(reader.look(offsetof(R, gains), i)));
    const int32_t gain = reader.named("gain", StepKind::FixedFunction,
                                      int32_t{rt::gainOf(noise, gains.data())}, noise);
    const auto factor = static_cast<uint32_t>(gain);
    const uint32_t ratio = shiftedRight(reader, times(reader, signal, factor), r.shift);
    return reader.named("squash", StepKind::FixedFunction, rt::squashed(ratio), ratio);
}

std::optional<double> explainSignalLog(RecordReader& reader) {
    using R = rt::SignalLogRecord;
    constexpr int32_t kFractionBits = 16;
    constexpr uint32_t kHalf = 1u << (kFractionBits - 1);
    const R r = reader.as<R>();
    const uint32_t read = reader.readUnsigned(offsetof(R, input), reader.element());
    const uint32_t value =
        reader.step(StepKind::ShiftedLeft, read << r.correction, read, r.correction);
    uint32_t answer = 0;
    if (value > 1) {
        std::vector<uint16_t> table;
        for (size_t i = 0; i < rt::kSignalLogs; ++i)
            table.push_back(reader.entry<uint16_t>(r.table, i));
        const uint32_t log = reader.named("log2", StepKind::FixedFunction,
                                          rt::binaryLog(value, table.data()), value);
        const auto natural = static_cast<uint32_t>((rt::kLogOf2 * log + kHalf) >> kFractionBits);
        reader.step(StepKind::Shifted, natural, log, rt::kLogOf2, -kFractionBits);
        answer = reader.step(StepKind::Shifted, (r.scale * natural + kHalf) >> kFractionBits,
                             natural, r.scale, -kFractionBits);
    }
    return reader.step(StepKind::Held, std::min(answer, 32767u), answer, 0, 32767);
}

} // namespace tmw

// SPDX-License-Identifier: GPL-3.0-or-later
#include "device_runtime/kernels/signal.h"

#include "core/plan/arithmetic/record_reader.h"
#include "device_runtime/base/fixed_point.h"

#include <algorithm>
#include <cstddef>

namespace tmw {

namespace {

constexpr std::string_view kBand = TMW_PHRASE("Step", "band %1");

/// The sum of a band's energies by one of the two weights.
uint64_t bandSum(RecordReader& reader, size_t band, size_t weights) {
    using R = rt::SignalFilterBankRecord;
    const auto entry = [&](size_t field) { return static_cast<int32_t>(reader.look(field, band)); };
    const int32_t start = entry(offsetof(R, starts));
    const int32_t weightStart = entry(offsetof(R, weightStarts));
    const int32_t width = std::max(entry(offsetof(R, widths)), 0);
    uint64_t sum = 0;
    for (int32_t j = 0; j < width; ++j) {
        const auto weight =
            static_cast<int64_t>(reader.read(weights, static_cast<size_t>(weightStart + j)));
        const uint64_t energy =
            reader.readUnsigned(offsetof(R, input), static_cast<size_t>(start + j));
        sum += static_cast<uint64_t>(weight) * energy;
    }
    reader.setPart(kBand, band);
    reader.step(StepKind::TotalOfProducts, sum, width);
    reader.setPart({});
    return sum;
}

} // namespace

std::optional<double> explainSignalWindow(RecordReader& reader) {
    using R = rt::SignalWindowRecord;
    const R r = reader.as<R>();
    const int32_t value = reader.readInteger(offsetof(R, input), reader.element());
    const int32_t factor = reader.readInteger(offsetof(R, window), reader.element() % r.size);
    const int32_t product = reader.step(StepKind::Multiplied, value * factor, value, factor);
    const int32_t shifted =
        reader.step(StepKind::ShiftedRight, product >> r.shift, product, r.shift);
    return reader.step(StepKind::Held, rt::clamp(shifted, -32768, 32767), shifted, -32768, 32767);
}

std::optional<double> explainSignalAutoScale(RecordReader& reader) {
    using R = rt::SignalAutoScaleRecord;
    const R r = reader.as<R>();
    int32_t greatest = 0;
    std::vector<int32_t> values;
    for (size_t i = 0; i < r.count; ++i) {
        values.push_back(reader.readInteger(offsetof(R, input), i));
        greatest = std::max(greatest, values.back() < 0 ? -values.back() : values.back());
    }
    reader.step(StepKind::GreatestSize, greatest, r.count);
    greatest = std::min(greatest, 32767);
    const uint32_t bits = 15 - rt::highestBit(static_cast<uint32_t>(greatest));
    reader.step(StepKind::FreeBits, bits, greatest);
    if (reader.writtenField() == offsetof(R, bits))
        return bits;
    const int32_t value = values[reader.element()];
    return reader.step(StepKind::ShiftedLeft, static_cast<int16_t>(value * (1 << bits)), value,
                       bits);
}

std::optional<double> explainSignalEnergy(RecordReader& reader) {
    using R = rt::SignalEnergyRecord;
    const R r = reader.as<R>();
    const size_t bin = reader.element();
    if (bin < r.start || bin >= r.end)
        return reader.step(StepKind::Filled, 0);
    const auto squared = [&](size_t operand, size_t index) {
        const int32_t value = reader.readInteger(offsetof(R, input), index);
        reader.setOperand(operand);
        const auto square =
            reader.step(StepKind::Multiplied, static_cast<uint32_t>(value * value), value, value);
        reader.setOperand(0);
        return square;
    };
    const uint32_t real = squared(1, 2 * bin), imaginary = squared(2, 2 * bin + 1);
    return reader.step(StepKind::Added, real + imaginary, real, imaginary);
}

std::optional<double> explainSignalFilterBank(RecordReader& reader) {
    using R = rt::SignalFilterBankRecord;
    const uint64_t carried = bandSum(reader, reader.element(), offsetof(R, unweights));
    const uint64_t sum = bandSum(reader, reader.element() + 1, offsetof(R, weights));
    return static_cast<double>(reader.step(StepKind::Added, carried + sum, carried, sum));
}

std::optional<double> explainSignalRoot(RecordReader& reader) {
    using R = rt::SignalRootRecord;
    const auto value = static_cast<uint64_t>(reader.readLong(offsetof(R, input), reader.element()));
    const int32_t bits = reader.readInteger(offsetof(R, bits), 0, DataType::Int32);
    const uint32_t root =
        reader.named("sqrt", StepKind::FixedFunction, rt::nearestRoot(value), value);
    const int32_t shift = std::clamp(bits, 0, 31);
    return reader.step(StepKind::ShiftedRight, root >> shift, root, shift);
}

std::optional<double> explainSignalFrames(RecordReader& reader) {
    using R = rt::SignalFramesRecord;
    const R r = reader.as<R>();
    const auto [waits, begun] = reader.initial<rt::SignalFramesState>(r.kept, 0);
    const auto isGiven = [&, first = size_t{waits}](size_t frame) {
        return frame >= first && (frame - first) % r.period == 0;
    };
    if (reader.writtenField() == offsetof(R, valid)) {
        bool all = true;
        for (size_t frame = 0; frame < r.frames; ++frame)
            all = all && isGiven(frame);
        return reader.step(StepKind::Filled, all ? 1 : 0);
    }
    const size_t row = reader.element() / r.size / r.frames;
    const size_t frame = reader.element() / r.size % r.frames;
    if (!isGiven(frame))
        return reader.step(StepKind::Filled, 0);
    // Before the signal stands what is kept: the first step, again and again, unless it is begun.
    const size_t at = frame * r.step + reader.element() % r.size;
    if (begun != 0 && at < r.keeps)
        return reader.step(
            StepKind::Filled,
            reader.initial<int16_t>(r.kept + sizeof(rt::SignalFramesState), row * r.keeps + at));
    const size_t from = at < r.keeps ? at % r.step : at - r.keeps;
    return reader.step(StepKind::Taken,
                       reader.read(offsetof(R, input), row * r.frames * r.step + from));
}

std::optional<double> explainSignalOverlapAdd(RecordReader& reader) {
    using R = rt::SignalOverlapAddRecord;
    const R r = reader.as<R>();
    const size_t row = reader.element() / r.step / r.frames;
    const size_t frame = reader.element() / r.step % r.frames;
    const size_t place = reader.element() % r.step;
    const bool isFloat = reader.outputType() == DataType::Float32;
    double sum = reader.step(StepKind::Filled, 0.0); // what is kept begins with it
    for (size_t i = 0; i <= frame; ++i) {
        const size_t within = (frame - i) * r.step + place;
        if (within >= r.size)
            continue;
        const double value =
            reader.read(offsetof(R, input), (row * r.frames + i) * r.size + within);
        if (isFloat) {
            sum = reader.step(
                StepKind::Added,
                static_cast<double>(static_cast<float>(sum) + static_cast<float>(value)), sum,
                value);
            continue;
        }
        const double wide = reader.step(StepKind::Added, sum + value, sum, value);
        sum = reader.step(StepKind::Held, std::clamp(wide, -32768.0, 32767.0), wide, -32768, 32767);
    }
    return sum;
}

} // namespace tmw

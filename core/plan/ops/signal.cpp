// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/ops/signal.h"

#include "core/plan/ops/custom_options.h"
#include "core/plan/ops/op_table.h"

#include <array>
#include <cmath>
#include <cstddef>

namespace tmw {

Status checkTypes(const OpPlanner& planner, std::initializer_list<DataType> inputs,
                  std::initializer_list<DataType> outputs) {
    TMW_CHECK(planner.expect(inputs.size(), outputs.size()));
    bool fits = true;
    for (size_t i = 0; i < inputs.size(); ++i)
        fits = fits && planner.input(i).type == inputs.begin()[i];
    for (size_t i = 0; i < outputs.size(); ++i)
        fits = fits && planner.output(i).type == outputs.begin()[i];
    if (!fits)
        return planner.refuse(kUnsupportedType, planner.typeList());
    return {};
}

Status refuseShape(const OpPlanner& planner) {
    return planner.refuse(kShape,
                          toText(planner.input(0).shape) + " to " + toText(planner.output().shape));
}

uint32_t countOf(const OpPlanner& planner, const TfliteTensor& tensor) {
    return static_cast<uint32_t>(planner.elements(tensor));
}

uint32_t rowOf(const TfliteTensor& tensor) {
    return tensor.shape.empty() ? 1 : static_cast<uint32_t>(tensor.shape.back());
}

Status planSignalWindow(OpPlanner& planner) {
    using R = rt::SignalWindowRecord;
    TMW_CHECK(checkTypes(planner, {DataType::Int16, DataType::Int16}, {DataType::Int16}));
    TMW_TRY(const CustomOptions options, CustomOptions::of(planner));
    TMW_TRY(const int64_t shift, options.integer("shift", 0, 31));
    R record{};
    record.size = countOf(planner, planner.input(1));
    if (record.size == 0 || rowOf(planner.input(0)) != record.size ||
        planner.elements(planner.input(0)) != planner.elements(planner.output()))
        return refuseShape(planner);
    record.rows = countOf(planner, planner.input(0)) / record.size;
    record.shift = static_cast<uint32_t>(shift);
    planner.emit(rt::KernelId::SignalWindow, record,
                 {planner.read(offsetof(R, input), 0), planner.read(offsetof(R, window), 1)},
                 planner.write(offsetof(R, output)), true);
    return {};
}

Status planSignalAutoScale(OpPlanner& planner) {
    using R = rt::SignalAutoScaleRecord;
    TMW_CHECK(checkTypes(planner, {DataType::Int16}, {DataType::Int16, DataType::Int32}));
    R record{};
    record.count = countOf(planner, planner.input(0));
    if (planner.elements(planner.output()) != record.count ||
        planner.elements(planner.output(1)) != 1)
        return refuseShape(planner);
    planner.emitAll(rt::KernelId::SignalAutoScale, record, {planner.read(offsetof(R, input), 0)},
                    {planner.write(offsetof(R, output)), planner.write(offsetof(R, bits), 1)});
    return {};
}

Status planSignalEnergy(OpPlanner& planner) {
    using R = rt::SignalEnergyRecord;
    TMW_CHECK(checkTypes(planner, {DataType::Int16}, {DataType::UInt32}));
    TMW_TRY(const CustomOptions options, CustomOptions::of(planner));
    R record{};
    record.count = countOf(planner, planner.output());
    if (planner.elements(planner.input(0)) != size_t{2} * record.count)
        return refuseShape(planner);
    TMW_TRY(const int64_t start, options.integer("start_index", 0, record.count));
    TMW_TRY(const int64_t end, options.integer("end_index", 0, record.count));
    record.start = static_cast<uint32_t>(start);
    record.end = static_cast<uint32_t>(end);
    planner.emit(rt::KernelId::SignalEnergy, record, {planner.read(offsetof(R, input), 0)},
                 planner.write(offsetof(R, output)));
    return {};
}

Status planSignalFilterBank(OpPlanner& planner) {
    using R = rt::SignalFilterBankRecord;
    constexpr DataType kShort = DataType::Int16;
    TMW_CHECK(checkTypes(planner, {DataType::UInt32, kShort, kShort, kShort, kShort, kShort},
                         {DataType::UInt64}));
    TMW_TRY(const CustomOptions options, CustomOptions::of(planner));
    TMW_TRY(const int64_t channels, options.integer("num_channels", 1, 0x7fff));
    constexpr std::array<size_t, 6> kFields{0,
                                            offsetof(R, weights),
                                            offsetof(R, unweights),
                                            offsetof(R, starts),
                                            offsetof(R, weightStarts),
                                            offsetof(R, widths)};
    R record{};
    record.channels = static_cast<uint32_t>(channels);
    record.bins = countOf(planner, planner.input(0));
    record.weightCount = countOf(planner, planner.input(1));
    std::vector<Operand> reads{planner.read(offsetof(R, input), 0)};
    for (size_t i = 1; i < kFields.size(); ++i) {
        if (!planner.isConstant(i))
            return planner.refuse(kUnsupportedForm, "its weights and bands must be constants");
        const size_t expected = i < 3 ? record.weightCount : static_cast<size_t>(channels + 1);
        if (planner.elements(planner.input(i)) != expected)
            return refuseShape(planner);
        reads.push_back(planner.read(kFields[i], i));
    }
    if (planner.elements(planner.output()) != static_cast<size_t>(channels))
        return refuseShape(planner);
    const auto starts = planner.constant<int16_t>(3);
    const auto weightStarts = planner.constant<int16_t>(4);
    const auto widths = planner.constant<int16_t>(5);
    for (size_t i = 0; i < widths.size(); ++i)
        if (widths[i] > 0 &&
            (starts[i] < 0 || weightStarts[i] < 0 ||
             static_cast<uint32_t>(starts[i] + widths[i]) > record.bins ||
             static_cast<uint32_t>(weightStarts[i] + widths[i]) > record.weightCount))
            return planner.refuse(kShape, "a band outside of its input");
    planner.emit(rt::KernelId::SignalFilterBank, record, std::move(reads),
                 planner.write(offsetof(R, output)));
    return {};
}

Status planSignalRoot(OpPlanner& planner) {
    using R = rt::SignalRootRecord;
    TMW_CHECK(checkTypes(planner, {DataType::UInt64, DataType::Int32}, {DataType::UInt32}));
    R record{};
    record.count = countOf(planner, planner.input(0));
    if (planner.elements(planner.output()) != record.count ||
        planner.elements(planner.input(1)) != 1)
        return refuseShape(planner);
    planner.emit(rt::KernelId::SignalRoot, record,
                 {planner.read(offsetof(R, input), 0), planner.read(offsetof(R, bits), 1)},
                 planner.write(offsetof(R, output)));
    return {};
}

Status planSignalSubtraction(OpPlanner& planner) {
    using R = rt::SignalSubtractionRecord;
    TMW_CHECK(checkTypes(planner, {DataType::UInt32}, {DataType::UInt32, DataType::UInt32}));
    TMW_TRY(const CustomOptions options, CustomOptions::of(planner));
    constexpr int64_t kMost = 0x7fffffff;
    TMW_TRY(const int64_t channels, options.integer("num_channels", 1, 0xffff));
    TMW_TRY(const int64_t even, options.integer("smoothing", 0, kMost));
    TMW_TRY(const int64_t odd, options.integer("alternate_smoothing", 0, kMost));
    TMW_TRY(const int64_t evenRest, options.integer("one_minus_smoothing", 0, kMost));
    TMW_TRY(const int64_t oddRest, options.integer("alternate_one_minus_smoothing", 0, kMost));
    TMW_TRY(const int64_t least, options.integer("min_signal_remaining", 0, kMost));
    TMW_TRY(const int64_t smoothingBits, options.integer("smoothing_bits", 0, 31));
    TMW_TRY(const int64_t bits, options.integer("spectral_subtraction_bits", 0, 63));
    TMW_TRY(const int64_t clamps, options.integer("clamping", 0, 1, 0));
    for (const TfliteTensor* tensor : {&planner.input(0), &planner.output(0), &planner.output(1)})
        if (planner.elements(*tensor) != static_cast<size_t>(channels))
            return refuseShape(planner);
    R record{};
    record.channels = static_cast<uint32_t>(channels);
    record.smoothing[0] = static_cast<uint32_t>(even);
    record.smoothing[1] = static_cast<uint32_t>(odd);
    record.oneMinusSmoothing[0] = static_cast<uint32_t>(evenRest);
    record.oneMinusSmoothing[1] = static_cast<uint32_t>(oddRest);
    record.leastRemaining = static_cast<uint32_t>(least);
    record.smoothingBits = static_cast<uint32_t>(smoothingBits);
    record.subtractionBits = static_cast<uint32_t>(bits);
    record.clamps = static_cast<uint32_t>(clamps);
    const std::vector<uint8_t> silence(4 * static_cast<size_t>(channels));
    record.kept = planner.draft().addState(planner.outputIndex(1), silence);
    planner.emitAll(rt::KernelId::SignalSubtraction, record, {planner.read(offsetof(R, input), 0)},
                    {planner.write(offsetof(R, output)), planner.write(offsetof(R, noise), 1)});
    planner.keepState();
    return {};
}

Status planSignalGain(OpPlanner& planner) {
    using R = rt::SignalGainRecord;
    TMW_CHECK(checkTypes(planner, {DataType::UInt32, DataType::UInt32, DataType::Int16},
                         {DataType::UInt32}));
    TMW_TRY(const CustomOptions options, CustomOptions::of(planner));
    TMW_TRY(const int64_t shift, options.integer("snr_shift", 0, 63));
    R record{};
    record.count = countOf(planner, planner.input(0));
    record.shift = static_cast<uint32_t>(shift);
    if (planner.elements(planner.input(1)) != record.count ||
        planner.elements(planner.output()) != record.count ||
        planner.elements(planner.input(2)) < rt::kSignalGains)
        return refuseShape(planner);
    planner.emit(rt::KernelId::SignalGain, record,
                 {planner.read(offsetof(R, input), 0), planner.read(offsetof(R, noise), 1),
                  planner.read(offsetof(R, gains), 2)},
                 planner.write(offsetof(R, output)));
    return {};
}

Status planSignalLog(OpPlanner& planner) {
    using R = rt::SignalLogRecord;
    TMW_CHECK(checkTypes(planner, {DataType::UInt32}, {DataType::Int16}));
    TMW_TRY(const CustomOptions options, CustomOptions::of(planner));
    TMW_TRY(const int64_t scale, options.integer("output_scale", 0, 0x7fffffff));
    TMW_TRY(const int64_t correction, options.integer("input_correction_bits", 0, 31));
    std::vector<uint16_t> table(rt::kSignalLogs);
    for (size_t i = 0; i < 128; ++i) {
        const double x = static_cast<double>(i) / 128;
        table[i] = static_cast<uint16_t>(std::lround(65536 * (std::log2(1 + x) - x)));
    }
    R record{};
    record.count = countOf(planner, planner.input(0));
    if (planner.elements(planner.output()) != record.count)
        return refuseShape(planner);
    record.table = planner.addConstants(std::span<const uint16_t>(table));
    record.scale = static_cast<uint32_t>(scale);
    record.correction = static_cast<uint32_t>(correction);
    planner.emit(rt::KernelId::SignalLog, record, {planner.read(offsetof(R, input), 0)},
                 planner.write(offsetof(R, output)));
    return {};
}

} // namespace tmw

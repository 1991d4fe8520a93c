// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/ops/custom_options.h"
#include "core/plan/ops/op_table.h"
#include "core/plan/ops/signal.h"
#include "core/plan/ops/stream.h"

#include <cstddef>

namespace tmw {

namespace {

using Frames = rt::SignalFramesRecord;
constexpr int64_t kMost = 0xffff;                  ///< samples of a step, a frame or a delay
constexpr uint64_t kMostKept = uint64_t{64} << 20; ///< bytes

Status checkKept(const OpPlanner& planner, uint64_t bytes) {
    if (bytes > kMostKept)
        return planner.refuse(kUnsupportedForm,
                              "it would keep " + toText(bytes) + " bytes between runs");
    return {};
}

/// What it keeps begins as zeros, or as the first step where `fills`.
Status emitFrames(OpPlanner& planner, Frames record, uint32_t waits, bool fills) {
    const uint64_t kept = sizeof(int16_t) * uint64_t{record.rows} * record.keeps;
    TMW_CHECK(checkKept(planner, kept));
    std::vector<uint8_t> initial;
    append(initial, rt::SignalFramesState{waits, fills ? 0u : 1u});
    initial.resize(initial.size() + kept);
    record.kept = planner.draft().addState(planner.outputIndex(), initial);
    std::vector<Operand> writes{planner.write(offsetof(Frames, output))};
    if (planner.outputCount() == 2)
        writes.push_back(planner.write(offsetof(Frames, valid), 1));
    else
        record.valid = rt::kNowhere;
    planner.emitAll(rt::KernelId::SignalFrames, record, {planner.read(offsetof(Frames, input), 0)},
                    std::move(writes));
    planner.keepState();
    return {};
}

/// Rows of whole steps, which become rows of as many frames; the flag is one value.
bool fits(const OpPlanner& planner, const Frames& record) {
    return planner.elements(planner.input(0)) ==
               size_t{record.rows} * record.frames * record.step &&
           planner.elements(planner.output()) ==
               size_t{record.rows} * record.frames * record.size &&
           record.rows > 0 && record.frames > 0 &&
           (planner.outputCount() == 1 || planner.elements(planner.output(1)) == 1);
}

} // namespace

/// Frames that overlap. As in TensorFlow Lite Micro the first one is given once whole steps have
/// filled it, and those that came too many stay in front of every frame; with `prefill` it is given
/// at once, zeros in front.
Status planSignalFramer(OpPlanner& planner) {
    TMW_CHECK(checkTypes(planner, {DataType::Int16}, {DataType::Int16, DataType::Bool}));
    TMW_TRY(const CustomOptions options, CustomOptions::of(planner));
    TMW_TRY(const int64_t size, options.integer("frame_size", 1, kMost));
    TMW_TRY(const int64_t step, options.integer("frame_step", 1, kMost));
    TMW_TRY(const int64_t prefill, options.integer("prefill", 0, 1, 0));
    if (step > size)
        return planner.refuse(kUnsupportedForm, "its frame_step is more than its frame_size");
    const auto steps = static_cast<uint32_t>((size + step - 1) / step);
    Frames record{};
    record.size = static_cast<uint32_t>(size);
    record.step = static_cast<uint32_t>(step);
    record.keeps = prefill != 0 ? record.size - record.step : (steps - 1) * record.step;
    record.frames = rowOf(planner.input(0)) / record.step;
    record.rows =
        record.frames == 0 ? 0 : countOf(planner, planner.input(0)) / (record.frames * record.step);
    record.period = 1;
    if (!fits(planner, record))
        return refuseShape(planner);
    return emitFrames(planner, record, prefill != 0 ? 0 : steps - 1, false);
}

/// The last left + 1 + right inputs, once in `stacker_step` runs; the first stands for those in
/// front of it.
Status planSignalStacker(OpPlanner& planner) {
    TMW_CHECK(checkTypes(planner, {DataType::Int16}, {DataType::Int16, DataType::Bool}));
    TMW_TRY(const CustomOptions options, CustomOptions::of(planner));
    TMW_TRY(const int64_t channels, options.integer("num_channels", 1, kMost));
    TMW_TRY(const int64_t left, options.integer("stacker_left_context", 0, kMost));
    TMW_TRY(const int64_t right, options.integer("stacker_right_context", 0, kMost));
    TMW_TRY(const int64_t period, options.integer("stacker_step", 1, left + right + 1));
    if (channels * (left + right + 1) > rt::kLocationOffset)
        return refuseShape(planner);
    Frames record{};
    record.rows = record.frames = 1;
    record.step = static_cast<uint32_t>(channels);
    record.keeps = static_cast<uint32_t>(channels * (left + right));
    record.size = record.keeps + record.step;
    record.period = static_cast<uint32_t>(period);
    if (!fits(planner, record))
        return refuseShape(planner);
    return emitFrames(planner, record, static_cast<uint32_t>(right), true);
}

Status planSignalDelay(OpPlanner& planner) {
    TMW_CHECK(checkTypes(planner, {DataType::Int16}, {DataType::Int16}));
    TMW_TRY(const CustomOptions options, CustomOptions::of(planner));
    TMW_TRY(const int64_t delay, options.integer("delay_length", 0, kMost));
    Frames record{};
    record.step = record.size = rowOf(planner.input(0));
    record.rows = record.step == 0 ? 0 : countOf(planner, planner.input(0)) / record.step;
    record.frames = record.period = 1;
    record.keeps = static_cast<uint32_t>(delay);
    if (!fits(planner, record))
        return refuseShape(planner);
    return emitFrames(planner, record, 0, false);
}

/// Of [..., frames, size] to [..., frames * step].
Status planSignalOverlapAdd(OpPlanner& planner) {
    using R = rt::SignalOverlapAddRecord;
    TMW_CHECK(planner.expect(1, 1));
    const DataType type = planner.input(0).type;
    TMW_CHECK(checkTypes(planner, {type}, {type}));
    if (type != DataType::Int16 && type != DataType::Float32)
        return planner.refuse(kUnsupportedType, planner.typeList());
    TMW_TRY(const CustomOptions options, CustomOptions::of(planner));
    const Shape& in = planner.input(0).shape;
    const size_t all = planner.elements(planner.input(0));
    if (in.size() < 2 || all == 0)
        return refuseShape(planner);
    R record{};
    record.size = static_cast<uint32_t>(in[in.size() - 1]);
    record.frames = static_cast<uint32_t>(in[in.size() - 2]);
    record.rows = static_cast<uint32_t>(all / record.size / record.frames);
    TMW_TRY(const int64_t step, options.integer("frame_step", 1, record.size));
    record.step = static_cast<uint32_t>(step);
    if (planner.elements(planner.output()) != size_t{record.rows} * record.frames * record.step)
        return refuseShape(planner);
    const bool real = type == DataType::Float32;
    const uint64_t kept = rt::sizeOf(type) * uint64_t{record.rows} * record.size;
    TMW_CHECK(checkKept(planner, kept));
    const std::vector<uint8_t> silence(kept);
    record.kept = planner.draft().addState(planner.outputIndex(), silence);
    planner.emit(real ? rt::KernelId::SignalOverlapAddFloat : rt::KernelId::SignalOverlapAdd,
                 record, {planner.read(offsetof(R, input), 0)}, planner.write(offsetof(R, output)));
    planner.keepState();
    return {};
}

} // namespace tmw

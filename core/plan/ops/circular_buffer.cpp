// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/ops/custom_options.h"
#include "core/plan/ops/op_table.h"

#include <algorithm>
#include <cstddef>

namespace tmw {

namespace {

/// In how many runs the buffer moves on once; without options, as TensorFlow Lite Micro guesses it
/// from the slots of its two streaming models.
Result<int64_t> cyclesOf(const OpPlanner& planner, int32_t slots) {
    constexpr int64_t kMost = 0xffff;
    if (!planner.op().customOptions.empty()) {
        TMW_TRY(const CustomOptions options, CustomOptions::of(planner));
        return options.integer("cycles_max", 1, kMost);
    }
    if (slots == 5 || slots == 13 || slots == 25)
        return 1;
    return planner.refuse(kUnsupportedForm, "it does not say its cycles_max");
}

Status checkForm(const OpPlanner& planner) {
    const size_t outputs = planner.outputCount();
    TMW_CHECK(planner.expect(1, std::clamp<size_t>(outputs, 1, 2)));
    const Shape& in = planner.input(0).shape;
    const Shape& out = planner.output().shape;
    if (planner.input(0).type != DataType::Int8 || planner.output().type != DataType::Int8 ||
        (outputs == 2 && planner.output(1).type != DataType::Bool))
        return planner.refuse(kUnsupportedType, planner.typeList());
    if (in.size() != 4 || out.size() != 4 || in[0] != 1 || out[0] != 1 || in[1] != 1 ||
        out[1] < 1 || in[2] != out[2] || in[3] != out[3] || planner.elements(planner.input(0)) == 0)
        return planner.refuse(kShape, toText(in) + " to " + toText(out));
    if (outputs == 2 && planner.elements(planner.output(1)) != 1)
        return planner.refuse(kShape, "a second output of " + toText(planner.output(1).shape));
    return {};
}

/// Within the state, `count` times `run` bytes, by as many to the front.
void emitShift(OpPlanner& planner, rt::Location at, uint32_t run, uint32_t count) {
    rt::MoveRecord record{};
    record.input = at + run;
    record.output = at;
    record.run = run;
    std::ranges::fill(record.dims, 1u);
    record.dims[5] = count;
    record.inStrides[5] = static_cast<int32_t>(run);
    record.outStrides[5] = static_cast<int32_t>(run);
    planner.emitAll(rt::KernelId::Move, record, {}, {});
    planner.keepState();
}

void emitAppend(OpPlanner& planner, rt::Location at, const Operand& from) {
    rt::CopyRecord record{};
    record.output = at;
    record.bytes = static_cast<uint32_t>(from.bytes);
    planner.emitAll(rt::KernelId::Copy, record, {from}, {});
    planner.keepState();
}

/// True once in `cycles` runs: a ring of answers, of which the first is given and put behind.
void emitValid(OpPlanner& planner, uint32_t cycles) {
    std::vector<uint8_t> ring(cycles);
    ring.back() = 1;
    const rt::Location at = planner.draft().addState(planner.outputIndex(1), ring);
    // A move, for what a copy reads may be read in its place, after the shift.
    rt::MoveRecord first{};
    first.input = at;
    first.run = 1;
    std::ranges::fill(first.dims, 1u);
    planner.emit(rt::KernelId::Move, first, {}, planner.write(offsetof(rt::MoveRecord, output), 1));
    planner.keepState();
    if (cycles == 1)
        return;
    emitShift(planner, at, 1, cycles - 1);
    emitAppend(planner, at + cycles - 1,
               {offsetof(rt::CopyRecord, input), planner.outputIndex(1), 1});
}

} // namespace

/// The last inputs, as many as the output has slots.
Status planCircularBuffer(OpPlanner& planner) {
    TMW_CHECK(checkForm(planner));
    const TfliteTensor& out = planner.output();
    TMW_TRY(const int64_t cycles, cyclesOf(planner, out.shape[1]));
    const bool says = planner.outputCount() == 2;
    if (cycles > 1 && !says)
        return planner.refuse(kUnsupportedForm,
                              "it ends a run early but once in " + toText(cycles) +
                                  "; give it a second output, which says when the first is valid");
    TMW_TRY(const AffineQuantization q, planner.affine(out));
    const auto slots = static_cast<uint32_t>(out.shape[1]);
    const Operand fed = planner.read(offsetof(rt::CopyRecord, input), 0);
    const auto bytes = static_cast<uint32_t>(fed.bytes);
    const std::vector<uint8_t> initial(size_t(slots) * bytes, static_cast<uint8_t>(q.zeroPoint));
    const rt::Location at = planner.draft().addState(planner.outputIndex(), initial);
    if (slots > 1)
        emitShift(planner, at, bytes, slots - 1);
    emitAppend(planner, at + (slots - 1) * bytes, fed);
    rt::CopyRecord all{};
    all.input = at;
    all.bytes = slots * bytes;
    planner.emit(rt::KernelId::Copy, all, {}, planner.write(offsetof(rt::CopyRecord, output)));
    planner.keepState();
    if (says)
        emitValid(planner, static_cast<uint32_t>(cycles));
    return {};
}

} // namespace tmw

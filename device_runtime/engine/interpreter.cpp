// SPDX-License-Identifier: Apache-2.0
#include "device_runtime/engine/interpreter.h"

#include "device_runtime/engine/input_contract.h"

#include <string.h>

namespace tmw {
namespace rt {

namespace {
constexpr uint32_t kNotRunning = UINT32_MAX;

const PlanRecord& recordAt(const uint8_t* at) {
    return *reinterpret_cast<const PlanRecord*>(at);
}
} // namespace

Interpreter::Interpreter()
    : context_{}, kernels_(nullptr), next_(nullptr), nextRecord_(0), repeated_(0),
      running_(kNotRunning), fault_{0, 0} {}

Status Interpreter::init(const PlanView& plan, Span<uint8_t> arena, Span<uint8_t> state,
                         const KernelTable& kernels) {
    if (arena.size() < plan.arenaBytes())
        return Status::ArenaTooSmall;
    if (state.size() < plan.stateBytes())
        return Status::StateTooSmall;
    if ((reinterpret_cast<uintptr_t>(arena.data()) | reinterpret_cast<uintptr_t>(state.data())) % 8)
        return Status::Misaligned;
    plan_ = plan;
    kernels_ = &kernels;
    context_.memory[0] = arena.data();
    context_.memory[1] = state.data();
    context_.memory[2] = const_cast<uint8_t*>(plan.constants().data());
    reset();
    return Status::Ok;
}

Span<uint8_t> Interpreter::input(size_t index) const {
    if (index >= inputCount())
        return Span<uint8_t>();
    const PlanTensor& tensor = plan_.inputs()[index];
    return Span<uint8_t>(context_.memory[0] + tensor.arenaOffset, tensor.bytes);
}

Span<const uint8_t> Interpreter::output(size_t index) const {
    if (index >= outputCount())
        return Span<const uint8_t>();
    const PlanTensor& tensor = plan_.outputs()[index];
    return Span<const uint8_t>(context_.memory[0] + tensor.arenaOffset, tensor.bytes);
}

Status Interpreter::writeRaw(Span<const float> values) const {
    if (inputCount() == 0 || values.size() != plan_.inputs()[0].elements)
        return Status::BadIndex;
    return writeRaw(0, values);
}

Status Interpreter::writeRaw(size_t first, Span<const float> values) const {
    const size_t elements = inputCount() == 0 ? 0 : plan_.inputs()[0].elements;
    if (first > elements || values.size() > elements - first)
        return Status::BadIndex;
    const Span<const InputContract> contract = plan_.contract();
    const InputContract identity = {1.0f, 0.0f};
    const size_t step = contract.size() > 1 ? 1 : 0;
    const InputContract* row = contract.empty() ? &identity : contract.data() + first * step;
    const DataType type = static_cast<DataType>(plan_.inputs()[0].type);
    uint8_t* tensor = input(0).data();
    for (size_t i = 0; i < values.size(); ++i, row += step)
        writeElement(type, tensor, first + i, values[i], *row);
    return Status::Ok;
}

void Interpreter::restart() {
    next_ = plan_.records();
    nextRecord_ = 0;
    repeated_ = 0;
}

const JumpRecord* Interpreter::taken(const uint8_t* next, uint32_t index, uint16_t code) {
    if (code != kJump) {
        keepFault(index, code);
        return nullptr;
    }
    const JumpRecord& jump = *reinterpret_cast<const JumpRecord*>(next - sizeof(JumpRecord));
    if (jump.records >= 0)
        return &jump;
    const uint32_t again = static_cast<uint32_t>(-jump.records);
    if (again > kMostRepeated - repeated_) {
        keepFault(index, kEndlessFault);
        return nullptr;
    }
    repeated_ += again;
    return &jump;
}

Status Interpreter::runNext() {
    if (nextRecord_ >= plan_.recordCount())
        return Status::NotReady;
    const PlanRecord& record = recordAt(next_);
    const uint32_t index = nextRecord_;
    running_ = index;
    const uint16_t code = kernels_->kernels[record.kernel].run(record, context_);
    running_ = kNotRunning;
    next_ += record.bytes;
    ++nextRecord_;
    if (code != 0)
        if (const JumpRecord* const jump = taken(next_, index, code)) {
            next_ += jump->bytes;
            nextRecord_ += static_cast<uint32_t>(jump->records);
        }
    return fault_.code == 0 ? Status::Ok : Status::Fault;
}

Status Interpreter::invoke() {
    const uint8_t* at = plan_.records();
    const Kernel* const kernels = kernels_->kernels;
    const uint32_t count = plan_.recordCount();
    repeated_ = 0;
    for (uint32_t i = 0; i < count; ++i) {
        const PlanRecord& record = recordAt(at);
        at += record.bytes;
        running_ = i;
        const uint16_t code = kernels[record.kernel].run(record, context_);
        if (code != 0)
            if (const JumpRecord* const jump = taken(at, i, code)) {
                at += jump->bytes;
                i += static_cast<uint32_t>(jump->records);
            }
    }
    running_ = kNotRunning;
    next_ = at;
    nextRecord_ = count;
    return fault_.code == 0 ? Status::Ok : Status::Fault;
}

void Interpreter::keepFault(uint32_t record, uint16_t code) {
    if (fault_.code == 0)
        fault_ = FaultInfo{static_cast<uint16_t>(record), code};
}

void Interpreter::reset() {
    fault_ = FaultInfo{0, 0};
    const Span<const uint8_t> initial = plan_.initialState();
    if (plan_.stateBytes() > 0) {
        memset(context_.memory[1], 0, plan_.stateBytes());
        if (!initial.empty())
            memcpy(context_.memory[1], initial.data(), initial.size());
    }
    restart();
}

} // namespace rt
} // namespace tmw

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/runner.h"

#include "core/plan/fault_words.h"
#include "device_runtime/host_kernels/host_contract.h"
#include "device_runtime/host_kernels/host_plan.h"

#include <algorithm>
#include <cstring>

namespace tmw {

namespace {

constexpr ErrorKind kRefused{
    "runner.refused", "The runtime refuses the plan with status %1. It is damaged, or made for "
                      "another version of the program: plan the model again."};
constexpr ErrorKind kTooLarge{"runner.too_large",
                              "The plan needs %1 bytes of memory, more than the %2 allowed."};
constexpr ErrorKind kInputCount{"runner.input_count", "The model takes %1 inputs, not %2."};
constexpr ErrorKind kInputType{
    "runner.input_type",
    "Input %1 has elements of type number %2, the model takes type number %3."};
constexpr ErrorKind kInputShape{"runner.input_shape", "Input %1 is %2, the model takes %3."};
constexpr ErrorKind kRawCount{"runner.raw_count", "The model takes %1 raw values, not %2."};
constexpr ErrorKind kFault{
    kRunnerFault, "Operator %1 (%2) cannot compute with these inputs: %3. Its outputs are not "
                  "valid; give the model other inputs."};
constexpr ErrorKind kEndless{
    "runner.endless", "The loop that record %1 ends goes around too often: no more than %2 records "
                      "are run again for one answer. Change what the loop waits for, or let it end "
                      "after a fixed number of times."};

constexpr uint64_t kMostBytes = uint64_t(1) << 30;

using Words = std::vector<uint64_t>; // 8-byte aligned memory

rt::Span<uint8_t> bytesOf(Words& words) {
    return {reinterpret_cast<uint8_t*>(words.data()), words.size() * sizeof(uint64_t)};
}

std::vector<PlanTensorInfo> describe(rt::Span<const rt::PlanTensor> tensors,
                                     const std::vector<int32_t>& indices) {
    std::vector<PlanTensorInfo> infos;
    for (size_t i = 0; i < tensors.size(); ++i) {
        const rt::PlanTensor& from = tensors[i];
        infos.push_back({i < indices.size() ? indices[i] : -1, static_cast<DataType>(from.type),
                         Shape(from.dims, from.dims + from.rank), from.scale, from.zeroPoint});
    }
    return infos;
}

} // namespace

/// What runners of the same plan share.
struct Runner::Program {
    Plan plan;
    Words memory;
    std::shared_ptr<const rt::HostPlan> host; ///< null: the plan runs as it is
    rt::PlanView view;
    std::vector<PlanTensorInfo> inputs;
    std::vector<PlanTensorInfo> outputs;
    std::vector<size_t> early;              ///< operators whose outputs are there at the start
    std::vector<std::vector<size_t>> after; ///< operators to trace after each record

    void indexTrace();
    /// Null: none of the model's own.
    const TracedOperator* operatorOf(uint32_t record) const;
    size_t beyond() const { return host ? rt::kHostBeyond : 0; }
};

struct Runner::Body {
    std::shared_ptr<const Program> program;
    Words arena;
    Words state;
    rt::Interpreter interpreter;
    uint32_t steps = 0;

    explicit Body(std::shared_ptr<const Program> of);
    rt::Status start();
    Status writeInputs(std::span<const Tensor> values);
    bool wroteRawFast(std::span<const float> values);
    Status writeRaw(std::span<const float> values);
    Status runTraced(const Edit& edit);
    Status finish(rt::Status status) const;
    std::vector<Tensor> readOutputs() const;
    void callEdit(const std::vector<size_t>& operators, const Edit& edit);
};

void Runner::Program::indexTrace() {
    after.resize(view.recordCount());
    for (size_t i = 0; i < plan.operators.size(); ++i) {
        const TracedOperator& op = plan.operators[i];
        std::optional<uint32_t> record = op.record;
        if (!record && op.fusedInto)
            record = plan.operators[static_cast<size_t>(*op.fusedInto)].record;
        if (record && *record < after.size())
            after[*record].push_back(i);
        else
            early.push_back(i);
    }
}

const TracedOperator* Runner::Program::operatorOf(uint32_t record) const {
    const TracedOperator* found = nullptr; // whose outputs are there soonest from the record on
    for (const TracedOperator& each : plan.operators)
        if (each.record && *each.record >= record && (!found || *each.record < *found->record))
            found = &each;
    return found;
}

// Never empty: records of nothing still name an address.
Runner::Body::Body(std::shared_ptr<const Program> of)
    : program(std::move(of)), arena((program->view.arenaBytes() + program->beyond()) / 8 + 1),
      state((program->view.stateBytes() + program->beyond()) / 8 + 1) {}

rt::Status Runner::Body::start() {
    return interpreter.init(program->view, bytesOf(arena), bytesOf(state),
                            program->host ? rt::HostPlan::kernels() : rt::fullKernels());
}

Status Runner::Body::writeInputs(std::span<const Tensor> values) {
    if (values.size() != program->inputs.size())
        return fail(kInputCount, program->inputs.size(), values.size());
    for (size_t i = 0; i < values.size(); ++i) {
        const Tensor& value = values[i];
        if (value.type != program->inputs[i].type)
            return fail(kInputType, i, static_cast<int>(value.type),
                        static_cast<int>(program->inputs[i].type));
        const rt::Span<uint8_t> to = interpreter.input(i);
        if (value.shape != program->inputs[i].shape || value.bytes.size() != to.size())
            return fail(kInputShape, i, toText(value.shape), toText(program->inputs[i].shape));
        if (!to.empty())
            std::memcpy(to.data(), value.bytes.data(), to.size());
    }
    return {};
}

/// Many int8 elements under one contract, on the desktop's kernels.
bool Runner::Body::wroteRawFast(std::span<const float> values) {
    const rt::Span<const rt::InputContract> contract = program->view.contract();
    if (!program->host || program->inputs.empty() || program->inputs[0].type != DataType::Int8 ||
        contract.size() > 1 || values.size() != interpreter.input(0).size())
        return false;
    rt::writeInt8(contract.empty() ? rt::InputContract{1.0f, 0.0f} : contract[0], values.data(),
                  values.size(), reinterpret_cast<int8_t*>(interpreter.input(0).data()));
    return true;
}

Status Runner::Body::writeRaw(std::span<const float> values) {
    if (wroteRawFast(values))
        return {};
    const rt::Status written = interpreter.writeRaw({values.data(), values.size()});
    if (written == rt::Status::Ok)
        return {};
    return fail(kRawCount, interpreter.inputCount() ? interpreter.plan().inputs()[0].elements : 0u,
                values.size());
}

Status Runner::Body::runTraced(const Edit& edit) {
    interpreter.restart();
    steps = 0;
    callEdit(program->early, edit);
    const uint32_t count = interpreter.plan().recordCount();
    for (uint32_t passed = 0; interpreter.nextRecord() < count;) {
        TMW_CHECK(finish(interpreter.runNext()));
        ++steps;
        for (; passed < interpreter.nextRecord(); ++passed)
            callEdit(program->after[passed], edit);
    }
    return {};
}

Status Runner::Body::finish(rt::Status status) const {
    if (status == rt::Status::Ok)
        return {};
    const rt::FaultInfo fault = interpreter.fault();
    if (fault.code == rt::kEndlessFault)
        return fail(kEndless, fault.record, rt::kMostRepeated);
    const TracedOperator* op = program->operatorOf(fault.record);
    return fail(kFault, op ? op->index : -1, op ? op->name : std::string("?"),
                faultWords(fault.code));
}

std::vector<Tensor> Runner::Body::readOutputs() const {
    std::vector<Tensor> results;
    for (size_t i = 0; i < program->outputs.size(); ++i) {
        const rt::Span<const uint8_t> from = interpreter.output(i);
        Tensor tensor{program->outputs[i].type, program->outputs[i].shape,
                      std::vector<std::byte>(from.size())};
        if (!from.empty())
            std::memcpy(tensor.bytes.data(), from.data(), from.size());
        results.push_back(std::move(tensor));
    }
    return results;
}

void Runner::Body::callEdit(const std::vector<size_t>& operators, const Edit& edit) {
    for (const size_t index : operators)
        for (const TracedOutput& output : program->plan.operators[index].outputs)
            edit(program->plan.operators[index], output,
                 {bytesOf(arena).data() + output.arenaOffset, output.bytes});
}

Runner::Runner(std::shared_ptr<Body> body) : body_(std::move(body)) {}

Result<Runner> Runner::make(Plan plan, RunnerKernels kernels) {
    auto program = std::make_shared<Program>();
    program->memory.resize((plan.bytes.size() + 7) / 8);
    std::ranges::copy(plan.bytes, bytesOf(program->memory).begin());
    rt::PlanView view;
    const rt::Status opened = rt::PlanView::open(
        rt::Span<const uint8_t>(bytesOf(program->memory).data(), plan.bytes.size()), plan.core,
        &view);
    if (opened != rt::Status::Ok)
        return fail(kRefused, static_cast<int>(opened));
    const uint64_t needed = uint64_t(view.arenaBytes()) + view.stateBytes();
    if (needed > kMostBytes)
        return fail(kTooLarge, needed, kMostBytes);
    program->inputs = describe(view.inputs(), plan.inputTensors);
    program->outputs = describe(view.outputs(), plan.outputTensors);
    if (kernels == RunnerKernels::Host)
        program->host = rt::HostPlan::make(view);
    program->view = program->host ? program->host->view() : view;
    if (program->host) // it has the bytes
        program->memory = {};
    program->plan = std::move(plan);
    program->indexTrace();
    auto body = std::make_shared<Body>(std::move(program));
    const rt::Status started = body->start();
    if (started != rt::Status::Ok)
        return fail(kRefused, static_cast<int>(started));
    return Runner(std::move(body));
}

Runner Runner::twin() const {
    auto body = std::make_shared<Body>(body_->program);
    body->start(); // as well as the first one's
    return Runner(std::move(body));
}

const Plan& Runner::plan() const {
    return body_->program->plan;
}
std::span<const PlanTensorInfo> Runner::inputs() const {
    return body_->program->inputs;
}
std::span<const PlanTensorInfo> Runner::outputs() const {
    return body_->program->outputs;
}
uint32_t Runner::steps() const {
    return body_->steps;
}
bool Runner::hasState() const {
    return body_->program->view.stateBytes() > 0;
}
void Runner::reset() {
    body_->interpreter.reset();
}

Result<std::vector<Tensor>> Runner::invoke(std::span<const Tensor> inputs) {
    TMW_CHECK(body_->writeInputs(inputs));
    TMW_CHECK(body_->finish(body_->interpreter.invoke()));
    return body_->readOutputs();
}

Result<std::vector<Tensor>> Runner::invokeTraced(std::span<const Tensor> inputs,
                                                 const Trace& trace) {
    TMW_CHECK(body_->writeInputs(inputs));
    TMW_CHECK(body_->runTraced(trace));
    return body_->readOutputs();
}

Result<std::vector<Tensor>> Runner::invokeEdited(std::span<const Tensor> inputs, const Edit& edit) {
    TMW_CHECK(body_->writeInputs(inputs));
    TMW_CHECK(body_->runTraced(edit));
    return body_->readOutputs();
}

Result<std::vector<Tensor>> Runner::invokeRaw(std::span<const float> values) {
    TMW_CHECK(body_->writeRaw(values));
    TMW_CHECK(body_->finish(body_->interpreter.invoke()));
    return body_->readOutputs();
}

Result<std::vector<Tensor>> Runner::invokeRawTraced(std::span<const float> values,
                                                    const Trace& trace) {
    TMW_CHECK(body_->writeRaw(values));
    TMW_CHECK(body_->runTraced(trace));
    return body_->readOutputs();
}

} // namespace tmw

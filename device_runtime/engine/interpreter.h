// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "device_runtime/base/span.h"
#include "device_runtime/base/status.h"
#include "device_runtime/kernels/kernel.h"
#include "device_runtime/plan/plan_view.h"

namespace tmw {
namespace rt {

/// Where data made an inference go wrong (decision 4). Code 0: nothing did.
struct FaultInfo {
    uint16_t record;
    uint16_t code;
};

/// Runs a plan that PlanView has checked, in memory the caller lends. Nothing is allocated and
/// nothing is checked while it runs, but for the sticky fault.
class Interpreter {
public:
    Interpreter();

    /// `arena` holds plan.arenaBytes() and `state` plan.stateBytes(), both 8-byte aligned; they
    /// and the plan must outlive the interpreter. Loads the initial state.
    /// Errors: ArenaTooSmall, StateTooSmall, Misaligned.
    Status init(const PlanView& plan, Span<uint8_t> arena, Span<uint8_t> state,
                const KernelTable& kernels);

    size_t inputCount() const { return plan_.inputs().size(); }
    size_t outputCount() const { return plan_.outputs().size(); }
    /// Inputs are dead after invoke: write all of them again each time.
    Span<uint8_t> input(size_t index) const;
    Span<const uint8_t> output(size_t index) const;

    /// Raw values through the input contract into input 0. BadIndex unless there is one value an
    /// element. A NaN becomes the zero of an integer type.
    Status writeRaw(Span<const float> values) const;
    /// A piece of them, from element `first` on. BadIndex where it goes beyond the input.
    Status writeRaw(size_t first, Span<const float> values) const;

    /// Runs every record. Fault: the outputs are not valid.
    Status invoke();

    /// Record by record: restart(), then runNext() until it answers NotReady. nextRecord() goes
    /// back where a loop does.
    void restart();
    Status runNext();
    uint32_t nextRecord() const { return nextRecord_; }
    /// For a fault handler: the record that runs now; UINT32_MAX outside.
    uint32_t runningRecord() const { return running_; }

    FaultInfo fault() const { return fault_; }
    /// Clears the fault and loads the initial state.
    void reset();

    const uint8_t* arena() const { return context_.memory[0]; }
    const PlanView& plan() const { return plan_; }

private:
    /// What the record before `next` answered that is not 0: the jump that it takes, or null, and a
    /// fault is kept.
    const JumpRecord* taken(const uint8_t* next, uint32_t index, uint16_t code);
    /// The first one stays until reset.
    void keepFault(uint32_t record, uint16_t code);

    PlanView plan_;
    KernelContext context_;
    const KernelTable* kernels_;
    const uint8_t* next_;
    uint32_t nextRecord_;
    uint32_t repeated_; ///< records that loops ran again
    volatile uint32_t running_;
    FaultInfo fault_;
};

} // namespace rt
} // namespace tmw

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "device_runtime/base/span.h"
#include "device_runtime/base/status.h"
#include "device_runtime/kernels/kernel_table.h"
#include "device_runtime/plan/plan_format.h"

namespace tmw {
namespace rt {

/// A plan whose every offset, extent, record and hash has been checked: what is reached through it
/// lies inside its bytes. It borrows them, and they must not change while it lives.
class PlanView {
public:
    /// Holds no plan: no records, no tensors.
    PlanView();

    /// `bytes` start with a plan at a multiple of 8; more may follow. `core` is the one that will
    /// run it (the desktop: the plan's own). `kernels`: what it may call.
    /// Errors: Truncated, Misaligned, BadMagic, UnknownMajor, WrongCore, BadHash, BadSection,
    /// UnknownKernel, BadRecord, OutOfExtent. `view` is set on Ok only.
    static Status open(Span<const uint8_t> bytes, CoreFamily core, const KernelTable& kernels,
                       PlanView* view);
    static Status open(Span<const uint8_t> bytes, CoreFamily core, PlanView* view) {
        return open(bytes, core, fullKernels(), view);
    }
    /// For a plan compiled into the program, which was checked when it was made: finds the
    /// sections and looks at nothing else.
    static PlanView ofTrusted(const uint8_t* bytes);

    Span<const uint8_t> bytes() const { return Span<const uint8_t>(start_, totalBytes()); }
    CoreFamily core() const { return static_cast<CoreFamily>(header().core); }
    uint32_t arenaBytes() const { return header().arenaBytes; }
    uint32_t stateBytes() const { return header().stateBytes; }
    /// 32 bytes: of the .tflite, and of the plan's body.
    const uint8_t* modelSha256() const { return header().modelSha256; }
    const uint8_t* bodySha256() const { return header().bodySha256; }

    Span<const PlanTensor> inputs() const { return inputs_; }
    Span<const PlanTensor> outputs() const { return outputs_; }
    /// Empty, one for all elements of input 0, or one an element.
    Span<const InputContract> contract() const { return contract_; }
    Span<const uint8_t> constants() const { return constants_; }
    /// At most stateBytes(); what is missing starts as zero.
    Span<const uint8_t> initialState() const { return initialState_; }
    uint32_t recordCount() const { return recordCount_; }
    const uint8_t* records() const { return records_; }

private:
    const PlanHeader& header() const;
    uint32_t totalBytes() const { return header().totalBytes; }
    void take(const PlanSection& section);

    const uint8_t* start_;
    const uint8_t* records_;
    uint32_t recordCount_;
    Span<const uint8_t> constants_;
    Span<const PlanTensor> inputs_;
    Span<const PlanTensor> outputs_;
    Span<const InputContract> contract_;
    Span<const uint8_t> initialState_;
};

} // namespace rt
} // namespace tmw

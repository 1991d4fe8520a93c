// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/remark.h"
#include "core/data/features.h"
#include "core/tflite/tflite_model.h"
#include "device_runtime/plan/plan_format.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace tmw {

/// Where an output of a .tflite operator can be read, right after its record has run.
/// Where the operator has no record, its bytes are those of the operator it is fused into.
struct TracedOutput {
    int32_t tensor = 0; ///< index in the .tflite
    uint32_t arenaOffset = 0;
    uint32_t bytes = 0;
};

/// What became of operator `index` of the .tflite: records, of which `record` is the last, behind
/// which its outputs are whole; or part of another operator's (`fusedInto`); or neither, where its
/// output is an input of the model under another shape, which can be read before the first record.
/// A constant computed while planning has no outputs here.
struct TracedOperator {
    int32_t index = 0;
    std::string name;
    uint64_t macs = 0; ///< of a loop once around, of IF both branches
    std::optional<uint32_t> record;
    std::optional<int32_t> fusedInto;
    std::vector<TracedOutput> outputs;
};

/// A stretch of the arena from record `first` to record `last`, both included; -1: filled before
/// the first record, the number of records: read after the last.
struct ArenaBuffer {
    /// Of the .tflite, those written in place after the first; none: an operator's scratch.
    std::vector<int32_t> tensors;
    uint64_t offset = 0;
    uint64_t bytes = 0;
    int32_t first = 0;
    int32_t last = 0;
};

/// Bytes a core runs, and the desktop's side table for looking inside (decision 2).
struct Plan {
    std::vector<uint8_t> bytes;
    rt::CoreFamily core = rt::CoreFamily::Generic;
    std::vector<TracedOperator> operators;
    std::vector<ArenaBuffer> buffers;
    uint32_t arenaBytes = 0; ///< activations, scratch and state
    uint64_t macs = 0;
    uint32_t widened = 0; ///< operators that PlanOptions::fast changed
    /// Tensors of the .tflite, in the order of the plan's inputs and outputs.
    std::vector<int32_t> inputTensors;
    std::vector<int32_t> outputTensors;
};

/// Whether PlanOptions::fast can change a core's plans.
constexpr bool hasFastPlans(rt::CoreFamily core) {
    return core == rt::CoreFamily::Armv7M;
}

struct PlanOptions {
    /// What turns a sensor's raw values into the network's input (decision 7); none: identity.
    const Affine* inputContract = nullptr;
    /// A plan whose arena is larger is refused: plan.too_large.
    uint64_t mostArenaBytes = uint64_t(1) << 30;
    /// Weights of int8 as wide as the core multiplies them, where that takes fewer cycles: two
    /// bytes each in place of one. The same bits. Cortex-M3's fully connected layers gain.
    bool fast = false;
};

/// From a .tflite to what a core runs: checked, folded, memory planned, weights packed.
/// Operators run in the file's order, but after what they read. The same model gives the same
/// bytes. Errors name operator and index: plan.unsupported_op, plan.unsupported_type,
/// plan.unsupported_form, plan.shape, plan.quantization, plan.cycle, plan.unwritten_tensor,
/// plan.two_writers, plan.contract, plan.too_large.
Result<Plan> makePlan(const TfliteModel& model, rt::CoreFamily core,
                      const PlanOptions& options = {});

/// An operator that cannot be planned, and why.
struct UnsupportedOperator {
    int32_t index = 0;
    std::string name;
    Remark reason;
};
/// All of them, for `inspect`.
std::vector<UnsupportedOperator> unsupportedOperators(const TfliteModel& model);

} // namespace tmw

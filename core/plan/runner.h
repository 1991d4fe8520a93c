// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/plan/plan.h"
#include "device_runtime/engine/interpreter.h"

#include <functional>
#include <memory>
#include <span>
#include <string_view>
#include <vector>

namespace tmw {

/// An input or output of a plan.
struct PlanTensorInfo {
    int32_t tensor = 0; ///< index in the .tflite
    DataType type = DataType::Float32;
    Shape shape;
    float scale = 0; ///< real = scale * (q - zeroPoint); 0: not quantized
    int32_t zeroPoint = 0;
};

/// Inputs of which an operator cannot compute its outputs.
inline constexpr std::string_view kRunnerFault = "runner.fault";

/// Device: what boards run. Host: of a generic plan the heavy int8 layers on this processor's
/// vector instructions, with the same bits; any other plan as Device.
enum class RunnerKernels { Device, Host };

/// Runs a plan, of any core, on the desktop, through the interpreter that boards run.
class Runner {
public:
    /// An output of an operator of the .tflite, in the .tflite's layout.
    using Trace = std::function<void(const TracedOperator& op, const TracedOutput& output,
                                     std::span<const uint8_t> bytes)>;

    /// The same, and the bytes may be changed: later records read what is left there.
    using Edit = std::function<void(const TracedOperator& op, const TracedOutput& output,
                                    std::span<uint8_t> bytes)>;

    /// Errors: runner.refused with the runtime's status, runner.too_large.
    static Result<Runner> make(Plan plan, RunnerKernels kernels = RunnerKernels::Device);
    /// Another one of the same plan, with memory of its own.
    Runner twin() const;

    const Plan& plan() const;
    std::span<const PlanTensorInfo> inputs() const;
    std::span<const PlanTensorInfo> outputs() const;

    /// One tensor an input. Errors: runner.input_count, runner.input_type, runner.input_shape,
    /// runner.fault, runner.endless.
    Result<std::vector<Tensor>> invoke(std::span<const Tensor> inputs);
    /// The same; calls `trace` for each operator that has outputs, once, right after its last
    /// record has run or has been passed over.
    Result<std::vector<Tensor>> invokeTraced(std::span<const Tensor> inputs, const Trace& trace);
    Result<std::vector<Tensor>> invokeEdited(std::span<const Tensor> inputs, const Edit& edit);
    /// Raw values of the first input through the input contract. runner.raw_count.
    Result<std::vector<Tensor>> invokeRaw(std::span<const float> values);
    Result<std::vector<Tensor>> invokeRawTraced(std::span<const float> values, const Trace& trace);
    /// How many records have run for the inputs at hand, those of loops each time: in a trace,
    /// which step of a board's this is.
    uint32_t steps() const;
    /// Whether samples leave something behind for those after them.
    bool hasState() const;
    /// Loads the initial state, clears a fault.
    void reset();

private:
    struct Program;
    struct Body;
    explicit Runner(std::shared_ptr<Body> body);
    std::shared_ptr<Body> body_;
};

} // namespace tmw

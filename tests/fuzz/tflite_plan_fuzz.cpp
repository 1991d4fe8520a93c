// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/runner.h"

/// Reads the input as a model, plans it and runs it once on zeros, in 16 MB.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size);
extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
    const auto model = tmw::TfliteModel::fromBytes({data, data + size});
    if (!model)
        return 0;
    tmw::PlanOptions options;
    options.mostArenaBytes = 16 << 20;
    auto plan = tmw::makePlan(*model, tmw::rt::CoreFamily::Generic, options);
    if (!plan)
        return 0;
    auto runner = tmw::Runner::make(std::move(*plan));
    if (!runner)
        return 0;
    std::vector<tmw::Tensor> inputs;
    for (const tmw::PlanTensorInfo& info : runner->inputs()) {
        const size_t bytes = tmw::elementCount(info.shape).value_or(0) * tmw::rt::sizeOf(info.type);
        inputs.push_back({info.type, info.shape, std::vector<std::byte>(bytes)});
    }
    const auto outputs = runner->invoke(inputs);
    if (!outputs && outputs.error().code() != "runner.fault" &&
        outputs.error().code() != "runner.endless")
        __builtin_trap();
    return 0;
}

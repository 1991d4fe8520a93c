// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "device_runtime/host_kernels/packed_layer.h"
#include "device_runtime/plan/plan_view.h"

#include <cstdint>
#include <memory>

namespace tmw {
namespace rt {

/// A plan of CoreFamily::Generic with the weights of its int8 convolutions, depthwise convolutions
/// and fully connected layers packed for this processor. Its records, arena, inputs and outputs are
/// the plan's, and so is every bit of what it computes. Never leaves the process.
class HostPlan {
public:
    /// `plan` has been checked. Null: it is another core's, or the weights would pass 1 GB.
    static std::shared_ptr<const HostPlan> make(const PlanView& plan);

    const PlanView& view() const { return view_; }
    /// What runs it; kHostBeyond bytes can be read behind arena and state.
    static const KernelTable& kernels();

private:
    struct Free {
        void operator()(uint8_t* bytes) const;
    };
    std::unique_ptr<uint8_t, Free> bytes_;
    PlanView view_;
};

} // namespace rt
} // namespace tmw

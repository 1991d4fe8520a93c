// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "device_runtime/host_kernels/packed_layer.h"
#include "device_runtime/plan/records.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace tmw {
namespace rt {

/// A record's layer for this processor, from its weights as a plan of CoreFamily::Generic has them
/// at `weights`: HostLayer's bytes, a multiple of 64. None where they would pass 1 GB.
std::optional<std::vector<uint8_t>> packForHost(const ConvInt8Record& record,
                                                const uint8_t* weights);
std::optional<std::vector<uint8_t>> packForHost(const FullyConnectedInt8Record& record,
                                                const uint8_t* weights);
std::optional<std::vector<uint8_t>> packForHost(const DepthwiseInt8Record& record,
                                                const uint8_t* weights);

} // namespace rt
} // namespace tmw

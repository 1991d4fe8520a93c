// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "device_runtime/host_kernels/packed_layer.h"
#include "device_runtime/plan/records.h"

namespace tmw {
namespace rt {

/// Elements of a step on this processor: 4 bytes, or 2 of 16 bits.
uint32_t sumStepElements();

/// A convolution or a fully connected layer; kHostBeyond bytes can be read behind `in`.
void runSums(const HostLayer& layer, const int8_t* in, int8_t* out);
void runDepthwiseSums(const HostLayer& layer, const int8_t* in, int8_t* out);
/// Of int8, at most kMostPooled taps a window.
void runPools(const PoolIntRecord& record, const int8_t* in, int8_t* out);
constexpr uint32_t kMostPooled = 1 << 14;
/// Of int8; false, and nothing done, where an operand is neither dense nor one element along the
/// innermost run.
bool runBinary(const BinaryIntRecord& record, const int8_t* a, const int8_t* b, int8_t* out);

} // namespace rt
} // namespace tmw

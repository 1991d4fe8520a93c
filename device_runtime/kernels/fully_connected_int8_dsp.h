// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "device_runtime/kernels/fully_connected_int8.h"

namespace tmw {
namespace rt {

// As runInt8Row and checkInt8Rows, of weights packed as FullyConnectedInt8Dsp has them.

void runInt8RowDsp(const Int8Rows& rows, const int8_t* in, int8_t* out);
Status checkInt8RowsDsp(const PlanRecord& record, Location weights, uint32_t depth,
                        uint32_t outputs, const Rescale& rescale, const Extents& extents);

} // namespace rt
} // namespace tmw

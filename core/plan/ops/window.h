// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/plan/op_planner.h"
#include "core/tflite/schema_generated.h"

namespace tmw {

/// A filter as an operator's options give it.
struct Filter {
    int64_t height = 1;
    int64_t width = 1;
    int64_t strideY = 1;
    int64_t strideX = 1;
    int64_t dilationY = 1;
    int64_t dilationX = 1;
    schema::Padding padding = schema::Padding::VALID;
};

/// Of a convolution's options and its weights, whose middle dimensions are the filter's.
template <typename Options>
Filter filterOf(const Options& options, const Shape& weights) {
    Filter filter;
    filter.height = weights[1];
    filter.width = weights[2];
    filter.strideY = options.stride_h();
    filter.strideX = options.stride_w();
    filter.dilationY = options.dilation_h_factor();
    filter.dilationX = options.dilation_w_factor();
    filter.padding = options.padding();
    return filter;
}

/// The filter over input 0, whose output must be as large as TensorFlow Lite makes it. plan.shape,
/// plan.unsupported_form.
Result<rt::WindowShape> windowOf(const OpPlanner& planner, const Filter& filter);

/// Multiply-accumulates for each output channel.
uint64_t pixelsOf(const rt::WindowShape& window);

/// How far the planes of a record may lie in what it makes of them. Records visit pixels in order,
/// at most four together, `outputs` elements of `bytes` each, and read nothing of rows above the
/// first one's window. None for several batches.
std::optional<ReadAhead> aheadInOrder(const rt::WindowShape& window, uint64_t outputs,
                                      uint64_t bytes);
/// Of those that visit the channels one after another, each in order, an output each: no channel
/// may write what another one reads.
std::optional<ReadAhead> aheadByChannel(const rt::WindowShape& window);

} // namespace tmw

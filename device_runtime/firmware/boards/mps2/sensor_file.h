// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "device_runtime/firmware/boards/cortex_m/sweep.h"
#include "device_runtime/firmware/platform.h"

namespace tmw {
namespace rt {

/// Rows of a file of floats in the folder that holds the board's state; without it a sweep.
class SensorFile {
public:
    void start();
    SensorRead read(Span<float> row);

private:
    Sweep sweep_;
    int file_ = -1;
    size_t buffered_ = 0;
    size_t taken_ = 0;
    float buffer_[1024];
};

} // namespace rt
} // namespace tmw

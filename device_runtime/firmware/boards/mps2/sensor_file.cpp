// SPDX-License-Identifier: Apache-2.0
#include "device_runtime/firmware/boards/mps2/sensor_file.h"

#include "device_runtime/firmware/boards/mps2/semihosting.h"

namespace tmw {
namespace rt {

namespace {
constexpr const char* kSensorFile = "sensor.bin";
} // namespace

void SensorFile::start() {
    if (file_ >= 0)
        semihosting::close(file_);
    file_ = semihosting::open(kSensorFile, semihosting::Mode::Read);
    buffered_ = taken_ = 0;
    sweep_.start();
}

SensorRead SensorFile::read(Span<float> row) {
    if (file_ < 0) {
        sweep_.read(row);
        return SensorRead::Row;
    }
    for (float& value : row) {
        if (taken_ == buffered_) {
            taken_ = 0;
            buffered_ = semihosting::read(file_, buffer_, sizeof buffer_) / sizeof(float);
            if (buffered_ == 0)
                return SensorRead::End;
        }
        value = buffer_[taken_++];
    }
    return SensorRead::Row;
}

} // namespace rt
} // namespace tmw

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "device_runtime/firmware/device/engine.h"
#include "device_runtime/link/channel.h"
#include "device_runtime/link/messages.h"

namespace tmw {
namespace rt {

/// What a stream works in: values from the sensor, and the message in the making.
struct StreamBuffers {
    float row[kMaxPayload / sizeof(float)];
    uint8_t frame[kMaxPayload];
};

/// Whether the line takes another frame of a stream: replies keep theirs.
inline bool takesAFrame(const Channel& channel) {
    return channel.room() > kMaxRequests;
}

/// Of all outputs, one after another.
uint32_t outputBytes(const PlanView& plan);

/// A sample that does not fit a frame: piece by piece its values go from the sensor into the input
/// tensor and to the desktop, then the answer. It needs the memory of one piece, whatever the
/// sample's size; a full line holds the sensor back.
class SamplePieces {
public:
    enum class Turn : uint8_t { Waits, Worked, Done, SensorEnded, NoModel };

    SamplePieces(Platform& platform, Engine& engine, Channel& channel, StreamBuffers& buffers)
        : platform_(platform), engine_(engine), channel_(channel), buffers_(buffers), answer_{},
          values_(0), sent_(0), answers_(false), lost_(false) {}

    /// A sample comes next. One that is lost is read and inferred, but not sent.
    void begin(bool lost) {
        values_ = sent_ = 0;
        answers_ = false;
        lost_ = lost;
    }
    bool underWay() const { return values_ > 0; }
    bool lost() const { return lost_; }
    /// The sample under way, if any, is lost: the line or its input tensor was.
    void giveUp() { lost_ = lost_ || underWay(); }
    /// A piece further; `since` is when the stream began. After Done, begin() again.
    Turn turn(uint32_t sequence, uint64_t since);

private:
    Turn takeValues(uint32_t sequence, uint64_t since);
    Turn sendAnswer();
    void infer(uint32_t sequence, uint64_t since);
    void copyAnswer(uint32_t from, uint32_t bytes);
    /// What stands in the buffer behind the heads.
    void send(uint32_t sequence, uint32_t offset, uint32_t bytes);

    Platform& platform_;
    Engine& engine_;
    Channel& channel_;
    StreamBuffers& buffers_;
    StreamSample answer_;
    uint32_t values_; ///< read so far
    uint32_t sent_;   ///< bytes of the answer
    bool answers_;
    bool lost_;
};

} // namespace rt
} // namespace tmw

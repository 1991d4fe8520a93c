// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "device_runtime/firmware/device/sample_pieces.h"

namespace tmw {
namespace rt {

/// Sensor row, input contract, inference, and off to the desktop. A full line holds the sensor
/// back where no period is asked for; with a period, rows are dropped and counted. Samples larger
/// than a frame go in pieces, and then a line that is too slow for the period drops whole samples.
class Streamer {
public:
    Streamer(Platform& platform, Engine& engine, Channel& channel);

    /// BufferTooSmall: there is not one input. NotReady: no running model, or no stream that could
    /// go on.
    Status start(const StreamRequest& request);
    void stop();
    /// As stop(), but a request may go on with it: the line was lost.
    void pause() { on_ = false; }
    /// A request used the arena: a sample that is half read is lost.
    void disturb() { pieces_.giveUp(); }
    /// True where a sample was taken, or the end told.
    bool poll();

private:
    Status begin(const StreamRequest& request);
    bool takeWhole();
    bool takePiece(uint64_t now);
    void endSample();
    void countSample();
    bool take();
    void append(uint32_t fault, uint64_t now);
    bool flush();
    bool finish();

    Platform& platform_;
    Engine& engine_;
    Channel& channel_;
    StreamRequest request_;
    bool on_;
    bool canGoOn_;
    bool ending_;
    bool inPieces_; ///< a sample does not fit a frame
    bool held_;     ///< by the line, since the sample before began: not by model or sensor
    uint32_t sequence_;
    uint32_t dropped_;
    uint64_t startedAt_;
    uint64_t nextAt_;
    size_t sampleBytes_;
    StreamBuffers buffers_;
    size_t frameBytes_;
    SamplePieces pieces_;
};

} // namespace rt
} // namespace tmw

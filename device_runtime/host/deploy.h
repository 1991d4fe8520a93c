// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "device_runtime/host/verify.h"

#include <optional>
#include <string>
#include <vector>

namespace tmw {

struct UploadReport {
    uint64_t bytes = 0; ///< of the plan
    double seconds = 0;
    uint32_t slot = 0;
    std::string sha256; ///< of the .tflite
    size_t checkedVectors = 0;
    size_t identicalVectors = 0;
    bool activated = false; ///< all vectors were identical, and the model is confirmed
    size_t reconnects = 0;  ///< lines that were lost and came back meanwhile
};

/// The model that a board runs.
struct RunningModel {
    std::string sha256; ///< of the .tflite; empty: none
    bool onTrial = false;
};
Result<RunningModel> runningModel(BoardSession& session);

/// How long a model is on trial before the board goes back to the one before by itself.
inline constexpr std::chrono::milliseconds kTrial{30000};

/// Code of the error of a model that a board has no room for; it says how many bytes are missing.
inline constexpr std::string_view kNoRoom = "model.no_room";

/// Uploads, runs the vectors on board and host, activates only where all answers are equal, runs
/// one more on the model that is then on trial, and confirms it. Whatever happens, the board boots
/// the model before or this one, whole; runningModel() tells which.
Result<UploadReport> uploadModel(BoardSession& session, const Plan& plan,
                                 const TestVectors& vectors, const Progress& progress = {},
                                 std::stop_token stop = {});

struct OperatorCost {
    int32_t index = 0; ///< of the .tflite's operator
    uint64_t instructions = 0;
};

struct ProfileReport {
    uint64_t instructions = 0; ///< an invoke, from inputs written to outputs readable
    std::vector<OperatorCost> operators;
};

/// Counts instructions; needs EmulatorMode::Count (profile.needs_counting). The running model
/// stays.
Result<ProfileReport> profileModel(BoardSession& session, const Plan& plan);

struct LivePrediction {
    size_t sample = 0;
    double seconds = 0; ///< since the stream began, by the board's clock
    std::vector<float> raw;
    std::vector<Tensor> outputs; ///< the board's
    bool identical = false;      ///< to the desktop's
    bool fault = false;
    std::vector<Tensor> host = {};    ///< the desktop's; none where it cannot tell
    std::vector<Tensor> inFloat = {}; ///< of LiveOptions::inFloat
    size_t missing = 0;               ///< in the sequence so far
    size_t reconnects = 0;            ///< so far
};

struct LiveOptions {
    size_t samples = 0; ///< 0: until the sensor ends or the caller stops
    double periodSeconds = 0;
    const Plan* inFloat = nullptr; ///< another plan that the desktop asks about the same raw values
};

struct LiveReport {
    size_t predictions = 0;
    size_t identical = 0;
    size_t dropped = 0;    ///< by the board, because the line was full
    size_t missing = 0;    ///< in the sequence: dropped, or lost with a line that broke
    size_t reconnects = 0; ///< lines that were lost and came back
};

/// Predictions of the running model, which must be `plan` (live.other_model), until `each` answers
/// false.
Result<LiveReport> liveMonitor(BoardSession& session, const Plan& plan, const LiveOptions& options,
                               const std::function<bool(const LivePrediction&)>& each,
                               std::stop_token stop = {});

/// Whether the board runs this plan, confirmed or on trial.
Result<bool> runsPlan(BoardSession& session, const Plan& plan);

/// Whether host and board answer all vectors with the same bytes.
Result<bool> sameAnswers(BoardSession& session, rt::Target target, const Plan& plan,
                         const TestVectors& vectors);

/// SHA-256 of the whole plan, by which a board knows it.
std::array<uint8_t, 32> planHash(const Plan& plan);

/// Bytes of each output.
std::vector<uint32_t> outputSizes(const Runner& runner);

/// Which model of the board is this plan: the running one, or a candidate that is uploaded now.
Result<rt::Target> placeModel(BoardSession& session, const Plan& plan,
                              const Progress& progress = {}, std::stop_token stop = {});

} // namespace tmw

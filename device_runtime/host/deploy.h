// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/plan/runner.h"
#include "device_runtime/host/boards.h"
#include "device_runtime/host/device_link.h"
#include "device_runtime/host/emulator.h"
#include "device_runtime/host/faulty_transport.h"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace tmw {

struct BoardOptions {
    std::string port = {}; ///< serial port of a real board; empty: emulated
    EmulatorMode mode = EmulatorMode::Run;
    std::optional<LineFaults> faults = std::nullopt;
};

/// A board and an open link to it. Ends the emulator when it goes.
class BoardSession {
public:
    BoardSession(const BoardRow& board, EmulatorMode mode, std::unique_ptr<Emulator> emulator,
                 std::unique_ptr<DeviceLink> link)
        : board_(board), mode_(mode), emulator_(std::move(emulator)), link_(std::move(link)) {}

    const BoardRow& board() const { return board_; }
    EmulatorMode mode() const { return mode_; }
    DeviceLink& link() { return *link_; }
    Emulator* emulator() { return emulator_.get(); }
    /// What an emulated board must not lose, if this process is killed; a real board needs no help.
    Status saveFlash() { return emulator_ ? emulator_->saveFlash() : Status{}; }

    /// Whether setSensor() is for this board: an emulated one whose firmware reads files.
    bool takesSensorRows() const {
        return emulator_ && board_.modelFlash.keeping == FlashKeeping::Firmware;
    }
    /// Rows the virtual sensor of an emulated board gives, one after another; empty: its own sweep
    /// of 0 to 2 pi. Errors: board.no_virtual_sensor, file.*.
    Status setSensor(std::span<const float> rows);

private:
    const BoardRow& board_;
    EmulatorMode mode_;
    std::unique_ptr<Emulator> emulator_;
    std::unique_ptr<DeviceLink> link_;
};

/// Connects to a real board, or starts the emulated one. A board that was never flashed gets the
/// shipped firmware first. Errors: board.unknown, board.is_host, board.busy, emulator.*, link.*.
Result<std::unique_ptr<BoardSession>> openBoard(std::string_view name,
                                                const BoardOptions& options = {});

struct UploadReport {
    uint64_t bytes = 0; ///< of the plan
    double seconds = 0;
    uint32_t slot = 0;
    std::string sha256; ///< of the .tflite
    size_t checkedVectors = 0;
    size_t identicalVectors = 0;
    bool activated = false; ///< all vectors were identical
};

/// Inputs of test vectors, one list a vector, one tensor an input.
using TestVectors = std::vector<std::vector<Tensor>>;

/// Uploads, runs the vectors on board and host, and activates only where all answers are equal.
Result<UploadReport> uploadModel(BoardSession& session, const Plan& plan,
                                 const TestVectors& vectors, const Progress& progress = {},
                                 std::stop_token stop = {});

/// Where host and board first differ; indices in the .tflite's layout.
struct Difference {
    size_t sample = 0;
    int32_t layer = 0;
    std::string op;
    size_t index = 0; ///< element of the output
    double host = 0;
    double board = 0;
};

struct VerifyReport {
    size_t samples = 0;
    size_t layers = 0; ///< outputs of operators compared, a sample
    bool identical = true;
    std::optional<Difference> firstDifference;
};

/// Every layer's output on host and board, stopping at the first difference. The running model
/// stays.
Result<VerifyReport> verifyModel(BoardSession& session, const Plan& plan, const TfliteModel& model,
                                 const TestVectors& samples, const Progress& progress = {},
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
};

struct LiveOptions {
    size_t samples = 0; ///< 0: until the sensor ends or the caller stops
    double periodSeconds = 0;
};

struct LiveReport {
    size_t predictions = 0;
    size_t identical = 0;
    size_t dropped = 0; ///< by the board, because the line was full
};

/// Predictions of the running model, which must be `plan` (live.other_model), until `each` answers
/// false.
Result<LiveReport> liveMonitor(BoardSession& session, const Plan& plan, const LiveOptions& options,
                               const std::function<bool(const LivePrediction&)>& each,
                               std::stop_token stop = {});

/// Which model of the board is this plan: the running one, or a candidate that is uploaded now.
Result<rt::Target> placeModel(BoardSession& session, const Plan& plan);

} // namespace tmw

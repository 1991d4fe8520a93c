// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/plan/arithmetic.h"
#include "device_runtime/host/board_session.h"
#include "device_runtime/host/verify_progress.h"

#include <optional>
#include <string>
#include <vector>

namespace tmw {

/// Inputs of test vectors, one list a vector, one tensor an input.
using TestVectors = std::vector<std::vector<Tensor>>;

/// Where the desktop and a board first differ; indices in the .tflite's layout.
struct Difference {
    size_t sample = 0;
    int32_t layer = 0;
    std::string op;
    int32_t tensor = 0; ///< of the .tflite
    size_t index = 0;   ///< element of the output
    double host = 0;
    double board = 0;
};

/// CRC-32 of one output of an operator on both sides.
struct LayerCheck {
    int32_t layer = 0;
    std::string op;
    int32_t tensor = 0; ///< of the .tflite
    uint32_t host = 0;
    uint32_t board = 0;
};

/// A board beside the desktop: the layers of the sample that was compared last, up to the first
/// that differs.
struct BoardCheck {
    std::string board; ///< its name
    std::vector<LayerCheck> checks;
    std::optional<Difference> firstDifference;
    /// How the desktop came to the element that differs, where that can be said.
    std::optional<ElementArithmetic> arithmetic;
    /// Why it was not compared to the end: the board, its line or its memory.
    std::optional<Error> problem;
};

struct VerifyReport {
    std::vector<BoardCheck> boards; ///< in the order in which they were given
    size_t samples = 0;             ///< compared on all boards without a problem
    size_t layers = 0;              ///< outputs of operators, a sample
    bool identical = true;          ///< on all boards, none of which has a problem

    /// The board that differs in the earliest layer; null: none does.
    const BoardCheck* firstDifferent() const;
    /// The first board with a problem; null: none has.
    const BoardCheck* firstProblem() const;
};

/// A board and the plan for its core.
struct BoardWithPlan {
    Result<BoardSession*> session; ///< or why it could not be opened
    const Plan* plan = nullptr;
    std::string_view name{};
};

/// Every layer's output on the desktop, which runs the plan that goes with no core in particular,
/// and on all boards at once, each on a thread of its own: sample by sample, until one differs.
/// What boards run stays. Errors: those of planning, job.cancelled.
Result<VerifyReport> verifyBoards(std::span<const BoardWithPlan> boards, const TfliteModel& model,
                                  const TestVectors& samples, const VerifyProgress& progress = {},
                                  std::stop_token stop = {});

/// The same of one board, whose problem is an error.
Result<VerifyReport> verifyModel(BoardSession& session, const Plan& plan, const TfliteModel& model,
                                 const TestVectors& samples, const VerifyProgress& progress = {},
                                 std::stop_token stop = {});

/// A board to open, by its row.
struct BoardPlace {
    const BoardRow* board = nullptr;
    BoardOptions options = {};
};
using OpenBoards = std::vector<Result<std::unique_ptr<BoardSession>>>;
/// Each on a thread of its own.
OpenBoards openBoards(std::span<const BoardPlace> places, std::stop_token stop = {});

/// verifyBoards() of boards that were opened; `plans`: one a board.
Result<VerifyReport> verifyOpen(std::span<const BoardPlace> places, const OpenBoards& open,
                                std::span<const Plan> plans, const TfliteModel& model,
                                const TestVectors& samples, const VerifyProgress& progress = {},
                                std::stop_token stop = {});

} // namespace tmw

// SPDX-License-Identifier: GPL-3.0-or-later
#include "device_runtime/host/verify.h"

#include "device_runtime/base/crc32.h"
#include "device_runtime/host/deploy.h"

#include <algorithm>
#include <functional>
#include <thread>

namespace tmw {

namespace {

/// An output of an operator: where the board has it, and its bytes on the desktop.
struct Expected {
    const TracedOperator* op;
    TracedOutput output;
    std::span<const uint8_t> bytes;
};

Difference describe(const Expected& host, std::span<const uint8_t> board, DataType type,
                    size_t sample) {
    const auto [mine, theirs] = std::ranges::mismatch(host.bytes, board);
    const auto byte = static_cast<size_t>(mine - host.bytes.begin());
    const size_t size = std::max<size_t>(rt::sizeOf(type), 1);
    Difference difference{sample, host.op->index, host.op->name, host.output.tensor, byte / size, 0,
                          0};
    if (theirs != board.end()) {
        difference.host = storedValue(type, host.bytes, difference.index);
        difference.board = storedValue(type, board, difference.index);
    }
    return difference;
}

/// What both sides have: behind which of the board's steps, from the first on. Its own plan says
/// that, run on the desktop: records of loops are a step each time.
Result<std::vector<std::vector<Expected>>>
expectedOf(Runner& plan, const std::vector<Tensor>& inputs, const TensorValues& values) {
    std::vector<std::vector<Expected>> steps;
    plan.reset();
    TMW_TRY([[maybe_unused]] const auto outputs,
            plan.invokeTraced(inputs, [&](const TracedOperator& op, const TracedOutput& output,
                                          std::span<const uint8_t>) {
                const auto host = values.find(output.tensor);
                if (!op.record || host == values.end())
                    return;
                steps.resize(plan.steps());
                steps.back().push_back({&op, output, host->second});
            }));
    return steps;
}

/// One board of several, from sample to sample.
class BoardRun {
public:
    /// `tell`: called before each step, with its number and how many there are.
    BoardRun(const BoardWithPlan& on, const TfliteModel& model,
             std::function<void(size_t, size_t)> tell, const std::stop_token& stop)
        : session_(on.session.value_or(nullptr)), plan_(*on.plan), model_(model),
          tell_(std::move(tell)), stop_(stop) {
        check.board = on.name;
        if (!on.session)
            check.problem = on.session.error();
    }

    BoardCheck check{};
    size_t layers = 0;

    Status place(const Progress& progress) {
        TMW_TRY(target_, placeModel(*session_, plan_, progress, stop_));
        TMW_TRY(onDesktop_, Runner::make(plan_));
        return {};
    }

    Status compare(const std::vector<Tensor>& inputs, const TensorValues& host, size_t sample) {
        std::vector<std::span<const uint8_t>> bytes;
        for (const Tensor& tensor : inputs)
            bytes.push_back(tensor.as<uint8_t>());
        DeviceLink& link = session_->link();
        TMW_TRY(const auto steps, expectedOf(*onDesktop_, inputs, host));
        TMW_TRY(check.firstDifference, link.persist([&]() -> Result<std::optional<Difference>> {
            // Each time from the same state, however far an earlier try came.
            TMW_CHECK(link.reset(target_));
            TMW_CHECK(link.writeInputs(target_, bytes));
            return stepThrough(steps, sample);
        }));
        layers = 0;
        for (const auto& step : steps)
            layers += step.size();
        if (check.firstDifference)
            explain(*check.firstDifference, host);
        return {};
    }

private:
    Result<std::optional<Difference>> stepThrough(const std::vector<std::vector<Expected>>& steps,
                                                  size_t sample) {
        TMW_CHECK(session_->link().restart(target_));
        check.checks.clear();
        for (const std::vector<Expected>& wanted : steps) {
            if (stop_.stop_requested())
                return fail(kCancelled);
            tell_(static_cast<size_t>(&wanted - steps.data()), steps.size());
            TMW_TRY(const std::optional<Difference> difference, step(wanted, sample));
            if (difference)
                return difference;
        }
        return std::optional<Difference>();
    }

    /// The next record; nothing: its outputs are the same.
    Result<std::optional<Difference>> step(const std::vector<Expected>& wanted, size_t sample) {
        std::vector<rt::StepExtent> extents;
        for (const Expected& each : wanted)
            if (extents.size() < rt::kMaxExtents)
                extents.push_back({each.output.arenaOffset, each.output.bytes});
        TMW_TRY(const DeviceLink::Step step, session_->link().step(target_, extents));
        for (size_t i = 0; i < extents.size(); ++i) {
            const Expected& host = wanted[i];
            const uint32_t crc = rt::crc32(host.bytes.data(), host.bytes.size());
            check.checks.push_back(
                {host.op->index, host.op->name, host.output.tensor, crc, step.crcs[i]});
            if (step.crcs[i] == crc)
                continue;
            TMW_TRY(const std::vector<uint8_t> board,
                    session_->link().readArena(target_, extents[i].arenaOffset, extents[i].bytes));
            const auto tensor = static_cast<size_t>(host.output.tensor);
            return describe(host, board, model_.graph().tensors[tensor].type, sample);
        }
        return std::optional<Difference>();
    }

    /// Up to there the board read the same bytes.
    void explain(const Difference& first, const TensorValues& host) {
        const auto& outputs = model_.graph().operators[static_cast<size_t>(first.layer)].outputs;
        const auto output = std::ranges::find(outputs, first.tensor) - outputs.begin();
        if (auto made =
                explainElement(model_, host, first.layer, first.index, static_cast<size_t>(output)))
            check.arithmetic = std::move(*made);
    }

    BoardSession* session_; ///< null where there is a problem
    const Plan& plan_;
    const TfliteModel& model_;
    std::function<void(size_t, size_t)> tell_;
    const std::stop_token& stop_;
    std::optional<Runner> onDesktop_;
    rt::Target target_{};
};

/// Calls act(i) for each, at the same time where there are several.
void together(size_t count, const std::function<void(size_t)>& act) {
    std::vector<std::jthread> threads;
    for (size_t i = 1; i < count; ++i)
        threads.emplace_back([&act, i] { act(i); });
    if (count > 0)
        act(0);
}

/// Of all boards that have no problem.
void onAll(std::vector<BoardRun>& runs, const std::function<Status(BoardRun&)>& act) {
    together(runs.size(), [&](size_t i) {
        if (runs[i].check.problem)
            return;
        if (const Status done = act(runs[i]); !done)
            runs[i].check.problem = done.error();
    });
}

/// One differs, or there is none left.
bool isOver(const std::vector<BoardRun>& runs) {
    return std::ranges::any_of(
               runs, [](const BoardRun& run) { return run.check.firstDifference.has_value(); }) ||
           std::ranges::all_of(runs,
                               [](const BoardRun& run) { return run.check.problem.has_value(); });
}

} // namespace

const BoardCheck* VerifyReport::firstDifferent() const {
    const BoardCheck* first = nullptr;
    for (const BoardCheck& each : boards)
        if (each.firstDifference &&
            (!first || each.firstDifference->layer < first->firstDifference->layer))
            first = &each;
    return first;
}

const BoardCheck* VerifyReport::firstProblem() const {
    const auto found =
        std::ranges::find_if(boards, [](const BoardCheck& each) { return bool(each.problem); });
    return found == boards.end() ? nullptr : &*found;
}

Result<VerifyReport> verifyBoards(std::span<const BoardWithPlan> boards, const TfliteModel& model,
                                  const TestVectors& samples, const VerifyProgress& progress,
                                  std::stop_token stop) {
    TMW_TRY(Plan plan, makePlan(model, rt::CoreFamily::Generic));
    TMW_TRY(Runner desktop, Runner::make(std::move(plan)));
    std::vector<std::string_view> names;
    for (const BoardWithPlan& each : boards)
        names.push_back(each.name);
    VerifyTeller teller(progress, names, samples.size());
    std::vector<BoardRun> runs;
    for (size_t i = 0; i < boards.size(); ++i)
        runs.emplace_back(
            boards[i], model,
            [&teller, i](size_t step, size_t steps) { teller.step(i, step, steps); }, stop);
    onAll(runs, [&](BoardRun& run) -> Status {
        const auto board = static_cast<size_t>(&run - runs.data());
        TMW_CHECK(run.place([&](double share, std::string_view) { teller.place(board, share); }));
        teller.place(board, 1);
        return {};
    });
    if (stop.stop_requested())
        return fail(kCancelled);
    VerifyReport report;
    for (size_t i = 0; i < samples.size() && !isOver(runs); ++i) {
        if (stop.stop_requested())
            return fail(kCancelled);
        for (size_t board = 0; board < runs.size(); ++board)
            if (runs[board].check.problem)
                teller.leave(board);
        teller.begin(i);
        TMW_TRY(const TensorValues host, valuesOf(desktop, samples[i]));
        onAll(runs, [&](BoardRun& run) { return run.compare(samples[i], host, i); });
        ++report.samples;
    }
    if (stop.stop_requested())
        return fail(kCancelled);
    for (BoardRun& run : runs) {
        report.layers = std::max(report.layers, run.layers);
        report.identical = report.identical && !run.check.firstDifference && !run.check.problem;
        report.boards.push_back(std::move(run.check));
    }
    return report;
}

Result<VerifyReport> verifyModel(BoardSession& session, const Plan& plan, const TfliteModel& model,
                                 const TestVectors& samples, const VerifyProgress& progress,
                                 std::stop_token stop) {
    const BoardWithPlan board{&session, &plan, session.board().name};
    TMW_TRY(VerifyReport report, verifyBoards({&board, 1}, model, samples, progress, stop));
    if (const BoardCheck* problem = report.firstProblem())
        return tl::unexpected(*problem->problem);
    return report;
}

OpenBoards openBoards(std::span<const BoardPlace> places, std::stop_token stop) {
    OpenBoards open;
    for (size_t i = 0; i < places.size(); ++i)
        open.emplace_back(fail(kCancelled));
    together(places.size(), [&](size_t i) {
        BoardOptions options = places[i].options;
        options.stop = stop;
        open[i] = openBoard(places[i].board->name, options);
    });
    return open;
}

Result<VerifyReport> verifyOpen(std::span<const BoardPlace> places, const OpenBoards& open,
                                std::span<const Plan> plans, const TfliteModel& model,
                                const TestVectors& samples, const VerifyProgress& progress,
                                std::stop_token stop) {
    std::vector<BoardWithPlan> boards;
    for (size_t i = 0; i < places.size(); ++i)
        boards.push_back({open[i].map([](const auto& session) { return session.get(); }), &plans[i],
                          places[i].board->name});
    return verifyBoards(boards, model, samples, progress, stop);
}

} // namespace tmw

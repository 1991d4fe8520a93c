// SPDX-License-Identifier: GPL-3.0-or-later
// goldens_bench BOARD [WORD]: every model that has reference outputs (TMW_TEST_DATA), or those with
// WORD in their name, on an emulated board: each layer against the reference and the desktop's
// bits. A line a model that differs, that the board has no room for, or that cannot be planned.
#include "device_runtime/base/crc32.h"
#include "device_runtime/host/deploy.h"
#include "tests/support/golden_case.h"

#include <QCoreApplication>

#include <iostream>

using namespace tmw;

namespace {

constexpr ErrorKind kDiffers{"goldens.differs", "operator %1 (%2) has not the desktop's bits"};
constexpr ErrorKind kOutputDiffers{"goldens.output", "output %1 has not the desktop's bits"};

constexpr std::string_view kNoAnswer = "link.no_answer";

/// What is to be there behind one of the board's steps.
struct Behind {
    std::vector<const TracedOperator*> operators;
    std::vector<rt::StepExtent> extents;
    std::vector<int32_t> tensors;
    std::vector<uint32_t> crcs;
};

/// One model on desktop and board, from vector to vector.
class Pair {
public:
    static Result<Pair> make(BoardSession& session, const Plan& plan) {
        TMW_TRY(const rt::Target target, placeModel(session, plan));
        TMW_TRY(Runner desktop, Runner::make(plan));
        return Pair(session.link(), target, std::move(desktop));
    }

    std::span<const PlanTensorInfo> inputs() const { return desktop_.inputs(); }
    size_t compared() const { return compared_; }

    /// The desktop's outputs, once the board's are found the same, and the board's layers.
    Result<test::GoldenAnswer> ask(const std::vector<Tensor>& inputs, bool anew) {
        if (anew) {
            desktop_.reset();
            TMW_CHECK(link_.reset(target_));
        }
        std::vector<Behind> steps;
        test::GoldenAnswer answer;
        TMW_TRY(answer.outputs, onDesktop(inputs, steps));
        std::vector<std::span<const uint8_t>> bytes;
        for (const Tensor& tensor : inputs)
            bytes.push_back(tensor.as<uint8_t>());
        TMW_CHECK(link_.writeInputs(target_, bytes));
        TMW_CHECK(link_.restart(target_));
        for (const Behind& behind : steps)
            TMW_CHECK(step(behind, answer));
        TMW_CHECK(checkOutputs(answer.outputs));
        return answer;
    }

private:
    Pair(DeviceLink& link, rt::Target target, Runner desktop)
        : link_(link), target_(target), desktop_(std::move(desktop)) {}

    Result<std::vector<Tensor>> onDesktop(const std::vector<Tensor>& inputs,
                                          std::vector<Behind>& steps) {
        TMW_TRY(auto outputs,
                desktop_.invokeTraced(inputs, [&](const TracedOperator& op, const TracedOutput& out,
                                                  std::span<const uint8_t> bytes) {
                    if (!op.record)
                        return;
                    steps.resize(desktop_.steps());
                    Behind& behind = steps.back();
                    behind.operators.push_back(&op);
                    behind.extents.push_back({out.arenaOffset, out.bytes});
                    behind.tensors.push_back(out.tensor);
                    behind.crcs.push_back(rt::crc32(bytes.data(), bytes.size()));
                }));
        steps.resize(desktop_.steps());
        return outputs;
    }

    Status step(const Behind& behind, test::GoldenAnswer& answer) {
        const size_t asked = std::min<size_t>(behind.extents.size(), rt::kMaxExtents);
        TMW_TRY(const DeviceLink::Step made,
                link_.step(target_, std::span(behind.extents).first(asked)));
        for (size_t i = 0; i < asked; ++i) {
            if (made.crcs[i] != behind.crcs[i])
                return fail(kDiffers, behind.operators[i]->index, behind.operators[i]->name);
            answer.layers[behind.tensors[i]] = made.crcs[i];
        }
        compared_ += asked;
        return {};
    }

    Status checkOutputs(const std::vector<Tensor>& outputs) {
        rt::PlanView view;
        const Plan& plan = desktop_.plan();
        rt::PlanView::open({plan.bytes.data(), plan.bytes.size()}, plan.core, &view);
        for (size_t i = 0; i < outputs.size(); ++i) {
            const auto wanted = outputs[i].as<uint8_t>();
            TMW_TRY(const auto got, link_.readArena(target_, view.outputs()[i].arenaOffset,
                                                    static_cast<uint32_t>(wanted.size())));
            if (!std::ranges::equal(got, wanted))
                return fail(kOutputDiffers, i);
        }
        return {};
    }

    DeviceLink& link_;
    rt::Target target_;
    Runner desktop_;
    size_t compared_ = 0;
};

class Bench {
public:
    explicit Bench(const BoardRow& board) : board_(board) {}

    void take(const std::filesystem::path& path) {
        const test::GoldenCase golden = test::loadGolden(path);
        const auto model = TfliteModel::fromFile(golden.model());
        const auto plan = model ? makePlan(*model, board_.core) : forward(model);
        if (!plan) {
            ++refused_;
            return say(golden.name, "is refused: " + plan.error().message());
        }
        const auto difference = onBoard(golden, *plan);
        if (!difference && difference.error().code() == kNoRoom) {
            ++tooLarge_;
            return say(golden.name, "does not fit: " + difference.error().message());
        }
        ++fitting_;
        if (difference && difference->empty()) {
            ++equal_;
            return;
        }
        say(golden.name, "fails: " + (difference ? *difference : difference.error().message()));
        session_.reset(); // the next begins with another line
    }

    bool report() const {
        std::cout << board_.name << ": " << equal_ << " of " << fitting_ << " models, " << compared_
                  << " outputs of operators; " << tooLarge_ << " do not fit, " << refused_
                  << " are refused\n";
        return equal_ == fitting_ && fitting_ > 0;
    }

private:
    /// Empty where every vector is as it must be. A busy desktop may let an emulator wait so long
    /// that it seems dead.
    Result<std::string> onBoard(const test::GoldenCase& golden, const Plan& plan) {
        constexpr int kTries = 3;
        auto difference = once(golden, plan);
        for (int i = 1; i < kTries && !difference && difference.error().code() == kNoAnswer; ++i) {
            session_.reset();
            difference = once(golden, plan);
        }
        return difference;
    }

    Result<std::string> once(const test::GoldenCase& golden, const Plan& plan) {
        if (!session_) {
            TMW_TRY(session_, openBoard(board_.name));
        }
        TMW_TRY(Pair pair, Pair::make(*session_, plan));
        std::optional<Error> trouble;
        std::string difference = test::goldenDifference(
            golden, pair.inputs(), [&](const std::vector<Tensor>& inputs, bool anew) {
                auto answer = pair.ask(inputs, anew);
                if (!answer)
                    trouble = answer.error();
                return answer;
            });
        if (trouble)
            return tl::unexpected(std::move(*trouble));
        compared_ += pair.compared();
        return difference;
    }

    void say(const std::string& name, const std::string& what) const {
        std::cout << board_.name << ": " << name << ' ' << what << std::endl;
    }

    const BoardRow& board_;
    std::unique_ptr<BoardSession> session_;
    size_t equal_ = 0;
    size_t fitting_ = 0;
    size_t tooLarge_ = 0;
    size_t refused_ = 0;
    size_t compared_ = 0;
};

} // namespace

int main(int argc, char** argv) {
    const QCoreApplication application(argc, argv);
    const auto board = findBoard(argc > 1 ? argv[1] : "");
    if (!board || argc > 3) {
        std::cerr << "usage: goldens_bench BOARD [WORD]\n";
        return 2;
    }
    Bench bench(**board);
    for (const auto& path : test::goldenFiles())
        if (argc < 3 || path.stem().string().find(argv[2]) != std::string::npos)
            bench.take(path);
    return bench.report() ? 0 : 1;
}

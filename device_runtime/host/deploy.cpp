// SPDX-License-Identifier: GPL-3.0-or-later
#include "device_runtime/host/deploy.h"

#include "core/base/hex.h"
#include "device_runtime/base/sha256.h"

#include <algorithm>
#include <chrono>
#include <cstring>

namespace tmw {

namespace {

constexpr ErrorKind kPlanTooLarge{
    kNoRoom, "The model takes %1 B as a plan and a slot of %2 holds %3 B: %4 B too much. "
             "Make the model smaller or choose a board with more flash ('tmw boards')."};
constexpr ErrorKind kArenaTooLarge{
    kNoRoom, "The model needs an arena of %1 B and %2 has %3 B: %4 B too much. Make its "
             "layers smaller or choose a board with more RAM ('tmw boards')."};

/// Before anything of the board is erased.
Status checkRoom(BoardSession& session, const Plan& plan) {
    TMW_TRY(const rt::HelloReply hello,
            session.link().persist([&] { return session.link().hello(); }));
    const std::string_view board = session.board().name;
    const auto bytes = plan.bytes.size();
    if (bytes > hello.slotBytes)
        return fail(kPlanTooLarge, bytes, board, hello.slotBytes, bytes - hello.slotBytes);
    if (plan.arenaBytes > hello.arenaBytes)
        return fail(kArenaTooLarge, plan.arenaBytes, board, hello.arenaBytes,
                    plan.arenaBytes - hello.arenaBytes);
    return {};
}

std::span<const uint8_t> bytesOf(const Tensor& tensor) {
    return tensor.as<uint8_t>();
}

/// Whether host and board answer a vector with the same bytes.
Result<bool> sameAnswer(DeviceLink& link, rt::Target target, Runner& runner,
                        const std::vector<Tensor>& vector) {
    runner.reset();
    TMW_TRY(const std::vector<Tensor> wanted, runner.invoke(vector));
    TMW_CHECK(link.reset(target));
    std::vector<std::span<const uint8_t>> inputs;
    for (const Tensor& tensor : vector)
        inputs.push_back(bytesOf(tensor));
    const std::vector<uint32_t> sizes = outputSizes(runner);
    TMW_TRY(const auto got, link.run(target, inputs, sizes));
    for (size_t i = 0; i < wanted.size(); ++i)
        if (!std::ranges::equal(bytesOf(wanted[i]), got[i]))
            return false;
    return true;
}

bool isOnTrial(const rt::HelloReply& hello, const Plan& plan) {
    if (hello.runningSlot >= rt::kSlots)
        return false;
    const rt::SlotInfo& slot = hello.slotInfo[hello.runningSlot];
    return slot.state == static_cast<uint8_t>(rt::SlotState::Trial) &&
           std::ranges::equal(slot.planSha256, planHash(plan));
}

/// The candidate on trial, however often the line is lost between request and answer.
Status startTrial(BoardSession& session, const Plan& plan) {
    return session.link().persist([&]() -> Status {
        TMW_TRY(const rt::HelloReply hello, session.link().hello());
        return isOnTrial(hello, plan) ? Status{} : session.link().activate(kTrial);
    });
}

/// Runs the candidate on trial; true where it is confirmed, false where it answered wrongly and the
/// model before runs again.
Result<bool> tryAndConfirm(BoardSession& session, const Plan& plan, Runner& runner,
                           const TestVectors& vectors) {
    DeviceLink& link = session.link();
    TMW_TRY(const rt::HelloReply before, link.persist([&] { return link.hello(); }));
    TMW_CHECK(startTrial(session, plan));
    if (!vectors.empty()) {
        TMW_TRY(const bool same, link.persist([&] {
            return sameAnswer(link, rt::Target::Running, runner, vectors.front());
        }));
        if (!same) {
            // It ends by itself too; nobody has to wait for that.
            if (before.runningSlot < rt::kSlots)
                TMW_CHECK(link.persist(
                    [&] { return link.rollBack(before.slotInfo[before.runningSlot].planSha256); }));
            return false;
        }
    }
    const std::array<uint8_t, 32> hash = planHash(plan);
    TMW_CHECK(link.persist([&] { return link.confirm(hash); }));
    TMW_CHECK(session.keepFlash());
    return true;
}

} // namespace

std::array<uint8_t, 32> planHash(const Plan& plan) {
    std::array<uint8_t, 32> digest{};
    rt::sha256(plan.bytes.data(), plan.bytes.size(), digest.data());
    return digest;
}

std::vector<uint32_t> outputSizes(const Runner& runner) {
    std::vector<uint32_t> sizes;
    for (const PlanTensorInfo& output : runner.outputs()) {
        const auto count = elementCount(output.shape);
        sizes.push_back(count ? static_cast<uint32_t>(*count * rt::sizeOf(output.type)) : 0);
    }
    return sizes;
}

Result<bool> runsPlan(BoardSession& session, const Plan& plan) {
    DeviceLink& link = session.link();
    TMW_TRY(const rt::HelloReply hello, link.persist([&] { return link.hello(); }));
    if (hello.runningSlot >= rt::kSlots)
        return false;
    return std::ranges::equal(hello.slotInfo[hello.runningSlot].planSha256, planHash(plan));
}

Result<bool> sameAnswers(BoardSession& session, rt::Target target, const Plan& plan,
                         const TestVectors& vectors) {
    TMW_TRY(Runner runner, Runner::make(plan));
    for (const std::vector<Tensor>& vector : vectors) {
        TMW_TRY(const bool same, session.link().persist([&] {
            return sameAnswer(session.link(), target, runner, vector);
        }));
        if (!same)
            return false;
    }
    return true;
}

Result<UploadReport> uploadModel(BoardSession& session, const Plan& plan,
                                 const TestVectors& vectors, const Progress& progress,
                                 std::stop_token stop) {
    const auto begin = std::chrono::steady_clock::now();
    DeviceLink& link = session.link();
    const size_t restoredBefore = link.restored();
    TMW_TRY(Runner runner, Runner::make(plan));
    TMW_CHECK(checkRoom(session, plan));
    UploadReport report;
    report.bytes = plan.bytes.size();
    rt::PlanHeader header{};
    std::memcpy(&header, plan.bytes.data(), sizeof header);
    report.sha256 = toHex(header.modelSha256);
    TMW_TRY(report.slot, link.upload(plan.bytes, progress, stop));
    report.seconds =
        std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
    for (const std::vector<Tensor>& vector : vectors) {
        if (stop.stop_requested())
            return fail(kCancelled);
        TMW_TRY(const bool same, link.persist([&] {
            return sameAnswer(link, rt::Target::Candidate, runner, vector);
        }));
        ++report.checkedVectors;
        report.identicalVectors += same ? 1 : 0;
        if (progress)
            progress(static_cast<double>(report.checkedVectors) /
                         static_cast<double>(vectors.size()),
                     "checking");
    }
    if (report.identicalVectors == report.checkedVectors) {
        TMW_TRY(report.activated, tryAndConfirm(session, plan, runner, vectors));
    }
    report.reconnects = link.restored() - restoredBefore;
    return report;
}

Result<RunningModel> runningModel(BoardSession& session) {
    DeviceLink& link = session.link();
    TMW_TRY(const rt::HelloReply hello, link.persist([&] { return link.hello(); }));
    if (hello.runningSlot >= rt::kSlots)
        return RunningModel{};
    const rt::SlotInfo& slot = hello.slotInfo[hello.runningSlot];
    return RunningModel{toHex(slot.modelSha256),
                        slot.state == static_cast<uint8_t>(rt::SlotState::Trial)};
}

Result<rt::Target> placeModel(BoardSession& session, const Plan& plan, const Progress& progress,
                              std::stop_token stop) {
    TMW_TRY(const bool running, runsPlan(session, plan));
    if (running)
        return rt::Target::Running;
    TMW_CHECK(checkRoom(session, plan));
    TMW_TRY([[maybe_unused]] const uint32_t slot,
            session.link().upload(plan.bytes, progress, stop));
    return rt::Target::Candidate;
}

} // namespace tmw

// SPDX-License-Identifier: GPL-3.0-or-later
#include "device_runtime/host/deploy.h"

#include "core/base/file.h"
#include "core/base/hex.h"
#include "device_runtime/base/sha256.h"
#include "device_runtime/host/flasher.h"
#include "device_runtime/host/serial_transport.h"

#include <algorithm>
#include <chrono>
#include <cstring>

namespace tmw {

namespace {

constexpr ErrorKind kIsHost{"board.is_host",
                            "host is this computer and needs no link. Name another board."};
constexpr ErrorKind kNoVirtualSensor{"board.no_virtual_sensor",
                                     "The firmware of %1 reads no files, so its sensor cannot be "
                                     "given one. Choose an emulated board that does: mps2-an386."};
constexpr ErrorKind kOtherModel{"live.other_model",
                                "The board runs another model. Upload this one first."};
constexpr ErrorKind kNeedsCounting{"profile.needs_counting",
                                   "Instructions are counted on an emulated board in counting "
                                   "mode only."};

std::vector<uint32_t> outputSizes(const Runner& runner) {
    std::vector<uint32_t> sizes;
    for (const PlanTensorInfo& output : runner.outputs()) {
        const auto count = elementCount(output.shape);
        sizes.push_back(count ? static_cast<uint32_t>(*count * rt::sizeOf(output.type)) : 0);
    }
    return sizes;
}

std::span<const uint8_t> bytesOf(const Tensor& tensor) {
    return tensor.as<uint8_t>();
}

std::array<uint8_t, 32> planHash(const Plan& plan) {
    std::array<uint8_t, 32> digest{};
    rt::sha256(plan.bytes.data(), plan.bytes.size(), digest.data());
    return digest;
}

Result<bool> isRunning(BoardSession& session, const Plan& plan) {
    TMW_TRY(const rt::HelloReply hello, session.link().hello());
    if (hello.runningSlot >= rt::kSlots)
        return false;
    return std::ranges::equal(hello.slotInfo[hello.runningSlot].planSha256, planHash(plan));
}

/// Whether host and board answer a vector with the same bytes.
Result<bool> sameAnswer(DeviceLink& link, Runner& runner, const std::vector<Tensor>& vector) {
    runner.reset();
    TMW_TRY(const std::vector<Tensor> wanted, runner.invoke(vector));
    TMW_CHECK(link.reset(rt::Target::Candidate));
    std::vector<std::span<const uint8_t>> inputs;
    for (const Tensor& tensor : vector)
        inputs.push_back(bytesOf(tensor));
    const std::vector<uint32_t> sizes = outputSizes(runner);
    TMW_TRY(const auto got, link.run(rt::Target::Candidate, inputs, sizes));
    for (size_t i = 0; i < wanted.size(); ++i)
        if (!std::ranges::equal(bytesOf(wanted[i]), got[i]))
            return false;
    return true;
}

} // namespace

Status BoardSession::setSensor(std::span<const float> rows) {
    if (!takesSensorRows())
        return fail(kNoVirtualSensor, board_.name);
    const auto path = boardFolder(board_.name) / "sensor.bin";
    if (!rows.empty())
        return writeFile(
            path, std::span(reinterpret_cast<const uint8_t*>(rows.data()), rows.size_bytes()));
    std::error_code ignored; // absent is as wanted
    std::filesystem::remove(path, ignored);
    return {};
}

Result<std::unique_ptr<BoardSession>> openBoard(std::string_view name,
                                                const BoardOptions& options) {
    TMW_TRY(const BoardRow* const board, findBoard(name));
    if (board->qemuMachine.empty() && options.port.empty())
        return fail(kIsHost);
    std::unique_ptr<Emulator> emulator;
    std::unique_ptr<Transport> line;
    if (options.port.empty()) {
        const auto folder = boardFolder(board->name);
        TMW_TRY(BoardLock lock, BoardLock::take(folder));
        TMW_CHECK(prepareEmulatedBoard(*board));
        TMW_TRY(emulator, Emulator::start(*board, options.mode, folder, std::move(lock)));
        line = emulator->takeLine();
    } else {
        TMW_TRY(line, openSerialPort(options.port));
    }
    if (options.faults)
        line = std::make_unique<FaultyTransport>(std::move(line), *options.faults);
    TMW_TRY(auto link, DeviceLink::open(std::move(line)));
    return std::make_unique<BoardSession>(*board, options.mode, std::move(emulator),
                                          std::move(link));
}

Result<UploadReport> uploadModel(BoardSession& session, const Plan& plan,
                                 const TestVectors& vectors, const Progress& progress,
                                 std::stop_token stop) {
    const auto begin = std::chrono::steady_clock::now();
    DeviceLink& link = session.link();
    TMW_TRY(Runner runner, Runner::make(plan));
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
        TMW_TRY(const bool same, sameAnswer(link, runner, vector));
        ++report.checkedVectors;
        report.identicalVectors += same ? 1 : 0;
        if (progress)
            progress(static_cast<double>(report.checkedVectors) /
                         static_cast<double>(vectors.size()),
                     "checking");
    }
    if (report.identicalVectors < report.checkedVectors)
        return report;
    TMW_CHECK(link.activate());
    report.activated = true;
    TMW_CHECK(session.saveFlash());
    return report;
}

Result<rt::Target> placeModel(BoardSession& session, const Plan& plan) {
    TMW_TRY(const bool running, isRunning(session, plan));
    if (running)
        return rt::Target::Running;
    TMW_TRY([[maybe_unused]] const uint32_t slot, session.link().upload(plan.bytes));
    return rt::Target::Candidate;
}

Result<ProfileReport> profileModel(BoardSession& session, const Plan& plan) {
    TMW_TRY(const rt::HelloReply hello, session.link().hello());
    if (hello.instructionsPerTick == 0 || session.mode() != EmulatorMode::Count)
        return fail(kNeedsCounting);
    TMW_TRY(const rt::Target target, placeModel(session, plan));
    DeviceLink& link = session.link();
    TMW_TRY(const uint64_t once, link.profile(target, rt::kWholeModel, 1));
    // About four million instructions, so that the counter's steps of tens do not matter.
    const uint64_t rough = std::max<uint64_t>(once * hello.instructionsPerTick, 1);
    const auto repeats = static_cast<uint32_t>(std::clamp<uint64_t>(4000000 / rough, 4, 1000));
    const auto instructions = [&](uint32_t records) -> Result<uint64_t> {
        TMW_TRY(const uint64_t ticks, link.profile(target, records, repeats));
        return (ticks * hello.instructionsPerTick + repeats / 2) / repeats;
    };
    ProfileReport report;
    TMW_TRY(report.instructions, instructions(rt::kWholeModel));
    uint32_t records = 0;
    for (const TracedOperator& op : plan.operators)
        records = std::max(records, op.record ? *op.record + 1 : 0);
    // One record is the whole, less what goes around it.
    std::vector<uint64_t> upTo(records + 1, 0);
    TMW_TRY(upTo[0], instructions(0));
    for (uint32_t k = 1; k < records; ++k) {
        TMW_TRY(upTo[k], instructions(k));
    }
    upTo[records] = std::max(report.instructions, records > 0 ? upTo[records - 1] : 0);
    for (const TracedOperator& op : plan.operators)
        if (op.record)
            report.operators.push_back(
                {op.index,
                 upTo[*op.record + 1] - std::min(upTo[*op.record], upTo[*op.record + 1])});
    return report;
}

Result<LiveReport> liveMonitor(BoardSession& session, const Plan& plan, const LiveOptions& options,
                               const std::function<bool(const LivePrediction&)>& each,
                               std::stop_token stop) {
    TMW_TRY(const bool running, isRunning(session, plan));
    if (!running)
        return fail(kOtherModel);
    TMW_TRY(Runner runner, Runner::make(plan));
    const rt::StreamRequest request{static_cast<uint32_t>(options.periodSeconds * 1e6),
                                    static_cast<uint32_t>(options.samples),
                                    options.periodSeconds > 0 ? 1u : 64u, 0};
    LiveReport report;
    const std::vector<uint32_t> sizes = outputSizes(runner);
    TMW_TRY(
        const rt::StreamEndEvent end,
        session.link().stream(
            request,
            [&](const StreamedSample& sample) {
                const auto wanted = runner.invokeRaw(sample.raw);
                LivePrediction one{sample.sequence,    1e-6 * static_cast<double>(sample.micros),
                                   sample.raw,         {},
                                   wanted.has_value(), sample.fault != 0};
                size_t at = 0;
                for (size_t i = 0; i < sizes.size(); ++i) {
                    const PlanTensorInfo& info = runner.outputs()[i];
                    Tensor& output = one.outputs.emplace_back(Tensor{info.type, info.shape, {}});
                    const size_t count = std::min<size_t>(sizes[i], sample.outputs.size() - at);
                    output.bytes.resize(sizes[i]);
                    std::memcpy(output.bytes.data(), sample.outputs.data() + at, count);
                    at += count;
                    one.identical =
                        one.identical && count == sizes[i] && (*wanted)[i].bytes == output.bytes;
                }
                ++report.predictions;
                report.identical += one.identical ? 1 : 0;
                return each(one);
            },
            stop));
    report.dropped = end.dropped;
    return report;
}

} // namespace tmw

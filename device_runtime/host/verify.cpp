// SPDX-License-Identifier: GPL-3.0-or-later
#include "device_runtime/base/crc32.h"
#include "device_runtime/host/deploy.h"

#include <algorithm>
#include <cstring>

namespace tmw {

namespace {

/// One output of one operator, as the host has it.
struct Expected {
    const TracedOperator* op;
    TracedOutput output;
    std::vector<uint8_t> bytes;
};

template <typename T>
double valueAt(std::span<const uint8_t> bytes, size_t index) {
    T value{};
    std::memcpy(&value, bytes.data() + index * sizeof value, sizeof value);
    return static_cast<double>(value);
}

double element(DataType type, std::span<const uint8_t> bytes, size_t index) {
    switch (type) {
    case DataType::Float32:
        return valueAt<float>(bytes, index);
    case DataType::Int8:
        return valueAt<int8_t>(bytes, index);
    case DataType::Int16:
        return valueAt<int16_t>(bytes, index);
    case DataType::Int32:
        return valueAt<int32_t>(bytes, index);
    case DataType::Int64:
        return valueAt<int64_t>(bytes, index);
    default:
        return valueAt<uint8_t>(bytes, index);
    }
}

Difference describe(const Expected& host, std::span<const uint8_t> board, DataType type,
                    size_t sample) {
    const auto [mine, theirs] = std::ranges::mismatch(host.bytes, board);
    const auto byte = static_cast<size_t>(mine - host.bytes.begin());
    const size_t size = std::max<size_t>(rt::sizeOf(type), 1);
    Difference difference{sample, host.op->index, host.op->name, host.output.tensor, byte / size, 0,
                          0};
    if (theirs != board.end()) {
        difference.host = element(type, host.bytes, difference.index);
        difference.board = element(type, board, difference.index);
    }
    return difference;
}

/// Steps the board through one sample; the first output that differs, or nothing.
Result<std::optional<Difference>> stepThrough(DeviceLink& link, rt::Target target,
                                              const std::vector<Expected>& host,
                                              const TfliteModel& model, size_t sample,
                                              std::vector<LayerCheck>* checks) {
    TMW_CHECK(link.restart(target));
    checks->clear();
    uint32_t records = 0;
    for (const Expected& expected : host)
        records = std::max(records, *expected.op->record + 1);
    for (uint32_t record = 0; record < records; ++record) {
        std::vector<rt::StepExtent> extents;
        std::vector<const Expected*> asked;
        for (const Expected& expected : host) {
            if (*expected.op->record != record || asked.size() == rt::kMaxExtents)
                continue;
            extents.push_back({expected.output.arenaOffset, expected.output.bytes});
            asked.push_back(&expected);
        }
        TMW_TRY(const DeviceLink::Step step, link.step(target, extents));
        for (size_t i = 0; i < asked.size(); ++i) {
            const std::vector<uint8_t>& bytes = asked[i]->bytes;
            const uint32_t crc = rt::crc32(bytes.data(), bytes.size());
            checks->push_back({asked[i]->op->index, asked[i]->op->name, crc, step.crcs[i]});
            if (step.crcs[i] == crc)
                continue;
            TMW_TRY(const std::vector<uint8_t> board,
                    link.readArena(target, extents[i].arenaOffset, extents[i].bytes));
            const auto tensor = static_cast<size_t>(asked[i]->output.tensor);
            return describe(*asked[i], board, model.graph().tensors[tensor].type, sample);
        }
    }
    return std::optional<Difference>();
}

} // namespace

Result<VerifyReport> verifyModel(BoardSession& session, const Plan& plan, const TfliteModel& model,
                                 const TestVectors& samples, const Progress& progress,
                                 std::stop_token stop) {
    TMW_TRY(const rt::Target target, placeModel(session, plan));
    TMW_TRY(Runner runner, Runner::make(plan));
    DeviceLink& link = session.link();
    VerifyReport report;
    for (const std::vector<Tensor>& sample : samples) {
        if (stop.stop_requested())
            return fail(kCancelled);
        std::vector<Expected> host;
        const Runner::Trace collect = [&](const TracedOperator& op, const TracedOutput& output,
                                          std::span<const uint8_t> bytes) {
            if (op.record)
                host.push_back({&op, output, {bytes.begin(), bytes.end()}});
        };
        runner.reset();
        TMW_TRY([[maybe_unused]] const std::vector<Tensor> wanted,
                runner.invokeTraced(sample, collect));
        std::vector<std::span<const uint8_t>> inputs;
        for (const Tensor& tensor : sample)
            inputs.push_back(tensor.as<uint8_t>());
        TMW_TRY(report.firstDifference, link.persist([&]() -> Result<std::optional<Difference>> {
            // Each time from the same state, however far an earlier try came.
            TMW_CHECK(link.reset(target));
            TMW_CHECK(link.writeInputs(target, inputs));
            return stepThrough(link, target, host, model, report.samples, &report.checks);
        }));
        report.layers = host.size();
        ++report.samples;
        report.identical = !report.firstDifference;
        if (!report.identical)
            break;
        if (progress)
            progress(static_cast<double>(report.samples) / static_cast<double>(samples.size()),
                     "verifying");
    }
    return report;
}

} // namespace tmw

// SPDX-License-Identifier: GPL-3.0-or-later
#include "device_runtime/base/crc32.h"
#include "device_runtime/host/deploy.h"

#include <algorithm>

namespace tmw {

namespace {

/// One output of one operator, as the host has it.
struct Expected {
    const TracedOperator* op;
    TracedOutput output;
    std::vector<uint8_t> bytes;
    uint32_t step; ///< after which it is there, from 1 on
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

std::vector<uint8_t> bytesOf(const Tensor& tensor) {
    const auto bytes = tensor.as<uint8_t>();
    return {bytes.begin(), bytes.end()};
}

/// Steps the board through one sample; the first output that differs, or nothing.
Result<std::optional<Difference>> stepThrough(DeviceLink& link, rt::Target target,
                                              const std::vector<Expected>& host,
                                              const TfliteModel& model, size_t sample,
                                              std::vector<LayerCheck>* checks) {
    TMW_CHECK(link.restart(target));
    checks->clear();
    const uint32_t steps = host.empty() ? 0 : host.back().step;
    for (uint32_t taken = 1; taken <= steps; ++taken) {
        std::vector<rt::StepExtent> extents;
        std::vector<const Expected*> asked;
        for (const Expected& expected : host) {
            if (expected.step != taken || asked.size() == rt::kMaxExtents)
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
        TensorValues values;
        for (size_t i = 0; i < sample.size(); ++i)
            values[plan.inputTensors[i]] = bytesOf(sample[i]);
        const Runner::Trace collect = [&](const TracedOperator& op, const TracedOutput& output,
                                          std::span<const uint8_t> bytes) {
            values[output.tensor] = {bytes.begin(), bytes.end()};
            if (op.record)
                host.push_back({&op, output, {bytes.begin(), bytes.end()}, runner.steps()});
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
        if (!report.identical) {
            const Difference& first = *report.firstDifference;
            // Up to there the board read the same bytes.
            if (auto made = explainElement(model, values, first.layer, first.index))
                report.arithmetic = std::move(*made);
            break;
        }
        if (progress)
            progress(static_cast<double>(report.samples) / static_cast<double>(samples.size()),
                     "verifying");
    }
    return report;
}

} // namespace tmw

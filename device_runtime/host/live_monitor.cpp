// SPDX-License-Identifier: GPL-3.0-or-later
#include "device_runtime/host/deploy.h"

#include <algorithm>
#include <cstring>

namespace tmw {

namespace {
constexpr ErrorKind kOtherModel{"live.other_model",
                                "The board runs another model. Upload this one first."};
/// The board's bytes as tensors; false where there are too few.
bool takeOutputs(const StreamedSample& sample, const Runner& runner,
                 const std::vector<uint32_t>& sizes, std::vector<Tensor>* outputs) {
    size_t at = 0;
    bool whole = true;
    for (size_t i = 0; i < sizes.size(); ++i) {
        const PlanTensorInfo& info = runner.outputs()[i];
        Tensor& output = outputs->emplace_back(Tensor{info.type, info.shape, {}});
        const size_t count = std::min<size_t>(sizes[i], sample.outputs.size() - at);
        output.bytes.resize(sizes[i]);
        std::memcpy(output.bytes.data(), sample.outputs.data() + at, count);
        at += count;
        whole = whole && count == sizes[i];
    }
    return whole;
}

bool sameBytes(const std::vector<Tensor>& a, const std::vector<Tensor>& b) {
    return std::ranges::equal(a, b, {}, &Tensor::bytes, &Tensor::bytes);
}

Result<std::optional<Runner>> runnerOf(const Plan* plan) {
    if (!plan)
        return std::optional<Runner>();
    TMW_TRY(Runner runner, Runner::make(*plan));
    return std::optional<Runner>(std::move(runner));
}

} // namespace

Result<LiveReport> liveMonitor(BoardSession& session, const Plan& plan, const LiveOptions& options,
                               const std::function<bool(const LivePrediction&)>& each,
                               std::stop_token stop) {
    TMW_TRY(const bool running, runsPlan(session, plan));
    if (!running)
        return fail(kOtherModel);
    TMW_TRY(Runner runner, Runner::make(plan));
    TMW_TRY(std::optional<Runner> inFloat, runnerOf(options.inFloat));
    const rt::StreamRequest request{static_cast<uint32_t>(options.periodSeconds * 1e6),
                                    static_cast<uint32_t>(options.samples),
                                    options.periodSeconds > 0 ? 1u : 64u, 0};
    LiveReport report;
    const size_t restoredBefore = session.link().restored();
    size_t next = 0;
    const std::vector<uint32_t> sizes = outputSizes(runner);
    const auto onSample = [&](const StreamedSample& sample) {
        report.missing += sample.sequence - std::min<size_t>(next, sample.sequence);
        next = sample.sequence + 1;
        LivePrediction one{sample.sequence, 1e-6 * static_cast<double>(sample.micros),
                           sample.raw,      {},
                           false,           sample.fault != 0};
        const bool whole = takeOutputs(sample, runner, sizes, &one.outputs);
        if (auto wanted = runner.invokeRaw(sample.raw))
            one.host = std::move(*wanted);
        one.identical = whole && sameBytes(one.outputs, one.host);
        if (inFloat)
            if (auto answer = inFloat->invokeRaw(sample.raw))
                one.inFloat = std::move(*answer);
        one.missing = report.missing;
        one.reconnects = session.link().restored() - restoredBefore;
        ++report.predictions;
        report.identical += one.identical ? 1 : 0;
        return each(one);
    };
    TMW_TRY(const rt::StreamEndEvent end, session.link().stream(request, onSample, stop));
    report.dropped = end.dropped;
    // What was lost behind the last one that came.
    const size_t read = size_t{end.samples} + end.dropped;
    report.missing += read - std::min(read, next);
    report.reconnects = session.link().restored() - restoredBefore;
    return report;
}

} // namespace tmw

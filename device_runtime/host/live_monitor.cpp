// SPDX-License-Identifier: GPL-3.0-or-later
#include "device_runtime/host/deploy.h"

#include <algorithm>
#include <cstring>

namespace tmw {

namespace {
constexpr ErrorKind kOtherModel{"live.other_model",
                                "The board runs another model. Upload this one first."};
} // namespace

Result<LiveReport> liveMonitor(BoardSession& session, const Plan& plan, const LiveOptions& options,
                               const std::function<bool(const LivePrediction&)>& each,
                               std::stop_token stop) {
    TMW_TRY(const bool running, runsPlan(session, plan));
    if (!running)
        return fail(kOtherModel);
    TMW_TRY(Runner runner, Runner::make(plan));
    const rt::StreamRequest request{static_cast<uint32_t>(options.periodSeconds * 1e6),
                                    static_cast<uint32_t>(options.samples),
                                    options.periodSeconds > 0 ? 1u : 64u, 0};
    LiveReport report;
    const size_t restoredBefore = session.link().restored();
    size_t next = 0;
    const std::vector<uint32_t> sizes = outputSizes(runner);
    TMW_TRY(
        const rt::StreamEndEvent end,
        session.link().stream(
            request,
            [&](const StreamedSample& sample) {
                report.missing += sample.sequence - std::min<size_t>(next, sample.sequence);
                next = sample.sequence + 1;
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
    // What was lost behind the last one that came.
    const size_t read = size_t{end.samples} + end.dropped;
    report.missing += read - std::min(read, next);
    report.reconnects = session.link().restored() - restoredBefore;
    return report;
}

} // namespace tmw

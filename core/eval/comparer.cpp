// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/eval/comparer.h"

#include "core/eval/layer_alone.h"
#include "core/eval/layer_noise.h"
#include "core/eval/operator_match.h"
#include "core/eval/predictions.h"
#include "core/plan/runner.h"
#include "core/quant/quantization.h"

#include <algorithm>

namespace tmw {

namespace {

constexpr ErrorKind kNoValues{"compare.no_values",
                              "The model's output \"%1\" is of a type without real values. "
                              "Convert it from the run again."};
constexpr ErrorKind kNoSamples{"compare.no_samples",
                               "There is no sample to compare on. Give the test part some, or name "
                               "another part."};

Result<Runner> makeRunner(const TfliteModel& model, const Features& features, rt::CoreFamily core,
                          ComparedModel& sizes) {
    PlanOptions options;
    options.inputContract = &features.inputContract;
    TMW_TRY(Plan plan, makePlan(model, core, options));
    sizes.bytes = model.bytes().size();
    sizes.planBytes = plan.bytes.size();
    sizes.arenaBytes = plan.arenaBytes;
    return Runner::make(std::move(plan), RunnerKernels::Host);
}

/// Runs one sample and appends the real values of the first output.
Status runSample(Runner& runner, const TfliteModel& model, std::span<const float> raw,
                 const Runner::Trace& trace, std::vector<float>& answers) {
    TMW_TRY(const std::vector<Tensor> outputs, runner.invokeRawTraced(raw, trace));
    const auto index = static_cast<size_t>(model.graph().outputs[0]);
    const TfliteTensor& tensor = model.graph().tensors[index];
    const auto values = realValues(
        tensor.type,
        {reinterpret_cast<const uint8_t*>(outputs[0].bytes.data()), outputs[0].bytes.size()},
        tensor.quantization);
    if (!values)
        return fail(kNoValues, tensor.name);
    answers.insert(answers.end(), values->begin(), values->end());
    return {};
}

/// Three runs a sample: more would tell no more.
constexpr size_t kAloneSamples = 256;

Status measureAlone(const TfliteModel& inFloat, const TfliteModel& int8, const Features& features,
                    std::span<const uint32_t> part, std::stop_token stop, Comparison& made) {
    if (!features.split.validation.empty())
        part = features.split.validation;
    made.aloneSamples = std::min(part.size(), kAloneSamples);
    TMW_TRY(LayerAloneMeter meter, LayerAloneMeter::make(inFloat, int8));
    for (size_t i = 0; i < made.aloneSamples; ++i) {
        if (stop.stop_requested())
            return fail(kCancelled);
        TMW_CHECK(meter.add(features.input(part[i * part.size() / made.aloneSamples])));
    }
    const std::vector<double> decibels = meter.decibels();
    for (LayerNoise& layer : made.layers)
        layer.aloneDb = decibels[layer.op];
    return {};
}

std::optional<Flips> flipsOf(const Features& features, std::span<const uint32_t> part,
                             const Comparison& comparison) {
    if (answersNumbers(features.task))
        return std::nullopt;
    const size_t columns = comparison.inFloat.answers.size() / part.size();
    return flips(predictedClasses(comparison.inFloat.answers, columns),
                 predictedClasses(comparison.int8.answers, columns), gatherLabels(features, part));
}

} // namespace

Result<Comparison> compare(const TfliteModel& inFloat, const TfliteModel& int8,
                           const Features& features, std::span<const uint32_t> part,
                           rt::CoreFamily core, std::stop_token stop, double thresholdPercentile) {
    if (part.empty())
        return fail(kNoSamples);
    TMW_TRY(const OperatorMatch match, OperatorMatch::make(inFloat, int8));
    Comparison made;
    made.samples = part.size();
    made.kind = kindOf(int8);
    TMW_TRY(Runner floatRunner, makeRunner(inFloat, features, core, made.inFloat));
    TMW_TRY(Runner int8Runner, makeRunner(int8, features, core, made.int8));
    LayerNoiseMeter noise(inFloat, int8, match);
    const Runner::Trace floatTrace = noise.referenceTrace();
    const Runner::Trace int8Trace = noise.otherTrace();
    RangeMeter input(int8.graph().tensors[static_cast<size_t>(int8.graph().inputs[0])]);
    const size_t width = features.inputWidth();
    for (const uint32_t sample : part) {
        if (stop.stop_requested())
            return fail(kCancelled);
        const auto raw = std::span(features.raw).subspan(sample * width, width);
        TMW_CHECK(runSample(floatRunner, inFloat, raw, floatTrace, made.inFloat.answers));
        TMW_CHECK(runSample(int8Runner, int8, raw, int8Trace, made.int8.answers));
        made.firstApart.push_back(noise.firstApart());
        input.add(features.input(sample));
    }
    const auto evaluated = [&](Runner& runner, const ComparedModel& model) {
        return evaluate(
            features, part, model.answers, thresholdPercentile,
            [&](std::span<const uint32_t> of) { return predictRaw(runner, features, of, stop); });
    };
    TMW_TRY(made.inFloat.evaluation, evaluated(floatRunner, made.inFloat));
    TMW_TRY(made.int8.evaluation, evaluated(int8Runner, made.int8));
    made.flips = flipsOf(features, part, made);
    made.layers = noise.result();
    made.ranges = noise.ranges();
    made.ranges.insert(made.ranges.begin(), input.result());
    TMW_CHECK(measureAlone(inFloat, int8, features, part, stop, made));
    return made;
}

} // namespace tmw

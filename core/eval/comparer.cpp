// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/eval/comparer.h"

#include "core/eval/layer_alone.h"
#include "core/eval/layer_noise.h"
#include "core/eval/operator_match.h"
#include "core/eval/predictions.h"
#include "core/plan/runner.h"
#include "core/quant/quantization.h"

#include <tbb/enumerable_thread_specific.h>
#include <tbb/parallel_for.h>

#include <algorithm>

namespace tmw {

namespace {

constexpr ErrorKind kNoValues{"compare.no_values",
                              "The model's output \"%1\" is of a type without real values. "
                              "Convert it from the run again."};
constexpr ErrorKind kNoSamples{"compare.no_samples",
                               "There is no sample to compare on. Give the test part some, or name "
                               "another part."};

Result<Runner> makeRunner(const TfliteModel& model, const Features& features,
                          const CompareOptions& asked, ComparedModel& sizes) {
    const PlanOptions options{.inputContract = &features.inputContract, .fast = asked.fast};
    TMW_TRY(Plan plan, makePlan(model, asked.core, options));
    sizes.bytes = model.bytes().size();
    sizes.planBytes = plan.bytes.size();
    sizes.arenaBytes = plan.arenaBytes;
    if (asked.core != rt::CoreFamily::Generic) { // every core's plan gives the same bits
        TMW_TRY(plan, makePlan(model, rt::CoreFamily::Generic, options));
    }
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

/// What some samples in a row give.
struct Block {
    LayerNoiseMeter noise;
    RangeMeter input;
    std::vector<float> floatAnswers;
    std::vector<float> int8Answers;
    std::vector<std::optional<size_t>> firstApart;
};

/// Both models, traced.
class PairRunner {
public:
    PairRunner(const TfliteModel& inFloat, const TfliteModel& int8, const OperatorMatch& match,
               const Features& features, Runner floatRunner, Runner int8Runner)
        : inFloat_(inFloat), int8_(int8), match_(match), features_(features),
          floatRunner_(std::move(floatRunner)), int8Runner_(std::move(int8Runner)) {}

    PairRunner twin() const {
        return {inFloat_, int8_, match_, features_, floatRunner_.twin(), int8Runner_.twin()};
    }
    bool hasState() const { return floatRunner_.hasState() || int8Runner_.hasState(); }

    Result<Block> run(std::span<const uint32_t> samples, const std::stop_token& stop) {
        const TfliteSubgraph& graph = int8_.graph();
        Block made{LayerNoiseMeter(inFloat_, int8_, match_),
                   RangeMeter(graph.tensors[static_cast<size_t>(graph.inputs[0])]),
                   {},
                   {},
                   {}};
        const Runner::Trace floatTrace = made.noise.referenceTrace();
        const Runner::Trace int8Trace = made.noise.otherTrace();
        const size_t width = features_.inputWidth();
        floatRunner_.reset(); // of another block's fault
        int8Runner_.reset();
        for (const uint32_t sample : samples) {
            if (stop.stop_requested())
                return fail(kCancelled);
            const auto raw = std::span(features_.raw).subspan(sample * width, width);
            TMW_CHECK(runSample(floatRunner_, inFloat_, raw, floatTrace, made.floatAnswers));
            TMW_CHECK(runSample(int8Runner_, int8_, raw, int8Trace, made.int8Answers));
            made.firstApart.push_back(made.noise.firstApart());
            made.input.add(features_.input(sample));
        }
        made.noise.endSample();
        return made;
    }

private:
    const TfliteModel& inFloat_;
    const TfliteModel& int8_;
    const OperatorMatch& match_;
    const Features& features_;
    Runner floatRunner_;
    Runner int8Runner_;
};

/// Constant, so that sums have one order whatever the number of cores.
constexpr size_t kSamplesOfABlock = 32;

/// All samples, on all cores unless the models have state.
Result<Block> runAll(PairRunner& pair, std::span<const uint32_t> part,
                     const std::stop_token& stop) {
    const size_t block = pair.hasState() ? part.size() : kSamplesOfABlock;
    std::vector<std::optional<Result<Block>>> blocks((part.size() + block - 1) / block);
    tbb::enumerable_thread_specific<PairRunner> pairs([&] { return pair.twin(); });
    tbb::parallel_for(size_t{0}, blocks.size(), [&](size_t i) {
        const size_t first = i * block;
        blocks[i].emplace(
            pairs.local().run(part.subspan(first, std::min(block, part.size() - first)), stop));
    });
    Result<Block> all = std::move(*blocks.front());
    for (size_t i = 1; all && i < blocks.size(); ++i) {
        const Result<Block>& next = *blocks[i];
        if (!next)
            return tl::unexpected(next.error());
        all->noise.add(next->noise);
        all->input.add(next->input);
        all->floatAnswers.insert(all->floatAnswers.end(), next->floatAnswers.begin(),
                                 next->floatAnswers.end());
        all->int8Answers.insert(all->int8Answers.end(), next->int8Answers.begin(),
                                next->int8Answers.end());
        all->firstApart.insert(all->firstApart.end(), next->firstApart.begin(),
                               next->firstApart.end());
    }
    return all;
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
                           const CompareOptions& options, std::stop_token stop) {
    if (part.empty())
        return fail(kNoSamples);
    TMW_TRY(const OperatorMatch match, OperatorMatch::make(inFloat, int8));
    Comparison made;
    made.samples = part.size();
    made.kind = kindOf(int8);
    TMW_TRY(Runner floatRunner, makeRunner(inFloat, features, options, made.inFloat));
    TMW_TRY(Runner int8Runner, makeRunner(int8, features, options, made.int8));
    PairRunner pair(inFloat, int8, match, features, floatRunner, int8Runner);
    TMW_TRY(Block all, runAll(pair, part, stop));
    made.inFloat.answers = std::move(all.floatAnswers);
    made.int8.answers = std::move(all.int8Answers);
    made.firstApart = std::move(all.firstApart);
    const auto evaluated = [&](Runner& runner, const ComparedModel& model) {
        return evaluate(
            features, part, model.answers, options.thresholdPercentile,
            [&](std::span<const uint32_t> of) { return predictRaw(runner, features, of, stop); });
    };
    TMW_TRY(made.inFloat.evaluation, evaluated(floatRunner, made.inFloat));
    TMW_TRY(made.int8.evaluation, evaluated(int8Runner, made.int8));
    made.flips = flipsOf(features, part, made);
    made.layers = all.noise.result();
    made.ranges = all.noise.ranges();
    made.ranges.insert(made.ranges.begin(), all.input.result());
    TMW_CHECK(measureAlone(inFloat, int8, features, part, stop, made));
    return made;
}

} // namespace tmw

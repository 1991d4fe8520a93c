// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/arithmetic_document.h"
#include "app/cli/invocation.h"
#include "app/cli/verbs.h"
#include "core/project/model_ref.h"

namespace tmw::cli {

namespace {

constexpr ErrorKind kSample{"explain.sample",
                            "The input holds %1 samples, 0 to %2; there is no %3."};

struct Arguments {
    std::string model;
    std::vector<std::string> inputs;
    int32_t layer = 0;
    size_t element = 0;
    size_t output = 0;
    size_t sample = 0;
    size_t most = 8;
    int run = 0;
    bool quantize = false;
};

Result<Outcome> explain(Session& session, const Arguments& arguments) {
    TMW_TRY(const OpenModel open, openModel(arguments.model, arguments.run));
    TMW_TRY(Plan plan, planOf(open, rt::CoreFamily::Generic));
    TMW_TRY(Runner runner, Runner::make(std::move(plan)));
    TMW_TRY(const Samples samples, readSamples(runner, arguments.inputs, arguments.quantize,
                                               static_cast<uint32_t>(session.seed.value_or(1))));
    if (arguments.sample >= samples.size())
        return fail(kSample, samples.size(), samples.size() - 1, arguments.sample);
    TMW_TRY(const TensorValues values, valuesOf(runner, samples[arguments.sample]));
    TMW_TRY(const ElementArithmetic made, explainElement(open.model, values, arguments.layer,
                                                         arguments.element, arguments.output));
    return Outcome{.json = arithmeticDocument(made, arguments.most),
                   .text = arithmeticText(made, arguments.most)};
}

} // namespace

void addExplainVerb(const Registry& registry) {
    auto arguments = std::make_shared<Arguments>();
    auto* verb = registry.verb(
        "explain", "Shows the arithmetic of one element of a layer, step by step",
        "tmw explain sine.tmw:int8 --layer 1 --element 3 --input x.npy", arguments, explain);
    verb->add_option("MODEL", arguments->model, "A .tflite file, or PROJECT:KIND")->required();
    verb->add_option("--layer", arguments->layer, "Index of the operator ('tmw inspect')")
        ->required();
    verb->add_option("--element", arguments->element, "Index in its output, row-major")
        ->capture_default_str();
    verb->add_option("--output", arguments->output, "Which output of an operator with several")
        ->capture_default_str();
    verb->add_option("--input", arguments->inputs,
                     "A .npy an input; none: the generator with --seed")
        ->allow_extra_args(false);
    verb->add_option("--sample", arguments->sample, "Which sample of the input")
        ->capture_default_str();
    verb->add_option("--most", arguments->most,
                     "How many of the largest products, or of the values read")
        ->capture_default_str();
    verb->add_option("--run", arguments->run, "Another run than the chosen one");
    verb->add_flag("--quantize", arguments->quantize, "Float files for integer inputs");
}

} // namespace tmw::cli

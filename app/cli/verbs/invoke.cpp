// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/device.h"
#include "app/cli/invocation.h"
#include "app/cli/text_table.h"
#include "app/cli/verbs.h"
#include "core/data/npy.h"
#include "core/project/model_ref.h"
#include "core/tflite/names.h"
#include "device_runtime/base/crc32.h"

namespace tmw::cli {

namespace {

struct Arguments {
    std::string model;
    std::vector<std::string> inputs;
    std::string out;
    BoardChoice choice{.board = "host"};
    int run = 0;
    bool layers = false;
    bool quantize = false;
};

Result<Json> writeOutputs(const Invocation& invocation, const std::filesystem::path& out) {
    Json list = Json::array();
    for (size_t i = 0; i < invocation.outputs.size(); ++i) {
        const Tensor& tensor = invocation.outputs[i];
        const auto file = out / ("output_" + std::to_string(i) + ".npy");
        TMW_CHECK(writeNpy(file, tensor));
        list.push_back({{"file", file.string()},
                        {"dtype", tensorTypeName(tensor.type)},
                        {"shape", tensor.shape},
                        {"crc32", crcText(rt::crc32(tensor.bytes.data(), tensor.bytes.size()))}});
    }
    return list;
}

std::string outputsText(const Json& outputs) {
    TextTable table({"output", "type", "shape", "crc32"});
    for (const auto& output : outputs)
        table.add({output["file"].get<std::string>(), output["dtype"].get<std::string>(),
                   toText(output["shape"].get<Shape>()), output["crc32"].get<std::string>()});
    return table.text();
}

Result<Outcome> invokeVerb(Session& session, const Arguments& arguments) {
    TMW_TRY(const OpenModel open, openModel(arguments.model, arguments.run));
    TMW_TRY(const BoardRow* row, findBoard(arguments.choice.board));
    TMW_TRY(Plan plan, planOf(open, row->core));
    TMW_TRY(Runner runner, Runner::make(plan));
    TMW_TRY(const Samples samples, readSamples(runner, arguments.inputs, arguments.quantize,
                                               static_cast<uint32_t>(session.seed.value_or(1))));
    Json instructions = nullptr;
    Invocation invocation;
    if (row->name == "host") {
        TMW_TRY(invocation, invokeHere(runner, samples, arguments.layers, session.stop()));
    } else {
        TMW_TRY(const auto board, openBoard(arguments.choice, EmulatorMode::Count));
        TMW_TRY(invocation, invokeOn(*board, plan, samples, arguments.layers, session.stop()));
        TMW_TRY(const ProfileReport profile, profileModel(*board, plan));
        instructions = profile.instructions;
    }
    TMW_TRY(const Json outputs, writeOutputs(invocation, arguments.out));
    Outcome outcome{.json = {{"outputs", outputs}}, .text = outputsText(outputs)};
    if (arguments.layers)
        outcome.json["layers"] = layersDocument(runner.plan(), invocation);
    outcome.json["instructions"] = instructions;
    return outcome;
}

} // namespace

void addInvokeVerb(const Registry& registry) {
    auto arguments = std::make_shared<Arguments>();
    auto* verb = registry.verb("invoke", "Runs a model on tensors",
                               "tmw invoke sine.tmw:int8 --input x.npy --out answers", arguments,
                               invokeVerb);
    verb->add_option("MODEL", arguments->model, "A .tflite file, or PROJECT:KIND")->required();
    verb->add_option("--input", arguments->inputs,
                     "A .npy an input; none: the generator with --seed")
        ->allow_extra_args(false);
    verb->add_option("--out", arguments->out, "Folder for output_0.npy...")->required();
    addBoardOptions(verb, arguments->choice, false);
    verb->add_option("--run", arguments->run, "Another run than the chosen one");
    verb->add_flag("--layers", arguments->layers, "Each layer's CRC-32 too");
    verb->add_flag("--quantize", arguments->quantize, "Float files for integer inputs");
}

} // namespace tmw::cli

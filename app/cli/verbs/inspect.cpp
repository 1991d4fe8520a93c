// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/graph_documents.h"
#include "app/cli/text_table.h"
#include "app/cli/verbs.h"
#include "core/base/hex.h"
#include "core/plan/model_facts.h"
#include "core/project/model_ref.h"
#include "core/tflite/metadata.h"

namespace tmw::cli {

namespace {

struct Arguments {
    std::string model;
    int run = 0;
};

Json tensorsJson(const std::vector<TensorMetadata>& tensors) {
    Json list = Json::array();
    for (const TensorMetadata& each : tensors)
        list.push_back({{"name", each.name},
                        {"description", each.description},
                        {"mean", each.mean},
                        {"deviation", each.deviation},
                        {"labels", each.labels}});
    return list;
}

/// Null where the file has none, or damaged ones, which the model does without.
Json metadataJson(const TfliteModel& model) {
    const auto metadata = readMetadata(model);
    if (!metadata || !*metadata)
        return nullptr;
    return {{"name", (*metadata)->name},
            {"description", (*metadata)->description},
            {"version", (*metadata)->version},
            {"author", (*metadata)->author},
            {"license", (*metadata)->license},
            {"inputs", tensorsJson((*metadata)->inputs)},
            {"outputs", tensorsJson((*metadata)->outputs)}};
}

std::string metadataText(const Json& json) {
    std::string out;
    if (json.is_null())
        return out;
    for (const char* key : {"name", "description", "version", "author", "license"})
        if (const auto value = json[key].get<std::string>(); !value.empty())
            out += pairs({{key, value}});
    for (const char* side : {"inputs", "outputs"})
        for (const auto& tensor : json[side]) {
            std::string labels;
            for (const auto& label : tensor["labels"])
                labels += (labels.empty() ? ": " : ", ") + label.get<std::string>();
            const auto description = tensor["description"].get<std::string>();
            out += pairs({{std::string(side, std::string_view(side).size() - 1),
                           tensor["name"].get<std::string>() +
                               (description.empty() ? "" : " (" + description + ")") + labels}});
        }
    return "\nMetadata\n" + out;
}

std::string textOf(const Json& json) {
    std::string out = endsText(json);
    TextTable table({"#", "operator", "MACs", "output"});
    for (const auto& op : json["ops"])
        table.add({std::to_string(op["index"].get<int>()), op["op"].get<std::string>(),
                   op["macs"].is_null() ? "-" : count(op["macs"].get<long long>()),
                   op["outputs"].empty() ? "-" : toText(op["outputs"][0].get<Shape>())});
    out += "\n" + table.text() + "\n";
    out += pairs({{"File", count(json["bytes"].get<long long>()) + " B, SHA-256 " +
                               json["sha256"].get<std::string>().substr(0, 12)},
                  {"Weights", count(json["weights_bytes"].get<long long>()) + " B"}});
    if (json["supported"].get<bool>())
        out += pairs({{"MACs", count(json["macs"].get<long long>())},
                      {"Arena", count(json["arena_bytes"].get<long long>()) + " B"}});
    out += metadataText(json["metadata"]);
    out += subgraphsText(json["subgraphs"]);
    for (const auto& each : json["unsupported"])
        out += each["reason"].get<std::string>() + "\n";
    if (!json["supported"].get<bool>() && json["unsupported"].empty())
        out += json["reason"].get<std::string>() + "\n";
    return out;
}

Result<Outcome> inspect(Session&, const Arguments& arguments) {
    TMW_TRY(const OpenModel open, openModel(arguments.model, arguments.run));
    const TfliteModel& model = open.model;
    const ModelFacts facts = factsOf(model);
    const auto& plan = facts.plan;
    Json unsupported = Json::array();
    for (const auto& each : facts.unsupported)
        unsupported.push_back(
            {{"index", each.index}, {"op", each.name}, {"reason", each.reason.text()}});
    Json json{{"inputs", tensorsDocument(model.graph(), model.graph().inputs)},
              {"outputs", tensorsDocument(model.graph(), model.graph().outputs)},
              {"ops", operatorsDocument(model, plan ? &*plan : nullptr)},
              {"macs", plan ? Json(plan->macs) : Json(nullptr)},
              {"weights_bytes", facts.weightsBytes},
              {"arena_bytes", plan ? Json(plan->arenaBytes) : Json(nullptr)},
              {"supported", plan.has_value()},
              {"unsupported", unsupported},
              {"bytes", model.bytes().size()},
              {"sha256", toHex(model.sha256())},
              {"metadata", metadataJson(model)},
              {"subgraphs", subgraphsDocument(model)}};
    if (!plan)
        json["reason"] = plan.error().message();
    Outcome outcome{.json = std::move(json)};
    outcome.text = textOf(outcome.json);
    return outcome;
}

} // namespace

void addInspectVerb(const Registry& registry) {
    auto arguments = std::make_shared<Arguments>();
    auto* verb = registry.verb("inspect", "Shows what a model is, and whether it will run",
                               "tmw inspect sine.tmw:int8", arguments, inspect);
    verb->add_option("MODEL", arguments->model, "A .tflite file, or PROJECT:KIND")->required();
    verb->add_option("--run", arguments->run, "Another run than the chosen one");
}

} // namespace tmw::cli

// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/exports.h"
#include "app/cli/text_table.h"
#include "app/cli/verbs.h"

#include <algorithm>

namespace tmw::cli {

namespace {

struct Arguments {
    std::string model;
    int run = 0;
    BoardChoice choice;
};

Json layersJson(const Plan& plan, const std::optional<ProfileReport>& profile) {
    Json list = Json::array();
    for (const auto& op : plan.operators) {
        Json layer{
            {"index", op.index}, {"op", op.name}, {"macs", op.macs}, {"instructions", nullptr}};
        if (profile) {
            const auto cost = std::ranges::find(profile->operators, op.index, &OperatorCost::index);
            if (cost != profile->operators.end())
                layer["instructions"] = cost->instructions;
        }
        layer["fused_into"] = op.fusedInto ? Json(*op.fusedInto) : Json(nullptr);
        list.push_back(layer);
    }
    return list;
}

std::string textOf(const Json& json) {
    const auto number = [](const Json& value) {
        return value.is_null() ? std::string("-") : count(value.get<long long>());
    };
    TextTable table({"#", "operator", "MACs", "instructions"});
    for (const auto& layer : json["layers"])
        table.add({std::to_string(layer["index"].get<int>()), layer["op"].get<std::string>(),
                   number(layer["macs"]), number(layer["instructions"])});
    return table.text() + "\n" +
           pairs({{"Instructions, emulated", number(json["instructions"])},
                  {"Arena", number(json["arena_bytes"]) + " B"},
                  {"Plan", number(json["plan_bytes"]) + " B"},
                  {"Code", json["code_bytes"].is_null()
                               ? "- (" + json["code_bytes_reason"].get<std::string>() + ")"
                               : number(json["code_bytes"]) + " B"}});
}

Result<Outcome> profileVerb(Session&, const Arguments& arguments) {
    TMW_TRY(const PlacedModel placed,
            placeFor(arguments.model, arguments.run, arguments.choice.board));
    std::optional<ProfileReport> profile;
    if (arguments.choice.board != "host") {
        TMW_TRY(const auto board, openBoard(arguments.choice, EmulatorMode::Count));
        TMW_TRY(profile, profileModel(*board, placed.plan));
    }
    Json json{{"instructions", profile ? Json(profile->instructions) : Json(nullptr)},
              {"arena_bytes", placed.plan.arenaBytes},
              {"plan_bytes", placed.plan.bytes.size()},
              {"code_bytes", nullptr},
              {"layers", layersJson(placed.plan, profile)}};

    addCodeBytes(json, placed);
    Outcome outcome{.json = std::move(json)};
    outcome.text = textOf(outcome.json);
    return outcome;
}

} // namespace

void addProfileVerb(const Registry& registry) {
    auto arguments = std::make_shared<Arguments>();
    auto* verb =
        registry.verb("profile", "What a model costs on a board",
                      "tmw profile sine.tmw:int8 --board mps2-an385", arguments, profileVerb);
    verb->add_option("MODEL", arguments->model, "A .tflite file, or PROJECT:KIND")->required();
    verb->add_option("--run", arguments->run, "Another run than the chosen one");
    addBoardOptions(verb, arguments->choice, false);
}

} // namespace tmw::cli

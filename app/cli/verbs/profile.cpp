// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/exports.h"
#include "app/cli/text_table.h"
#include "app/cli/verbs.h"
#include "device_runtime/host/fit.h"

#include <algorithm>

namespace tmw::cli {

namespace {

struct Arguments {
    std::string model;
    int run = 0;
    FastChoice fast;
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

Json memoryJson(const MemoryFit& memory) {
    return {{"needed_bytes", memory.neededBytes()},
            {"model_bytes", memory.modelBytes},
            {"firmware_bytes", memory.firmwareBytes ? Json(*memory.firmwareBytes) : Json(nullptr)},
            {"available_bytes", memory.availableBytes},
            {"missing_bytes", memory.missingBytes()}};
}

Json fitJson(const std::optional<Fit>& fit) {
    if (!fit)
        return nullptr;
    return {{"fits", fit->fits()},
            {"flash", memoryJson(fit->flash)},
            {"ram", memoryJson(fit->ram)},
            {"slot_bytes", fit->slotBytes > 0 ? Json(fit->slotBytes) : Json(nullptr)},
            {"fits_slot", fit->fitsSlot()}};
}

/// "936 B of 1,048,576 B", and what is missing.
std::string memoryText(const Json& memory) {
    const auto number = [&](const char* key) { return count(memory[key].get<long long>()); };
    std::string text = number("needed_bytes") + " B of " + number("available_bytes") + " B";
    if (memory["missing_bytes"] != 0)
        text += ": " + number("missing_bytes") + " B too much";
    else if (memory["firmware_bytes"].is_null())
        text += ", beside firmware of your own";
    return text;
}

std::string textOf(const Json& json, const std::string& plan) {
    const auto number = [](const Json& value) {
        return value.is_null() ? std::string("-") : count(value.get<long long>());
    };
    TextTable table({"#", "operator", "MACs", "instructions"});
    for (const auto& layer : json["layers"])
        table.add({std::to_string(layer["index"].get<int>()), layer["op"].get<std::string>(),
                   number(layer["macs"]), number(layer["instructions"])});
    const auto orReason = [&](const char* key, const char* reason, const char* unit) {
        if (!json[key].is_null())
            return number(json[key]) + unit;
        return "-" + (json.contains(reason) ? " (" + json[reason].get<std::string>() + ")" : "");
    };
    std::vector<std::pair<std::string, std::string>> lines{
        {"Instructions, emulated", orReason("instructions", "instructions_reason", "")},
        {"Arena", number(json["arena_bytes"]) + " B"},
        {"Plan", plan},
        {"Code", orReason("code_bytes", "code_bytes_reason", " B")}};
    if (!json["fit"].is_null()) {
        const Json& fit = json["fit"];
        const bool onlyBuiltIn = fit["fits"] == true && fit["fits_slot"] == false;
        lines.emplace_back("Fits the board",
                           onlyBuiltIn ? "built into firmware; a slot for uploads holds " +
                                             number(fit["slot_bytes"]) + " B"
                           : fit["fits"] == true ? "yes"
                                                 : "no");
        lines.emplace_back("Flash", memoryText(json["fit"]["flash"]));
        lines.emplace_back("RAM", memoryText(json["fit"]["ram"]));
    }
    return table.text() + "\n" + pairs(lines);
}

/// Why a board has no count of instructions; empty: it has.
std::string whyNotCounted(const BoardRow& board, const BoardChoice& choice) {
    if (board.name == "host")
        return "instructions are counted on emulated boards";
    if (!board.emulated && choice.port.empty())
        return std::string(board.name) + " is not emulated";
    return {};
}

Result<Outcome> profileVerb(Session&, const Arguments& arguments) {
    TMW_TRY(const PlacedModel placed,
            placeFor(arguments.model, arguments.run, arguments.choice.board, arguments.fast));
    TMW_TRY(const BoardRow* row, findBoard(arguments.choice.board));
    std::string reason = whyNotCounted(*row, arguments.choice);
    std::optional<ProfileReport> profile;
    if (reason.empty()) {
        TMW_TRY(const auto board, openBoard(arguments.choice, EmulatorMode::Count));
        auto profiled = profileModel(*board, placed.plan);
        if (profiled)
            profile = std::move(*profiled);
        else if (profiled.error().code() == kNoRoom)
            reason = profiled.error().message();
        else
            return forward(profiled);
    }
    Json json{{"instructions", profile ? Json(profile->instructions) : Json(nullptr)},
              {"arena_bytes", placed.plan.arenaBytes},
              {"plan_bytes", placed.plan.bytes.size()},
              {"widened", placed.plan.widened},
              {"code_bytes", nullptr},
              {"layers", layersJson(placed.plan, profile)}};
    if (!reason.empty())
        json["instructions_reason"] = reason;
    json["fit"] = fitJson(fitOf(placed.plan, *row, shippedFirmwareSize(*row)));
    if (row->cpu.starts_with("Cortex") || row->name == "host")
        addCodeBytes(json, placed);
    else
        json["code_bytes_reason"] =
            "code is measured for Arm cores, and this is " + std::string(row->cpu);
    Outcome outcome{.json = std::move(json)};
    outcome.text = textOf(outcome.json, planText(placed));
    if (const Json& fit = outcome.json["fit"]; !fit.is_null() && fit["fits"] == false)
        outcome.exitCode = kDoesNotHold;
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
    addFastOption(verb, arguments->fast);
    addBoardOptions(verb, arguments->choice, false);
}

} // namespace tmw::cli

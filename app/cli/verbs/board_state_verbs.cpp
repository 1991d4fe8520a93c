// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/text_table.h"
#include "app/cli/upload.h"
#include "app/cli/verbs.h"
#include "core/base/file.h"
#include "core/base/hex.h"
#include "device_runtime/host/device_words.h"
#include "device_runtime/host/key_store.h"

#include <algorithm>
#include <iostream>

namespace tmw::cli {

namespace {

constexpr ErrorKind kNothingBefore{
    "rollback.nothing_before",
    "%1 has no model to go back to: its other slot is %2. Upload one instead."};
constexpr ErrorKind kLocked{"lock.is_locked",
                            "%1 has the key %2 already. Take it away with 'tmw unlock' first."};
constexpr ErrorKind kNotLocked{"lock.not_locked", "%1 has no key, so there is none to take away."};
constexpr ErrorKind kNoSuchKey{"key.absent",
                               "There is no key %1 on this computer. 'tmw keys' lists them."};

/// An answer from a board, however bad its line.
template <typename T>
Result<T> ask(BoardSession& board, Result<T> (DeviceLink::*question)()) {
    return board.link().persist([&] { return (board.link().*question)(); });
}

bool isZero(std::span<const uint8_t> bytes) {
    return std::ranges::all_of(bytes, [](uint8_t byte) { return byte == 0; });
}

Json hashJson(std::span<const uint8_t> hash) {
    return isZero(hash) ? Json(nullptr) : Json(toHex(hash));
}

Json slotJson(uint32_t index, const rt::SlotInfo& slot) {
    return {{"slot", index},
            {"state", toText(static_cast<rt::SlotState>(slot.state))},
            {"bytes", slot.bytes},
            {"plan_sha256", hashJson(slot.planSha256)},
            {"sha256", hashJson(slot.modelSha256)}};
}

Json crashJson(const rt::CrashReport& crash) {
    if (crash.kind == 0)
        return nullptr;
    const auto address = [](uint32_t value) {
        char text[16];
        std::snprintf(text, sizeof text, "0x%08x", value);
        return std::string(text);
    };
    return {{"kind", toText(static_cast<rt::CrashKind>(crash.kind))},
            {"address", address(crash.programCount)},
            {"return_address", address(crash.linkRegister)},
            {"fault_status", address(crash.faultStatus)},
            {"fault_address", crash.faultAddress ? Json(address(crash.faultAddress)) : nullptr},
            {"record", crash.record == rt::kNoRecord ? Json(nullptr) : Json(crash.record)}};
}

Json healthJson(const rt::HealthReply& health) {
    const auto known = [](uint32_t value) { return value ? Json(value) : Json(nullptr); };
    return {{"uptime_s", 1e-6 * static_cast<double>(health.uptimeMicros)},
            {"stack_bytes", known(health.stackBytes)},
            {"stack_used_bytes", known(health.stackUsed)},
            {"watchdog_ms", known(health.watchdogMillis)},
            {"damaged_frames", health.damagedFrames},
            {"repeated_frames", health.repeatedFrames},
            {"start_cause", toText(static_cast<rt::StartCause>(health.startCause))},
            {"crash", crashJson(health.crash)}};
}

Result<Json> statusJson(BoardSession& board) {
    TMW_TRY(const rt::HelloReply hello, ask(board, &DeviceLink::hello));
    TMW_TRY(const rt::HealthReply health, ask(board, &DeviceLink::health));
    const bool runs = hello.runningSlot < rt::kSlots;
    const auto boot = static_cast<rt::Status>(hello.bootStatus);
    const bool keyed = hello.flags & rt::kKeyed;
    Json json{{"board", hello.board},
              {"firmware", std::to_string(hello.firmware[0]) + "." +
                               std::to_string(hello.firmware[1]) + "." +
                               std::to_string(hello.firmware[2])},
              {"running", runs ? hashJson(hello.slotInfo[hello.runningSlot].modelSha256) : nullptr},
              {"boot_problem", boot == rt::Status::Ok ? Json(nullptr) : Json(explain(boot))},
              {"volatile_slots", bool(hello.flags & rt::kVolatileSlots)},
              {"slot_bytes", hello.slotBytes},
              {"arena_bytes", hello.arenaBytes},
              {"key_id", keyed ? Json(toHex(hello.keyId)) : Json(nullptr)},
              {"slots", Json::array()},
              {"health", healthJson(health)}};
    for (uint32_t i = 0; i < rt::kSlots; ++i)
        json["slots"].push_back(slotJson(i, hello.slotInfo[i]));
    return json;
}

std::string statusText(const Json& json) {
    const auto word = [](const Json& value, const char* none) {
        return value.is_null()     ? std::string(none)
               : value.is_string() ? value.get<std::string>()
                                   : value.dump();
    };
    const auto bytes = [](const Json& value) {
        return value.is_null() ? std::string("-") : count(value.get<long long>());
    };
    const Json& health = json["health"];
    std::vector<std::pair<std::string, std::string>> lines{
        {"Board", word(json["board"], "-") + ", firmware " + word(json["firmware"], "-")},
        {"Runs", word(json["running"], "no model").substr(0, 16) +
                     (json["model"].is_null() ? "" : ", " + word(json["model"], ""))},
        {"Key", word(json["key_id"], "none: anyone may upload")},
        {"Stack", bytes(health["stack_used_bytes"]) + " of " + bytes(health["stack_bytes"]) +
                      " B used at most"},
        {"Watchdog",
         word(health["watchdog_ms"], "none") + (health["watchdog_ms"].is_null() ? "" : " ms")},
        {"Line", word(health["damaged_frames"], "-") + " frames came damaged, " +
                     word(health["repeated_frames"], "-") + " were sent again"}};
    if (!json["boot_problem"].is_null())
        lines.push_back({"At start", word(json["boot_problem"], "")});
    if (const Json& crash = health["crash"]; !crash.is_null())
        lines.push_back({"Crash", word(crash["kind"], "") + " at " + word(crash["address"], "") +
                                      ", record " + word(crash["record"], "none")});
    TextTable table({"slot", "state", "bytes", "model"});
    for (const Json& slot : json["slots"])
        table.add({slot["slot"].dump(), word(slot["state"], ""),
                   count(slot["bytes"].get<long long>()), word(slot["sha256"], "-").substr(0, 16)});
    return pairs(lines) + "\n" + table.text();
}

Result<Outcome> statusVerb(Session&, const BoardChoice& choice) {
    TMW_TRY(const auto board, openBoard(choice, EmulatorMode::Run));
    Outcome outcome;
    TMW_TRY(outcome.json, statusJson(*board));
    const Json& running = outcome.json["running"];
    const auto known =
        running.is_null() ? std::nullopt : uploadedModel(choice.board, running.get<std::string>());
    outcome.json["model"] = known ? Json(known->model) : Json(nullptr);
    outcome.text = statusText(outcome.json);
    if (running.is_null())
        outcome.text += "\nGive it a model: tmw upload MODEL --board " + choice.board +
                        (choice.port.empty() ? "" : " --port " + choice.port) + "\n";
    return outcome;
}

Result<Outcome> rollBackVerb(Session&, const BoardChoice& choice) {
    TMW_TRY(const auto board, openBoard(choice, EmulatorMode::Run));
    TMW_TRY(const rt::HelloReply hello, ask(*board, &DeviceLink::hello));
    const uint32_t other = hello.runningSlot == 0 ? 1 : 0;
    const rt::SlotInfo& slot = hello.slotInfo[other];
    const auto state = static_cast<rt::SlotState>(slot.state);
    if (state != rt::SlotState::Previous)
        return fail(kNothingBefore, choice.board, toText(state));
    TMW_CHECK(board->link().persist([&] { return board->link().rollBack(slot.planSha256); }));
    TMW_CHECK(board->keepFlash());
    TMW_TRY(const RunningModel running, runningModel(*board));
    return Outcome{.json = {{"board", choice.board}, {"slot", other}, {"sha256", running.sha256}},
                   .text = choice.board + " runs " + running.sha256.substr(0, 8) +
                           " again, from slot " + std::to_string(other) + ".\n"};
}

Result<Outcome> lockVerb(Session&, const BoardChoice& choice) {
    TMW_TRY(const auto board, openBoard(choice, EmulatorMode::Run));
    TMW_TRY(const rt::HelloReply hello, ask(*board, &DeviceLink::hello));
    if (hello.flags & rt::kKeyed)
        return fail(kLocked, choice.board, toHex(hello.keyId));
    TMW_TRY(const BoardKey key, makeKey());
    // Kept before the board has it: a key that nobody has would lock everybody out.
    TMW_CHECK(storeKey(key));
    TMW_CHECK(board->link().changeKey(key));
    TMW_CHECK(board->keepFlash());
    return Outcome{.json = {{"board", choice.board}, {"key_id", keyIdOf(key)}},
                   .text = choice.board + " takes uploads from this computer only (key " +
                           keyIdOf(key) + "). Keep a copy of the key: tmw keys show " +
                           keyIdOf(key) + "\n"};
}

Result<Outcome> unlockVerb(Session&, const BoardChoice& choice) {
    TMW_TRY(const auto board, openBoard(choice, EmulatorMode::Run));
    TMW_TRY(const rt::HelloReply hello, ask(*board, &DeviceLink::hello));
    if (!(hello.flags & rt::kKeyed))
        return fail(kNotLocked, choice.board);
    TMW_CHECK(board->link().changeKey(std::nullopt));
    TMW_CHECK(board->keepFlash());
    return Outcome{.json = {{"board", choice.board}, {"key_id", nullptr}},
                   .text = choice.board + " takes uploads from anyone.\n"};
}

struct KeysArguments {
    std::string act;
    std::string what;
};

Result<Outcome> keysVerb(Session&, const KeysArguments& arguments) {
    if (arguments.act == "add") {
        // "-": from standard input, where neither a list of processes nor a history shows it.
        std::string digits = arguments.what;
        if (digits == "-")
            std::getline(std::cin, digits);
        TMW_TRY(const BoardKey key, parseKey(digits));
        TMW_CHECK(storeKey(key));
        return Outcome{.json = {{"key_id", keyIdOf(key)}},
                       .text = "Key " + keyIdOf(key) + " is on this computer.\n"};
    }
    if (arguments.act == "show") {
        const auto ids = storedKeys();
        if (std::ranges::find(ids, arguments.what) == ids.end())
            return fail(kNoSuchKey, arguments.what);
        TMW_TRY(const BoardKey key, storedKey(arguments.what));
        return Outcome{.json = {{"key_id", arguments.what}, {"key", toHex(key)}},
                       .text = toHex(key) + "\n"};
    }
    Outcome outcome{.json = {{"keys", storedKeys()}}};
    for (const std::string& id : storedKeys())
        outcome.text += id + "\n";
    if (outcome.text.empty())
        outcome.text = "There is no key on this computer. 'tmw lock --board BOARD' makes one.\n";
    return outcome;
}

void addOnBoard(const Registry& registry, const char* name, const char* does,
                Result<Outcome> (*act)(Session&, const BoardChoice&)) {
    auto choice = std::make_shared<BoardChoice>();
    addBoardOptions(
        registry.verb(name, does, std::string("tmw ") + name + " --board mps2-an386", choice, act),
        *choice, true);
}

} // namespace

void addBoardStateVerbs(const Registry& registry) {
    addOnBoard(registry, "status", "Shows which model a board runs, its slots and its health",
               statusVerb);
    addOnBoard(registry, "rollback", "Makes a board run the model before again", rollBackVerb);
    addOnBoard(registry, "lock", "Gives a board a key: it then takes signed uploads only",
               lockVerb);
    addOnBoard(registry, "unlock", "Takes a board's key away", unlockVerb);
    auto keys = std::make_shared<KeysArguments>();
    auto* verb = registry.verb(
        "keys",
        "Lists the keys of boards; 'keys show ID' and 'keys add HEX' bring one to another "
        "computer",
        "tmw keys", keys, keysVerb);
    auto* act =
        verb->add_option("ACT", keys->act, "show or add")->check(CLI::IsMember({"show", "add"}));
    auto* what = verb->add_option(
        "WHAT", keys->what, "A key's id; its 64 hex digits, or - to read them from standard input");
    act->needs(what);
}

} // namespace tmw::cli

// SPDX-License-Identifier: GPL-3.0-or-later
#include "device_runtime/host/verify.h"

#include "app/cli/arithmetic_document.h"
#include "app/cli/device.h"
#include "app/cli/invocation.h"
#include "app/cli/text_table.h"
#include "app/cli/verbs.h"

#include <algorithm>
#include <map>

namespace tmw::cli {

namespace {

constexpr ErrorKind kManyPorts{
    "verify.port", "--port is for one board, and %1 are named. Write --board NAME=PORT for each "
                   "that is plugged in, as --board %2=/dev/ttyACM0."};
constexpr ErrorKind kOnBoard{"verify.board", "%1: %2"};

struct Arguments {
    std::string model;
    int run = 0;
    std::vector<std::string> boards{"mps2-an386"};
    std::string port;
    std::string faults;
    std::vector<std::string> inputs;
    size_t samples = 4;
    FastChoice fast;
};

/// NAME, or NAME=PORT.
Result<BoardPlace> placeOf(const std::string& words, const Arguments& arguments) {
    const size_t equals = words.find('=');
    BoardPlace place;
    TMW_TRY(place.board, findBoard(words.substr(0, equals)));
    place.options.port = equals == std::string::npos ? arguments.port : words.substr(equals + 1);
    place.options.mode = EmulatorMode::Count;
    if (!arguments.faults.empty()) {
        TMW_TRY(place.options.faults, parseLineFaults(arguments.faults));
    }
    return place;
}

Result<std::vector<BoardPlace>> placesOf(const Arguments& arguments) {
    if (!arguments.port.empty() && arguments.boards.size() > 1)
        return fail(kManyPorts, arguments.boards.size(),
                    arguments.boards[0].substr(0, arguments.boards[0].find('=')));
    std::vector<BoardPlace> places;
    for (const std::string& words : arguments.boards) {
        TMW_TRY(BoardPlace place, placeOf(words, arguments));
        places.push_back(std::move(place));
    }
    return places;
}

Result<std::vector<Inputs>> samplesOf(Session& session, const Arguments& arguments,
                                      const OpenModel& open, const Plan& plan) {
    const uint64_t seed = session.seed.value_or(1);
    if (arguments.inputs.empty())
        return testVectors(open, plan, seed, arguments.samples);
    TMW_TRY(const Runner runner, Runner::make(plan));
    return readSamples(runner, arguments.inputs, false, static_cast<uint32_t>(seed));
}

Json differenceDocument(const BoardCheck& check) {
    if (!check.firstDifference)
        return nullptr;
    const Difference& first = *check.firstDifference;
    Json json{{"sample", first.sample}, {"layer", first.layer}, {"op", first.op},
              {"index", first.index},   {"host", first.host},   {"board", first.board}};
    if (check.arithmetic)
        json["arithmetic"] = arithmeticDocument(*check.arithmetic, 8);
    return json;
}

Json layersDocument(const BoardCheck& check) {
    Json layers = Json::array();
    for (const LayerCheck& each : check.checks)
        layers.push_back({{"index", each.layer},
                          {"op", each.op},
                          {"tensor", each.tensor},
                          {"host_crc32", crcText(each.host)},
                          {"board_crc32", crcText(each.board)}});
    return layers;
}

Json documentOf(const VerifyReport& report) {
    const BoardCheck* first = report.firstDifferent();
    Json boards = Json::array();
    for (const BoardCheck& each : report.boards)
        boards.push_back({{"board", each.board},
                          {"identical", !each.firstDifference},
                          {"first_difference", differenceDocument(each)},
                          {"layers", layersDocument(each)}});
    return {{"samples", report.samples},
            {"layers", report.layers},
            {"identical", report.identical},
            {"first_difference", first ? differenceDocument(*first) : Json(nullptr)},
            {"boards", boards}};
}

/// A row a layer, a column a board; of those that come after a difference "-".
std::string layerTable(const VerifyReport& report) {
    std::vector<std::string> head{"layer", "desktop"};
    std::map<std::pair<int32_t, int32_t>, std::vector<std::string>> rows; // by layer and tensor
    for (size_t i = 0; i < report.boards.size(); ++i) {
        head.push_back(report.boards[i].board);
        for (const LayerCheck& each : report.boards[i].checks) {
            auto& row = rows[{each.layer, each.tensor}];
            if (row.empty()) {
                row.assign(report.boards.size() + 2, "-");
                row[0] = std::to_string(each.layer) + ' ' + each.op;
                row[1] = crcText(each.host);
            }
            row[i + 2] = each.host == each.board ? "same" : crcText(each.board) + " differs";
        }
    }
    TextTable table(head);
    for (auto& [at, row] : rows)
        table.add(std::move(row));
    return table.text();
}

std::string differenceText(const BoardCheck& check) {
    const Difference& first = *check.firstDifference;
    std::string text = "First difference on " + check.board + ": sample " +
                       std::to_string(first.sample) + ", operator " + std::to_string(first.layer) +
                       " (" + first.op + "), element " + std::to_string(first.index) +
                       ": desktop " + figure(first.host, 9) + ", board " + figure(first.board, 9) +
                       ".\n";
    if (check.arithmetic)
        text += "The desktop's arithmetic\n" + arithmeticText(*check.arithmetic, 0);
    return text;
}

std::string textOf(const VerifyReport& report) {
    std::string names;
    for (size_t i = 0; i < report.boards.size(); ++i)
        names += (i + 1 < report.boards.size() ? ", " : " and ") + report.boards[i].board;
    const std::string table = report.boards.size() > 1 ? '\n' + layerTable(report) : "";
    if (report.identical)
        return std::to_string(report.samples) + " samples, " + std::to_string(report.layers) +
               " layers each: desktop" + names + " give the same bits.\n" + table;
    std::string text;
    for (const BoardCheck& each : report.boards)
        if (each.firstDifference)
            text += differenceText(each);
    return text + table;
}

Result<Outcome> verify(Session& session, const Arguments& arguments) {
    TMW_TRY(const std::vector<BoardPlace> places, placesOf(arguments));
    TMW_TRY(const OpenModel open, openToPlan(arguments.model, arguments.run, arguments.fast));
    std::vector<Plan> plans;
    for (const BoardPlace& place : places) {
        TMW_TRY(Plan plan, planOf(open, place.board->core));
        plans.push_back(std::move(plan));
    }
    TMW_TRY(const auto samples, samplesOf(session, arguments, open, plans[0]));
    const OpenBoards boards = openBoards(places, session.stop());
    const auto told = [progress = session.progress()](const VerifyState& state) {
        progress(state.fraction(), "verifying");
    };
    TMW_TRY(const VerifyReport report,
            verifyOpen(places, boards, plans, open.model, samples, told, session.stop()));
    if (const BoardCheck* problem = report.firstProblem())
        return places.size() == 1 ? tl::unexpected(*problem->problem)
                                  : fail(kOnBoard, problem->board, problem->problem->message());
    return Outcome{.json = documentOf(report),
                   .text = textOf(report),
                   .exitCode = report.identical ? 0 : kDoesNotHold};
}

} // namespace

void addVerifyVerb(const Registry& registry) {
    auto arguments = std::make_shared<Arguments>();
    auto* verb = registry.verb(
        "verify", "Compares the desktop and one board or several, every layer",
        "tmw verify sine.tmw:int8 --board mps2-an385 --board mps3-an547", arguments, verify);
    verb->add_option("MODEL", arguments->model, "A .tflite file, or PROJECT:KIND")->required();
    verb->add_option("--run", arguments->run, "Another run than the chosen one");
    verb->add_option("--board", arguments->boards,
                     "Name of a board ('tmw boards'), for several again and again; NAME=PORT: a "
                     "real one at a serial port")
        ->allow_extra_args(false)
        ->capture_default_str();
    verb->add_option("--port", arguments->port,
                     "Serial port of the board; without it it is emulated");
    verb->add_option("--fault", arguments->faults,
                     "Makes the lines bad: drop=P,flip=P,duplicate=P,reorder=P,"
                     "delay_ms=N,stall=P,disconnect=P,seed=N (P: chance a byte)");
    verb->add_option("--input", arguments->inputs, "A .npy an input; none: test samples")
        ->allow_extra_args(false);
    addFastOption(verb, arguments->fast);
    verb->add_option("--samples", arguments->samples, "How many test samples")
        ->check(CLI::Range(1, 100000));
}

} // namespace tmw::cli

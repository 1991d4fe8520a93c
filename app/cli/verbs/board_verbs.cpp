// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/text_table.h"
#include "app/cli/verbs.h"
#include "device_runtime/host/boards.h"
#include "device_runtime/host/flasher.h"

namespace tmw::cli {

namespace {

struct BoardsArguments {
    std::string act;
    std::string board;
};

Json boardJson(const BoardRow& board) {
    const auto bytes = [](uint64_t value) { return value ? Json(value) : Json(nullptr); };
    return {{"name", board.name},
            {"title", board.title},
            {"core", toText(board.core)},
            {"cpu", board.cpu},
            {"emulated", board.emulated},
            {"firmware", board.firmware},
            {"flash_bytes", bytes(board.flashBytes)},
            {"ram_bytes", bytes(board.ramBytes)},
            {"fpu", board.fpu}};
}

Result<Outcome> boardsVerb(Session&, const BoardsArguments& arguments) {
    if (!arguments.act.empty()) {
        TMW_TRY(const BoardRow* board, findBoard(arguments.board));
        TMW_CHECK(resetBoard(*board));
        return Outcome{.json = {{"reset", board->name}},
                       .text = std::string(board->name) + " is as new.\n"};
    }
    Outcome outcome{.json = {{"boards", Json::array()}}};
    TextTable table({"name", "board", "core", "flash, KB", "RAM, KB"});
    for (const BoardRow& board : boards()) {
        outcome.json["boards"].push_back(boardJson(board));
        const auto kilobytes = [](uint64_t bytes) {
            return bytes ? count(static_cast<long long>(bytes / 1024)) : "-";
        };
        table.add({std::string(board.name), std::string(board.title), std::string(board.cpu),
                   kilobytes(board.flashBytes), kilobytes(board.ramBytes)});
    }
    outcome.text = table.text();
    return outcome;
}

struct FlashArguments {
    std::string board;
    std::string port;
};

Result<Outcome> flashVerb(Session&, const FlashArguments& arguments) {
    TMW_TRY(const BoardRow* board, findBoard(arguments.board));
    TMW_TRY(const FlashReport report, flashBoard(*board, arguments.port));
    return Outcome{.json = {{"board", board->name},
                            {"bytes", report.bytes},
                            {"seconds", report.seconds},
                            {"slot", nullptr},
                            {"sha256", report.sha256}},
                   .text = "Firmware of " + count(static_cast<long long>(report.bytes)) +
                           " B is on " + std::string(board->name) + ", SHA-256 " +
                           report.sha256.substr(0, 12) + ".\n"};
}

} // namespace

void addBoardVerbs(const Registry& registry) {
    auto list = std::make_shared<BoardsArguments>();
    auto* boards = registry.verb(
        "boards", "Lists the boards; 'boards reset BOARD' makes an emulated one as new",
        "tmw boards reset mps2-an386", list, boardsVerb);
    auto* act = boards->add_option("ACT", list->act, "reset")->check(CLI::IsMember({"reset"}));
    auto* name = boards->add_option("BOARD", list->board, "Which one");
    act->needs(name);
    auto flash = std::make_shared<FlashArguments>();
    auto* flashing = registry.verb("flash", "Puts the companion firmware on a board",
                                   "tmw flash mps2-an386", flash, flashVerb);
    flashing->add_option("BOARD", flash->board, "Name of the board")->required();
    flashing->add_option("--port", flash->port, "Serial port of a real board");
}

} // namespace tmw::cli

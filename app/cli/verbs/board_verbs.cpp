// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/text_table.h"
#include "app/cli/verbs.h"
#include "device_runtime/host/boards.h"
#include "device_runtime/host/flash_tools.h"
#include "device_runtime/host/flasher.h"
#include "device_runtime/host/serial_ports.h"
#include "device_runtime/host/udev_rules.h"

#include <cstdio>

namespace tmw::cli {

namespace {

struct BoardsArguments {
    std::string act;
    std::string board;
};

/// "2341:005a".
std::string usbText(uint16_t vendor, uint16_t product) {
    char text[10];
    std::snprintf(text, sizeof text, "%04x:%04x", unsigned{vendor}, unsigned{product});
    return text;
}

Json usbJson(const BoardRow& board) {
    Json list = Json::array();
    for (const UsbId& id : board.usb) {
        if (id.product == 0)
            continue;
        Json each{{"id", usbText(id.vendor, id.product)}, {"bootloader", id.bootloader}};
        if (!id.serialPrefix.empty())
            each["serial_prefix"] = id.serialPrefix;
        list.push_back(std::move(each));
    }
    return list;
}

Json boardJson(const BoardRow& board) {
    const auto bytes = [](uint64_t value) { return value ? Json(value) : Json(nullptr); };
    const FlashTool* tool = flashTool(board.flash.tool);
    return {{"name", board.name},
            {"title", board.title},
            {"core", toText(board.core)},
            {"cpu", board.cpu},
            {"emulated", board.emulated},
            {"firmware", board.firmware},
            {"flash_bytes", bytes(board.flashBytes)},
            {"ram_bytes", bytes(board.ramBytes)},
            {"fpu", board.fpu},
            {"flash_tool", tool ? Json(tool->name) : Json(nullptr)},
            {"usb", usbJson(board)},
            {"tried_on_hardware", board.triedOnHardware},
            {"source", board.source}};
}

/// What the words of supportText() mean.
constexpr const char* kSupport =
    R"(
emulated  everything runs without a board: 'tmw upload MODEL --board NAME'
library   'tmw export --as arduino-companion --out DIR' makes the board take models
fit only  'tmw profile MODEL --board NAME' says whether a model fits; export it to build for it
Nothing was tried on hardware yet. 'tmw boards --json' gives full names and where figures come from.
)";

/// How far a board is supported, in a word.
std::string_view supportText(const BoardRow& board) {
    if (board.emulated)
        return board.firmware ? "emulated" : "no firmware";
    if (board.firmware)
        return "firmware";
    if (board.name == "arduino")
        return "library";
    return board.flashBytes ? "fit only" : "";
}

Result<Outcome> boardsVerb(Session&, const BoardsArguments& arguments) {
    if (!arguments.act.empty()) {
        TMW_TRY(const BoardRow* board, findBoard(arguments.board));
        TMW_CHECK(resetBoard(*board));
        return Outcome{.json = {{"reset", board->name}},
                       .text = std::string(board->name) +
                               " is as new: the shipped firmware, no model, no key.\n"};
    }
    Outcome outcome{.json = {{"boards", Json::array()}}};
    TextTable table({"name", "core", "flash KB", "RAM KB", "support", "flashed with"});
    for (const BoardRow& board : boards()) {
        outcome.json["boards"].push_back(boardJson(board));
        const auto kilobytes = [](uint64_t bytes) {
            return bytes ? count(static_cast<long long>(bytes / 1024)) : "-";
        };
        const FlashTool* tool = flashTool(board.flash.tool);
        table.add({std::string(board.name), std::string(board.cpu), kilobytes(board.flashBytes),
                   kilobytes(board.ramBytes), std::string(supportText(board)),
                   std::string(tool ? tool->name : "-")});
    }
    outcome.text = table.text() + kSupport;
    return outcome;
}

struct PortsArguments {
    bool udev = false;
};

Json portJson(const SerialPort& port) {
    const auto text = [](const std::string& value) {
        return value.empty() ? Json(nullptr) : Json(value);
    };
    const auto hex = [](const std::optional<uint16_t>& value) {
        char written[5];
        std::snprintf(written, sizeof written, "%04x", unsigned{value.value_or(0)});
        return value ? Json(written) : Json(nullptr);
    };
    return {{"name", port.name},
            {"description", port.description},
            {"serial_number", text(port.serialNumber)},
            {"board", text(port.board)},
            {"boards", port.boards},
            {"bootloader", port.bootloader},
            {"usable", port.usable},
            {"reason", text(port.reason.text())},
            {"usb_vendor", hex(port.usbVendor)},
            {"usb_product", hex(port.usbProduct)}};
}

std::string boardGuess(const SerialPort& port) {
    if (port.boards.size() > 1)
        return "one of " + std::to_string(port.boards.size());
    return port.board.empty() ? "-" : port.board;
}

Result<Outcome> portsVerb(Session&, const PortsArguments& arguments) {
    if (arguments.udev) {
        const std::string rules = udevRules(boards());
        return Outcome{.json = {{"udev_rules", rules}}, .text = rules};
    }
    TMW_TRY(const std::vector<SerialPort> ports, serialPorts());
    Outcome outcome{.json = {{"ports", Json::array()}}};
    if (ports.empty())
        outcome.text = "There are no serial ports. Connect a board with a cable that carries data; "
                       "boards without one are emulated ('tmw boards').\n";
    TextTable table({"port", "device", "serial number", "board", "usable"});
    std::string reasons;
    for (const SerialPort& port : ports) {
        outcome.json["ports"].push_back(portJson(port));
        table.add({port.name, port.description, port.serialNumber.empty() ? "-" : port.serialNumber,
                   boardGuess(port), port.usable ? "yes" : "no"});
        if (!port.reason.empty())
            reasons += port.reason.text() + "\n";
    }
    if (!ports.empty())
        outcome.text = table.text() + (reasons.empty() ? "" : "\n" + reasons);
    return outcome;
}

struct FlashArguments {
    std::string board;
    OwnImage image;
};

Result<FlashReport> flash(Session& session, const BoardRow& board, const OwnImage& image) {
    if (image.file.empty())
        return flashBoard(board, image.port, session.progress(), session.stop());
    return flashImage(board, image, session.progress(), session.stop());
}

Result<Outcome> flashVerb(Session& session, const FlashArguments& arguments) {
    TMW_TRY(const BoardRow* board, findBoard(arguments.board));
    TMW_TRY(const FlashReport report, flash(session, *board, arguments.image));
    return Outcome{.json = {{"board", board->name},
                            {"bytes", report.bytes},
                            {"seconds", report.seconds},
                            {"slot", nullptr},
                            {"sha256", report.sha256}},
                   .text = (arguments.image.file.empty() ? "Firmware of " : "An image of ") +
                           count(static_cast<long long>(report.bytes)) + " B is on " +
                           std::string(board->name) + ", SHA-256 " + report.sha256.substr(0, 12) +
                           ".\n"};
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
    auto ports = std::make_shared<PortsArguments>();
    registry
        .verb("ports", "Lists the serial ports, what is on them, and why one cannot be used",
              "tmw ports", ports, portsVerb)
        ->add_flag("--udev", ports->udev,
                   "Prints rules for udev by which whoever sits at this computer may use the "
                   "boards");
    auto flash = std::make_shared<FlashArguments>();
    auto* flashing = registry.verb("flash", "Puts the companion firmware on a board",
                                   "tmw flash mps2-an386", flash, flashVerb);
    flashing->add_option("BOARD", flash->board, "Name of the board")->required();
    flashing->add_option("--port", flash->image.port, "Serial port of a real board");
    auto* image = flashing->add_option("--image", flash->image.file,
                                       "An image of your own, in place of the companion firmware");
    flashing
        ->add_option("--offset", flash->image.offset,
                     "Where a raw image goes, as the board's tool takes it")
        ->needs(image);
}

} // namespace tmw::cli

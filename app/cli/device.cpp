// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/device.h"

#include "app/cli/interrupt.h"
#include "app/cli/text_table.h"

namespace tmw::cli {

void addBoardOptions(CLI::App* verb, BoardChoice& choice, bool withFaults) {
    verb->add_option("--board", choice.board, "Name of the board ('tmw boards')")
        ->capture_default_str();
    verb->add_option("--port", choice.port,
                     "Serial port of a real board; without it it is emulated");
    if (withFaults)
        verb->add_option("--fault", choice.faults,
                         "Makes the line bad: drop=P,flip=P,duplicate=P,reorder=P,"
                         "delay_ms=N,stall=P,disconnect=P,seed=N (P: chance a byte)");
}

Result<std::unique_ptr<BoardSession>> openBoard(const BoardChoice& choice, EmulatorMode mode) {
    BoardOptions options{.port = choice.port, .mode = mode, .stop = interruptToken()};
    if (!choice.faults.empty()) {
        TMW_TRY(options.faults, parseLineFaults(choice.faults));
    }
    return tmw::openBoard(choice.board, options);
}

void addFastOption(CLI::App* verb, FastChoice& fast) {
    verb->add_flag_function(
        "--fast,!--no-fast", [&fast](int64_t times) { fast = times > 0; },
        "Wide weights where they take fewer cycles: a larger plan, the same bits; without either "
        "word the project's convert.fast");
}

Result<OpenModel> openToPlan(const std::string& model, int run, FastChoice fast) {
    TMW_TRY(OpenModel open, openModel(model, run));
    open.fast = fast.value_or(open.fast);
    return open;
}

Result<PlacedModel> placeFor(const std::string& model, int run, std::string_view board,
                             FastChoice fast) {
    TMW_TRY(const BoardRow* row, findBoard(board));
    TMW_TRY(OpenModel open, openToPlan(model, run, fast));
    TMW_TRY(Plan plan, planOf(open, row->core));
    return PlacedModel{std::move(open), std::move(plan)};
}

std::string planText(const PlacedModel& placed) {
    const Plan& plan = placed.plan;
    const std::string bytes = count(static_cast<long long>(plan.bytes.size())) + " B";
    if (!placed.open.fast)
        return bytes;
    return bytes + (plan.widened > 0
                        ? ", wide weights in " + std::to_string(plan.widened) + " operators"
                        : ", no operator gains from wide weights on this core");
}

Counted countInstructions(const OpenModel& open, std::string_view board) {
    const auto counted = [&]() -> Result<uint64_t> {
        TMW_TRY(const BoardRow* row, findBoard(board));
        TMW_TRY(const Plan plan, planOf(open, row->core));
        TMW_TRY(const auto session, openBoard({.board = std::string(board)}, EmulatorMode::Count));
        TMW_TRY(const auto profile, profileModel(*session, plan));
        return profile.instructions;
    }();
    return counted ? Counted{.instructions = *counted}
                   : Counted{.reason = counted.error().message()};
}

Json uploadDocument(const UploadReport& report) {
    return {{"bytes", report.bytes},
            {"seconds", report.seconds},
            {"slot", report.slot},
            {"sha256", report.sha256},
            {"checked_vectors", report.checkedVectors},
            {"identical_vectors", report.identicalVectors},
            {"activated", report.activated},
            {"reconnects", report.reconnects}};
}

} // namespace tmw::cli

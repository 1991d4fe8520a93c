// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/text_table.h"
#include "app/cli/upload.h"
#include "app/cli/verbs.h"
#include "core/data/table_import.h"
#include "core/report/plot.h"

#include <algorithm>

namespace tmw::cli {

namespace {

constexpr ErrorKind kReplayColumn{"monitor.no_column",
                                  "%1 has no column %2, which the model takes."};
constexpr ErrorKind kReplayWidth{"monitor.replay_width",
                                 "A row of %1 gives %2 numbers and the model takes %3. Give it a "
                                 "table with the model's inputs alone."};
constexpr ErrorKind kReplayWords{"monitor.replay_words",
                                 "The column %2 of %1 holds words, and a sensor gives numbers. "
                                 "Give it a table of numbers."};

struct Arguments {
    std::string model;
    int run = 0;
    BoardChoice choice;
    std::string replay;
    size_t samples = 0;
};

/// Raw rows of a table, the columns that the model takes in its order.
Result<std::vector<float>> replayRows(const std::string& file, const PlacedModel& placed) {
    const OpenModel& open = placed.open;
    const std::vector<std::filesystem::path> paths{file};
    TMW_TRY(const TableImport import, importTables(paths, {}));
    std::vector<const Column*> columns;
    if (open.run)
        for (const auto& name : open.run->inputNames) {
            const Column* column = findColumn(import.data, name);
            if (!column)
                return fail(kReplayColumn, file, name);
            columns.push_back(column);
        }
    else
        for (const auto& column : import.data.columns)
            columns.push_back(&column);
    for (const Column* column : columns)
        if (!column->categories.empty())
            return fail(kReplayWords, file, column->name);
    TMW_TRY(const Runner runner, Runner::make(placed.plan));
    TMW_TRY(const size_t width, elementCount(runner.inputs().front().shape));
    if (columns.size() != width)
        return fail(kReplayWidth, file, columns.size(), width);
    std::vector<float> rows;
    for (size_t row = 0; row < import.data.rows; ++row)
        for (const Column* column : columns)
            rows.push_back(static_cast<float>(column->values[row]));
    return rows;
}

Json lineDocument(const LivePrediction& live, const Prediction& prediction) {
    const auto single = [](const std::vector<float>& values) {
        return values.size() == 1 ? Json(values[0]) : Json(values);
    };
    return {{"time_s", live.seconds},
            {"input", single(live.raw)},
            {"prediction", single(prediction.values)},
            {"label", prediction.label ? Json(*prediction.label) : Json(nullptr)},
            {"confidence", prediction.confidence ? Json(*prediction.confidence) : Json(nullptr)},
            {"identical", live.identical}};
}

/// As wide as most numbers of five digits, so that lines stand in columns.
std::string padded(const std::string& number) {
    constexpr size_t kWidth = 9;
    return std::string(kWidth - std::min(kWidth, number.size()), ' ') + number;
}

std::string lineText(const LivePrediction& live, const Prediction& prediction) {
    std::string text = plotNumber(live.seconds, 0.001) + " s ";
    for (const float value : live.raw)
        text += " " + padded(figure(value, 5));
    text += "  ->";
    if (prediction.label)
        text += " " + *prediction.label + " " + figure(*prediction.confidence, 3);
    else
        for (const float value : prediction.values)
            text += " " + padded(figure(value, 5));
    return live.identical ? text : text + "  differs from the desktop";
}

Result<Outcome> monitorVerb(Session& session, const Arguments& arguments) {
    session.jsonLines = true;
    UploadedModel model{arguments.model, arguments.run};
    std::unique_ptr<BoardSession> board;
    if (arguments.model.empty()) {
        TMW_TRY(board, openBoard(arguments.choice, EmulatorMode::Run));
        TMW_TRY(model, runningUploaded(*board));
    }
    TMW_TRY(const PlacedModel placed, placeFor(model.model, model.run, arguments.choice.board));
    TMW_TRY(const auto rows, arguments.replay.empty() ? sensorRows(placed.open)
                                                      : replayRows(arguments.replay, placed));
    if (!board) {
        TMW_TRY(board, openBoard(arguments.choice, EmulatorMode::Run));
    }
    if (!arguments.model.empty())
        TMW_CHECK(uploadChecked(session, *board, placed));
    if (board->takesSensorRows() || !arguments.replay.empty())
        TMW_CHECK(board->setSensor(rows));
    TMW_TRY(const Runner runner, Runner::make(placed.plan));
    Status shown;
    size_t predictions = 0;
    size_t identical = 0;
    const auto each = [&](const LivePrediction& live) {
        auto prediction = interpret(runner, live.outputs.front(), placed.open.run);
        if (!prediction) {
            shown = forward(prediction);
            return false;
        }
        session.line(session.json ? lineDocument(live, *prediction).dump()
                                  : lineText(live, *prediction));
        ++predictions;
        identical += live.identical ? 1 : 0;
        return true;
    };
    const auto done =
        liveMonitor(*board, placed.plan, {.samples = arguments.samples}, each, session.stop());
    TMW_CHECK(shown);
    if (!done) {
        session.say(std::to_string(predictions) + " predictions, " + std::to_string(identical) +
                    " identical to the desktop's.");
        return forward(done);
    }
    const LiveReport& report = *done;
    session.say(std::to_string(report.predictions) + " predictions, " +
                std::to_string(report.identical) + " identical to the desktop's, " +
                std::to_string(report.dropped) + " dropped by the board, " +
                std::to_string(report.missing) + " missing in the sequence, " +
                std::to_string(report.reconnects) + " reconnects.");
    return Outcome{.json = nullptr,
                   .exitCode = report.identical == report.predictions ? kDone : kDoesNotHold};
}

} // namespace

void addMonitorVerb(const Registry& registry) {
    auto arguments = std::make_shared<Arguments>();
    auto* verb = registry.verb("monitor", "Shows a board's live predictions, a line each",
                               "tmw monitor sine.tmw:int8 --board mps2-an386 --samples 100",
                               arguments, monitorVerb);
    verb->add_option("MODEL", arguments->model,
                     "Uploaded first; without it what runs on the board");
    verb->add_option("--run", arguments->run, "Another run than the chosen one");
    addBoardOptions(verb, arguments->choice, true);
    verb->add_option("--replay", arguments->replay, "A table whose rows the emulated sensor gives");
    verb->add_option("--samples", arguments->samples,
                     "Stop after so many; 0: at the sensor's end or Ctrl-C")
        ->check(CLI::Range(0, 1000000000));
}

} // namespace tmw::cli

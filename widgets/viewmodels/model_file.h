// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/plan/arena_timeline.h"
#include "core/plan/model_facts.h"
#include "core/report/plot.h"
#include "device_runtime/host/deploy.h"
#include "device_runtime/host/fit.h"
#include "widgets/viewmodels/grid_model.h"

#include <filesystem>
#include <map>
#include <stop_token>

namespace tmw::ui {

/// Whether a model goes onto a board.
struct BoardFit {
    const BoardRow* board = nullptr;
    Fit fit;
};

/// Instructions of each operator, counted on an emulated board.
struct CountedFile {
    const BoardRow* board = nullptr;
    ProfileReport profile;
};

/// A .tflite that belongs to no project, with all there is to tell of it.
struct ModelFile {
    std::filesystem::path path;
    TfliteModel model;
    ModelFacts facts;
    std::vector<BoardFit> boards; ///< that have figures; empty where the model cannot run
    std::map<rt::CoreFamily, ArenaTimeline> memory = {}; ///< empty where the model cannot run
    std::optional<CountedFile> counted = std::nullopt;
};
/// Errors: those of the file and of TfliteModel.
Result<ModelFile> readModelFile(const std::filesystem::path& path, std::stop_token stop = {});

/// "int8 1x49x10 to int8 1x4, 13 operators, 53,936 B".
QString resultLine(const ModelFile& file);
/// Why the model cannot run, a line a reason; empty: it can.
QString whyNotRun(const ModelFile& file);
/// "31 of 47 have room for it".
QString boardsLine(const ModelFile& file);

/// "emulated Cortex-M4 (AN386): 58,000 instructions an inference"; empty: not counted yet.
QString countedLine(const ModelFile& file);
/// "3 CONV_2D, int8 1x25x5x64".
QString operatorLine(const ModelFile& file, int op);
/// Where there is most to look at; 0: none has any.
int firstWithWeights(const ModelFile& file);

/// `chosen` where it can be emulated, or else the first board that can; null: none is emulated.
const BoardRow* countingBoard(const BoardRow* chosen);
/// Errors: those of planning, of boards and of profileModel.
Result<ProfileReport> countOperators(const TfliteModel& model, const BoardRow& board);

/// Of the board's core, or else of the generic one. There must be one.
const ArenaTimeline& memoryOn(const ModelFile& file, const BoardRow* board);
/// What firmware leaves for the arena; nothing: the board has no figures.
std::optional<uint64_t> arenaRoom(const ModelFile& file, const BoardRow* board);
/// Float where the input is.
SeriesRole memoryRole(const ModelFile& file);
/// "Cortex-M4F: arena 54.0 KB, room for 112 KB".
QString memoryLine(const ModelFile& file, const BoardRow* board);
/// The step that ends it; -1: none.
int lastStepOf(const ArenaTimeline& memory, int op);

/// Label and value.
QList<std::pair<QString, QString>> summaryPairs(const ModelFile& file);
/// What the file says of itself; empty: nothing.
QList<std::pair<QString, QString>> metadataPairs(const ModelFile& file);

QList<GridColumn> operatorColumns();
QList<GridRow> operatorRows(const ModelFile& file);
QList<GridColumn> tensorColumns();
QList<GridRow> tensorRows(const ModelFile& file);
QList<GridColumn> boardColumns();
QList<GridRow> boardRows(const ModelFile& file);

} // namespace tmw::ui

// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/exports.h"
#include "app/cli/text_table.h"
#include "app/cli/upload.h"
#include "app/cli/verbs.h"
#include "core/base/file.h"
#include "core/eval/predictions.h"
#include "core/project/examples.h"
#include "core/project/line_report.h"
#include "device_runtime/host/flasher.h"

namespace tmw::cli {

namespace {

constexpr size_t kLivePredictions = 600;

constexpr ErrorKind kInTheWay{"run.in_the_way",
                              "%1 is there already and was not made by 'tmw run', so it is not "
                              "replaced. Choose another --out, or run the project itself."};

struct Arguments {
    std::string project;
    std::string board;
    std::string out = "tmw_run";
};

/// The folder an example is made in bears this file, so that only such a folder is ever replaced.
constexpr const char* kMark = ".made-by-run";

Result<Project> openOrMake(const Session& session, const Arguments& arguments) {
    if (!isExample(arguments.project))
        return Project::open(arguments.project, Project::Access::Write);
    const auto folder = std::filesystem::path(arguments.out) / (arguments.project + ".tmw");
    std::error_code failed;
    if (std::filesystem::exists(folder, failed)) {
        if (!std::filesystem::exists(folder / kMark, failed))
            return fail(kInTheWay, folder.string());
        std::filesystem::remove_all(folder, failed);
    }
    TMW_TRY(Project project, createExample(folder, arguments.project,
                                           static_cast<int64_t>(session.seed.value_or(0))));
    TMW_CHECK(writeFile(folder / kMark, "'tmw run' replaces this folder.\n"));
    return project;
}

/// Flash, upload, live predictions, each compared with the desktop's.
Result<BoardResults> liveOn(Session& session, const PlacedModel& placed, const BoardRow& row) {
    TMW_TRY(const FlashReport flashed, flashBoard(row));
    session.say("Firmware of " + count(static_cast<long long>(flashed.bytes)) + " B flashed.");
    TMW_TRY(const auto board, openBoard({.board = std::string(row.name)}, EmulatorMode::Run));
    TMW_TRY(const UploadReport upload, uploadChecked(session, *board, placed));
    session.say("Model of " + count(static_cast<long long>(upload.bytes)) + " B uploaded, " +
                std::to_string(upload.identicalVectors) + " test vectors identical, active.");
    TMW_TRY(auto rows, sensorRows(placed.open));
    // The sensor's samples come again until there are enough predictions.
    const std::vector<float> once = rows;
    const size_t width = placed.open.run->inputNames.size();
    while (!once.empty() && rows.size() < kLivePredictions * width)
        rows.insert(rows.end(), once.begin(), once.end());
    if (board->takesSensorRows())
        TMW_CHECK(board->setSensor(rows));
    TMW_TRY(const Runner runner, Runner::make(placed.plan));
    BoardResults results{.board = std::string(row.name)};
    Status read;
    const auto each = [&](const LivePrediction& live) {
        auto values = realValues(live.outputs.front(), runner.outputs().front());
        if (!values) {
            read = forward(values);
            return false;
        }
        results.raw.insert(results.raw.end(), live.raw.begin(), live.raw.end());
        results.predictions.insert(results.predictions.end(), values->begin(), values->end());
        return true;
    };
    TMW_TRY(const LiveReport report,
            liveMonitor(*board, placed.plan, {.samples = kLivePredictions}, each, session.stop()));
    TMW_CHECK(read);
    results.samples = report.predictions;
    results.identical = report.identical;
    return results;
}

Status writeArtefacts(const Arguments& arguments, const std::string& title,
                      const LineResults& results, const OpenModel& int8) {
    const std::filesystem::path out = arguments.out;
    for (const auto& [name, plot] : linePlots(results))
        TMW_CHECK(writeFile(out / "plots" / (name + ".svg"), toSvg(plot)));
    TMW_CHECK(writeFile(out / "report.html", toHtml(lineReport(title, results))));
    return exportAll(int8, out / "export");
}

Json documentOf(const LineResults& results, const Evaluation& evaluation, const PlacedModel& placed,
                const Counted& inFloat, const Counted& int8, const std::filesystem::path& out) {
    const BoardResults& board = *results.board;
    return {{"dataset", datasetDocument(results.data, results.features)},
            {"train", trainDocument(results.run)},
            {"evaluate", evaluationDocument(evaluation)},
            {"models", modelsDocument(results.models, out)},
            {"compare", comparisonDocument(results.comparison, inFloat, int8)},
            {"device",
             {{"board", board.board},
              {"predictions", board.samples},
              {"identical", board.identical},
              {"instructions", int8.instructions ? Json(*int8.instructions) : Json(nullptr)},
              {"arena_bytes", placed.plan.arenaBytes}}},
            {"report", "report.html"}};
}

Result<Outcome> runVerb(Session& session, const Arguments& arguments) {
    TMW_TRY(Project project, openOrMake(session, arguments));
    const std::string boardName =
        arguments.board.empty() ? project.spec().settings.board : arguments.board;
    TMW_TRY(const BoardRow* row, findBoard(boardName));
    TMW_TRY(Dataset data, loadDataset(project));
    TMW_TRY(Features features, loadFeatures(project));
    TMW_TRY(Run run, trainShowing(session, project, false));
    if (run.stopped)
        return fail(kCancelled);
    TMW_TRY(const TrainedModel inUnits, inDataUnits(run.model, run.targetScaling));
    const auto& test = features.split.test;
    const double percentile = project.spec().settings.thresholdPercentile;
    const Predict predict = predictByGraph(inUnits, features);
    TMW_TRY(const auto answers, predict(test));
    TMW_TRY(const Evaluation evaluation, evaluate(features, test, answers, percentile, predict));
    TMW_TRY(const ModelKind kind, parseModelKind(project.spec().settings.modelKind));
    TMW_TRY(auto models, convertProject(project, {ModelKind::Float, kind}, 0, session.stop()));
    TMW_TRY(const OpenModel inFloatOpen, openModel(project, ModelKind::Float));
    TMW_TRY(OpenModel open, openModel(project, kind));
    TMW_TRY(auto comparison,
            compare(models[0].model, models[1].model, features, test,
                    {.core = row->core, .fast = open.fast, .thresholdPercentile = percentile},
                    session.stop()));
    TMW_TRY(Plan plan, planOf(open, row->core));
    const PlacedModel placed{std::move(open), std::move(plan)};
    TMW_TRY(BoardResults board, liveOn(session, placed, *row));
    const Counted inFloat = countInstructions(inFloatOpen, row->name);
    const Counted int8 = countInstructions(placed.open, row->name);
    board.floatInstructions = inFloat.instructions;
    board.int8Instructions = int8.instructions;
    const LineResults results{std::move(data),   std::move(features),   std::move(run),
                              std::move(models), std::move(comparison), std::move(board)};
    TMW_CHECK(writeArtefacts(arguments, project.spec().title, results, placed.open));
    Outcome outcome{.json = documentOf(results, evaluation, placed, inFloat, int8, arguments.out)};
    outcome.text = trainText(results.run) + "\n" + evaluationText(evaluation) + "\n" +
                   modelsText(results.models) + "\n" +
                   comparisonText(results.comparison, inFloat, int8) + "\n" +
                   std::to_string(results.board->identical) + " of " +
                   std::to_string(results.board->samples) + " live predictions of " + boardName +
                   " have the desktop's bits.\nReport: " +
                   (std::filesystem::path(arguments.out) / "report.html").string() + "\n";
    if (results.board->identical != results.board->samples)
        outcome.exitCode = kDoesNotHold;
    return outcome;
}

} // namespace

void addRunVerb(const Registry& registry) {
    auto arguments = std::make_shared<Arguments>();
    auto* verb = registry.verb("run", "The whole line, from data to live predictions from a board",
                               "tmw run hello_world --out hello", arguments, runVerb);
    verb->add_option("PROJECT", arguments->project,
                     "Project folder, or an example's name ('tmw examples')")
        ->required();
    verb->add_option("--board", arguments->board, "Where it runs; without it the project's board");
    verb->add_option("--out", arguments->out, "Folder for models, plots, exports and the report")
        ->capture_default_str();
}

} // namespace tmw::cli

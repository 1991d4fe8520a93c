// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/viewmodels/model_file.h"

#include "core/base/hex.h"
#include "core/tflite/metadata.h"
#include "core/tflite/names.h"
#include "widgets/viewmodels/weight_facts.h"
#include "widgets/viewmodels/words.h"

#include <QCoreApplication>

#include <algorithm>

namespace tmw::ui {

namespace {

constexpr qsizetype kHashShown = 12;
constexpr qsizetype kReasonsShown = 3; // the table of operators has them all

struct Words {
    Q_DECLARE_TR_FUNCTIONS(ModelFile)
};

void planOnBoards(ModelFile& file, std::stop_token stop) {
    std::map<rt::CoreFamily, Result<Plan>> plans;
    plans.emplace(rt::CoreFamily::Generic, file.facts.plan);
    for (const BoardRow& board : boards()) {
        if (stop.stop_requested())
            return;
        auto plan = plans.find(board.core);
        if (plan == plans.end())
            plan = plans.emplace(board.core, makePlan(file.model, board.core)).first;
        if (!plan->second)
            continue;
        if (const auto fit = fitOf(*plan->second, board, shippedFirmwareSize(board)))
            file.boards.push_back({&board, *fit});
    }
    for (const auto& [core, plan] : plans)
        if (plan)
            file.memory.emplace(core, arenaTimeline(*plan, file.model));
}

/// "int8 1x49x10", one after another.
QString tensorsText(const TfliteSubgraph& graph, const std::vector<int32_t>& indices) {
    QStringList words;
    for (const int32_t index : indices) {
        const TfliteTensor& tensor = graph.tensors[static_cast<size_t>(index)];
        const std::string_view type = tensorTypeName(tensor.type);
        words += QString::fromUtf8(type.data(), static_cast<qsizetype>(type.size())) + ' ' +
                 QString::fromStdString(toText(tensor.shape)).replace('x', QChar(0xD7));
    }
    return words.isEmpty() ? Words::tr("nothing") : words.join(", ");
}

} // namespace

Result<ModelFile> readModelFile(const std::filesystem::path& path, std::stop_token stop) {
    TMW_TRY(TfliteModel model, TfliteModel::fromFile(path));
    ModelFacts facts = factsOf(model);
    ModelFile file{path, std::move(model), std::move(facts), {}};
    if (file.facts.plan)
        planOnBoards(file, stop);
    return file;
}

QString resultLine(const ModelFile& file) {
    const TfliteSubgraph& graph = file.model.graph();
    return Words::tr("%1 to %2, %3, %4")
        .arg(tensorsText(graph, graph.inputs), tensorsText(graph, graph.outputs),
             countOf(static_cast<qint64>(graph.operators.size()), Words::tr("1 operator"),
                     Words::tr("%1 operators")),
             bytesText(file.model.bytes().size()));
}

QString whyNotRun(const ModelFile& file) {
    if (file.facts.plan)
        return {};
    QStringList reasons;
    for (const UnsupportedOperator& each : file.facts.unsupported)
        reasons += sentenceOf(each.reason);
    reasons.removeDuplicates();
    if (reasons.isEmpty())
        return sentenceOf(file.facts.plan.error());
    const qsizetype more = reasons.size() - kReasonsShown;
    reasons = reasons.mid(0, kReasonsShown);
    if (more > 0)
        reasons += countOf(more, Words::tr("The same holds for 1 more, marked in the table."),
                           Words::tr("The same holds for %1 more, marked in the table."));
    return reasons.join('\n');
}

QString boardsLine(const ModelFile& file) {
    if (!file.facts.plan)
        return Words::tr("cannot run on boards");
    const auto fits =
        std::ranges::count_if(file.boards, [](const BoardFit& each) { return each.fit.fits(); });
    return Words::tr("%1 of %2 have room for it")
        .arg(countText(fits), countText(static_cast<qint64>(file.boards.size())));
}

const ArenaTimeline& memoryOn(const ModelFile& file, const BoardRow* board) {
    const auto found = file.memory.find(board ? board->core : rt::CoreFamily::Generic);
    return found != file.memory.end() ? found->second : file.memory.at(rt::CoreFamily::Generic);
}

std::optional<uint64_t> arenaRoom(const ModelFile& file, const BoardRow* board) {
    const auto found = std::ranges::find(file.boards, board, &BoardFit::board);
    return found == file.boards.end() ? std::nullopt : std::optional(found->fit.ram.roomBytes());
}

SeriesRole memoryRole(const ModelFile& file) {
    const TfliteSubgraph& graph = file.model.graph();
    const bool floats =
        !graph.inputs.empty() &&
        graph.tensors[static_cast<size_t>(graph.inputs.front())].type == DataType::Float32;
    return floats ? SeriesRole::Float : SeriesRole::Int8;
}

QString memoryLine(const ModelFile& file, const BoardRow* board) {
    const QString arena = bytesText(memoryOn(file, board).arenaBytes);
    const auto room = arenaRoom(file, board);
    const QString cpu = board ? fromText(board->cpu) : QString();
    return room ? Words::tr("%1: arena %2, room for %3").arg(cpu, arena, bytesText(*room))
                : Words::tr("%1: arena %2").arg(cpu, arena);
}

int lastStepOf(const ArenaTimeline& memory, int op) {
    const auto found = std::ranges::find(memory.operators.rbegin(), memory.operators.rend(), op);
    return static_cast<int>(memory.operators.rend() - found) - 1;
}

QString countedLine(const ModelFile& file) {
    if (!file.counted)
        return {};
    return Words::tr("%1, emulated: %2 instructions an inference")
        .arg(fromText(file.counted->board->name),
             countText(static_cast<qint64>(file.counted->profile.instructions)));
}

QString operatorLine(const ModelFile& file, int op) {
    const TfliteSubgraph& graph = file.model.graph();
    const TfliteOperator& of = graph.operators[static_cast<size_t>(op)];
    return QString("%1  %2, %3")
        .arg(op)
        .arg(QString::fromStdString(of.name), tensorsText(graph, of.outputs));
}

int firstWithWeights(const ModelFile& file) {
    for (int op = 0; op < static_cast<int>(file.model.graph().operators.size()); ++op)
        if (!constantsOf(file, op).isEmpty())
            return op;
    return 0;
}

const BoardRow* countingBoard(const BoardRow* chosen) {
    if (chosen && chosen->emulated)
        return chosen;
    const auto emulated = std::ranges::find_if(boards(), &BoardRow::emulated);
    return emulated == boards().end() ? nullptr : &*emulated;
}

Result<ProfileReport> countOperators(const TfliteModel& model, const BoardRow& board) {
    TMW_TRY(const Plan plan, makePlan(model, board.core));
    TMW_TRY(const auto session, openBoard(board.name, {.mode = EmulatorMode::Count}));
    return profileModel(*session, plan);
}

namespace {

std::string joined(const std::vector<std::string>& texts) {
    std::string all;
    for (const std::string& text : texts)
        all.append(all.empty() || text.empty() ? "" : ", ").append(text);
    return all;
}

std::string namesOf(const std::vector<TensorMetadata>& tensors) {
    std::vector<std::string> names;
    for (const TensorMetadata& each : tensors)
        names.push_back(each.name);
    return joined(names);
}

} // namespace

QList<std::pair<QString, QString>> metadataPairs(const ModelFile& file) {
    const auto read = readMetadata(file.model);
    if (!read)
        return {{Words::tr("Metadata"), sentenceOf(read.error())}};
    QList<std::pair<QString, QString>> pairs;
    if (!*read)
        return pairs;
    const ModelMetadata& said = **read;
    const auto add = [&pairs](const QString& label, const std::string& text) {
        if (!text.empty())
            pairs.append({label, QString::fromStdString(text)});
    };
    add(Words::tr("Name"), said.name);
    add(Words::tr("Description"), said.description);
    add(Words::tr("Version"), said.version);
    add(Words::tr("Author"), said.author);
    add(Words::tr("Licence"), said.license);
    add(Words::tr("Input"), namesOf(said.inputs));
    add(Words::tr("Output"), namesOf(said.outputs));
    for (const TensorMetadata& each : said.outputs)
        add(Words::tr("Labels"), joined(each.labels));
    return pairs;
}

QList<std::pair<QString, QString>> summaryPairs(const ModelFile& file) {
    const ModelFacts& facts = file.facts;
    const auto& plan = facts.plan;
    const QString none = QStringLiteral("-");
    return {
        {Words::tr("File"), bytesText(file.model.bytes().size())},
        {Words::tr("Weights"), bytesText(facts.weightsBytes)},
        {Words::tr("Tensors"), countText(static_cast<qint64>(file.model.graph().tensors.size()))},
        {Words::tr("Subgraphs"), countText(static_cast<qint64>(file.model.subgraphs().size()))},
        {Words::tr("MACs"), plan ? countText(static_cast<qint64>(plan->macs)) : none},
        {Words::tr("Arena"), plan ? bytesText(plan->arenaBytes) : none},
        {Words::tr("Plan"), plan ? bytesText(plan->bytes.size()) : none},
        {Words::tr("Boards"), boardsLine(file)},
        {Words::tr("SHA-256"),
         QString::fromStdString(toHex(file.model.sha256())).left(kHashShown)}};
}

} // namespace tmw::ui

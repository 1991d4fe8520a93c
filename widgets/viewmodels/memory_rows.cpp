// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/viewmodels/memory_rows.h"

#include "core/plan/arena_peak.h"
#include "widgets/viewmodels/words.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <algorithm>

namespace tmw::ui {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Memory)
};

GridCell number(uint64_t value) {
    const auto count = static_cast<qint64>(value);
    return {countText(count), count};
}

constexpr qsizetype kMostParts = 4;
constexpr size_t kMostCuts = 3;

/// What core/tflite/ops calls the parts of a layer that is several operators, such as "12sg" of
/// step 12.
bool isInside(const QString& part) {
    static const QRegularExpression parts(
        QStringLiteral("^([0-9]+[a-z]+|gates|new|start|empty|states|steps|pooled|scaled)$"));
    return parts.match(part).hasMatch();
}

} // namespace

QString shortName(const std::string& name) {
    constexpr const char* kEndings[] = {"Relu6",  "Relu",   "BiasAdd", "Softmax",
                                        "Conv2D", "MatMul", "Sigmoid", "Tanh"};
    QStringList path = fromText(name).section(';', 0, 0).split('/', Qt::SkipEmptyParts);
    while (path.size() > 1 && std::ranges::any_of(kEndings, [&](const char* ending) {
               return path.last() == QLatin1String(ending);
           }))
        path.removeLast();
    if (path.isEmpty())
        return fromText(name);
    return path.size() > 1 && isInside(path.last()) ? path.sliced(path.size() - 2).join('/')
                                                    : path.last();
}

namespace {

/// Of the tensors that share it, first written first.
QStringList namesOf(const ArenaBlock& block) {
    QStringList names;
    for (const QString& each : fromText(block.name).split(", "))
        names += shortName(each.toStdString());
    names.removeDuplicates();
    return names;
}

QString stepText(const ArenaTimeline& memory, size_t step) {
    return Words::tr("step %1 (%2)")
        .arg(countText(static_cast<qint64>(step)), shortName(memory.steps[step]));
}

QString cutText(const ArenaTimeline& memory, const PeakCut& cut) {
    const ArenaBlock& block = memory.blocks[cut.block];
    const QString name = namesOf(block).first();
    const QString change =
        cut.kind == PeakCutKind::NoScratch
            ? Words::tr("no scratch in %1 (a smaller window, or fewer channels)")
                  .arg(stepText(memory, block.first))
        : cut.kind == PeakCutKind::NoWait
            ? Words::tr("%1 not kept until %2 reads it").arg(name, stepText(memory, block.last))
        : block.first == 0
            ? Words::tr("an input of half as many values")
            : Words::tr("half of %1 (fewer units or channels, or a stride where it is written)")
                  .arg(name);
    return Words::tr("%1: at best %2, then in %3.")
        .arg(change, bytesText(cut.bytes), stepText(memory, cut.step));
}

/// Steps that need as much as the peak's.
qint64 peakSteps(const ArenaTimeline& memory) {
    return std::ranges::count(memory.alive, memory.alive[memory.peak]);
}

} // namespace

QStringList stepNames(const ArenaTimeline& memory) {
    QStringList names;
    for (const std::string& step : memory.steps)
        names += shortName(step);
    return names;
}

int stepOf(const ArenaTimeline& memory, const QString& layer) {
    const auto at = std::ranges::find(memory.steps, layer.toStdString());
    return at == memory.steps.end() ? -1 : static_cast<int>(at - memory.steps.begin());
}

const ArenaBlock* blockOf(const ArenaTimeline& memory, int step) {
    const auto at = std::ranges::find_if(memory.blocks, [step](const ArenaBlock& block) {
        return static_cast<int>(block.first) == step && block.use != ArenaUse::Scratch;
    });
    return at == memory.blocks.end() ? nullptr : &*at;
}

QString blockText(const ArenaTimeline& memory, const ArenaBlock& block) {
    const QString names = namesOf(block).join(", ");
    return block.use == ArenaUse::Scratch
               ? Words::tr("scratch of %1").arg(shortName(memory.steps[block.first]))
           : block.use == ArenaUse::State ? Words::tr("state: %1").arg(names)
                                          : names;
}

QString useText(ArenaUse use) {
    return use == ArenaUse::Scratch ? Words::tr("scratch")
           : use == ArenaUse::State ? Words::tr("state between runs")
                                    : Words::tr("tensors");
}

QList<GridColumn> blockColumns() {
    return {{Words::tr("Tensor")},
            {Words::tr("Address"), true},
            {Words::tr("Size B"), true},
            {Words::tr("From"), true},
            {Words::tr("To"), true}};
}

namespace {
/// As they are called in the file.
QString wholeText(const ArenaTimeline& memory, const ArenaBlock& block) {
    return block.use == ArenaUse::Scratch ? fromText(memory.steps[block.first])
                                          : fromText(block.name);
}
} // namespace

QList<GridRow> blockRows(const ArenaTimeline& memory) {
    QList<GridRow> rows;
    for (const ArenaBlock& block : memory.blocks)
        rows.append({{blockText(memory, block), {}, false, {}, wholeText(memory, block)},
                     number(block.offset),
                     number(block.bytes),
                     number(block.first),
                     number(block.last)});
    return rows;
}

QString peakName(const ArenaTimeline& memory) {
    return shortName(memory.steps[memory.peak]).section('/', 0, 0);
}

QString peakText(const ArenaTimeline& memory) {
    return Words::tr("peak %1, step %2 (%3)")
        .arg(bytesText(memory.alive[memory.peak]), countText(static_cast<qint64>(memory.peak)),
             shortName(memory.steps[memory.peak]));
}

QString peakSentence(const ArenaTimeline& memory) {
    QStringList parts;
    const std::vector<size_t> blocks = blocksAtPeak(memory);
    for (const size_t at : blocks) {
        const ArenaBlock& block = memory.blocks[at];
        if (parts.size() < kMostParts)
            parts += Words::tr("%1 %2", "a tensor and its bytes")
                         .arg(block.use == ArenaUse::Tensors ? namesOf(block).first()
                                                             : useText(block.use),
                              bytesText(block.bytes));
    }
    if (const auto more = static_cast<qint64>(blocks.size()) - kMostParts; more > 0)
        parts += Words::tr("%1 more").arg(countText(more));
    return Words::tr("Peak %1 in %2: %3.")
        .arg(bytesText(memory.alive[memory.peak]), stepText(memory, memory.peak),
             parts.join(QStringLiteral(", ")));
}

QStringList lowerPeak(const ArenaTimeline& memory) {
    QStringList sentences;
    for (const PeakCut& cut : peakCuts(memory))
        if (sentences.size() < static_cast<qsizetype>(kMostCuts))
            sentences += cutText(memory, cut);
    if (!sentences.isEmpty())
        return sentences;
    if (const qint64 steps = peakSteps(memory); steps > 1)
        return {Words::tr("%1 steps need as much, each would have to become smaller.")
                    .arg(countText(steps))};
    return {Words::tr("nothing alone, what the step reads and writes would have to become smaller "
                      "together.")};
}

} // namespace tmw::ui

// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/viewmodels/memory_rows.h"

#include "widgets/viewmodels/words.h"

#include <QCoreApplication>

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

} // namespace

QStringList stepNames(const ArenaTimeline& memory) {
    QStringList names;
    for (const std::string& step : memory.steps)
        names += fromText(step);
    return names;
}

int stepOf(const ArenaTimeline& memory, const QString& layer) {
    const auto at = std::ranges::find(memory.steps, layer.toStdString());
    return at == memory.steps.end() ? -1 : static_cast<int>(at - memory.steps.begin());
}

const ArenaBlock* blockOf(const ArenaTimeline& memory, int step) {
    const auto at = std::ranges::find_if(memory.blocks, [step](const ArenaBlock& block) {
        return static_cast<int>(block.first) == step;
    });
    return at == memory.blocks.end() ? nullptr : &*at;
}

QList<GridColumn> blockColumns() {
    return {{Words::tr("Tensor")},
            {Words::tr("Address"), true},
            {Words::tr("Size B"), true},
            {Words::tr("From step"), true},
            {Words::tr("To step"), true}};
}

QList<GridRow> blockRows(const ArenaTimeline& memory) {
    QList<GridRow> rows;
    for (const ArenaBlock& block : memory.blocks)
        rows.append({{fromText(block.name), {}, false, {}, fromText(block.name)},
                     number(block.offset),
                     number(block.bytes),
                     number(block.first),
                     number(block.last)});
    return rows;
}

QString peakName(const ArenaTimeline& memory) {
    return fromText(memory.steps[memory.peak]);
}

QString peakText(const ArenaTimeline& memory) {
    return Words::tr("peak %1, step %2 (%3)")
        .arg(bytesText(memory.alive[memory.peak]), countText(static_cast<qint64>(memory.peak)),
             peakName(memory));
}

} // namespace tmw::ui

// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/pages/memory_views.h"

#include "widgets/parts/panel.h"
#include "widgets/parts/table.h"
#include "widgets/plots/plot_view.h"
#include "widgets/viewmodels/memory_rows.h"
#include "widgets/viewmodels/words.h"

#include <QLabel>

#include <algorithm>
#include <limits>

namespace tmw::ui {

namespace {

constexpr double kNone = std::numeric_limits<double>::quiet_NaN();
constexpr double kHalfStep = 0.5;
constexpr double kAir = 1.15;      ///< above the highest thing shown
constexpr uint64_t kFarAway = 4;   ///< a limit so many times the arena is said, not drawn
constexpr uint64_t kBytes = 10000; ///< below, sizes are in B

Qt::BrushStyle fillOf(ArenaUse use) {
    return use == ArenaUse::Scratch ? Qt::BDiagPattern
           : use == ArenaUse::State ? Qt::DiagCrossPattern
                                    : Qt::SolidPattern;
}

PlotBlock boxOf(const ArenaTimeline& memory, const ArenaBlock& block, SeriesRole role,
                double unit) {
    PlotBlock box;
    box.words = blockText(memory, block) + '\n' + bytesText(block.bytes);
    box.left = static_cast<double>(block.first) - kHalfStep;
    box.right = static_cast<double>(block.last) + kHalfStep;
    box.low = static_cast<double>(block.offset) / unit;
    box.high = static_cast<double>(block.offset + block.bytes) / unit;
    box.role = block.use == ArenaUse::Scratch ? SeriesRole::Truth : role;
    box.kind = useText(block.use);
    box.fill = fillOf(block.use);
    return box;
}

} // namespace

MemoryViews::MemoryViews(const Theming& theming, QObject* parent)
    : QObject(parent), plot_(new PlotView(theming)), rows_(new GridModel(this)),
      list_(new Table(rows_, "memory", tr("Memory"), GridModel::kSortRole)),
      words_(kindLabel("note")) {
    rows_->set(blockColumns(), {});
    list_->setWideColumn(0);
    list_->setAccessibleName(tr("Memory, tensor by tensor"));
    plot_->setAccessibleName(tr("Memory over one run"));
    words_->setWordWrap(true);
    words_->setTextInteractionFlags(Qt::TextSelectableByMouse);
    connect(plot_, &PlotView::clicked, this, [this](int, int step) {
        if (memory_ && step >= 0 && step < static_cast<int>(memory_->steps.size()))
            emit stepChosen(step);
    });
    connect(list_, &Table::rowActivated, this, [this](int row) {
        if (memory_ && row >= 0 && row < static_cast<int>(memory_->blocks.size()))
            emit stepChosen(static_cast<int>(memory_->blocks[static_cast<size_t>(row)].first));
    });
}

void MemoryViews::show(const ArenaTimeline& memory, SeriesRole role, std::optional<uint64_t> room) {
    memory_ = memory;
    role_ = role;
    room_ = room;
    rows_->set(blockColumns(), blockRows(memory));
    words_->setText(peakSentence(memory) + QStringLiteral("\n\n") +
                    tr("What would lower it, each alone:") + QStringLiteral("\n- ") +
                    lowerPeak(memory).join(QStringLiteral("\n- ")));
    words_->show();
    showPlot();
    choose(step_);
}

void MemoryViews::showNothing(const QString& missing, const QString& why) {
    memory_.reset();
    rows_->set(blockColumns(), {});
    list_->setEmpty(missing, why);
    words_->hide();
    plot_->setEmpty(missing, why);
    plot_->setBlocks({});
    plot_->setLimitY(kNone);
    plot_->setMarkX(kNone);
    plot_->setSeries({});
}

void MemoryViews::choose(int step) {
    const bool other = step != step_;
    step_ = step;
    if (!memory_)
        return;
    if (other)
        showPlot();
    if (const ArenaBlock* chosen = blockOf(*memory_, step))
        list_->selectRow(static_cast<int>(chosen - memory_->blocks.data()));
}

void MemoryViews::showPlot() {
    const ArenaTimeline& memory = *memory_;
    const bool kilo = std::max(memory.arenaBytes, memory.alive[memory.peak]) >= kBytes;
    const double unit = kilo ? 1024 : 1;
    const bool near = room_ && *room_ < kFarAway * memory.arenaBytes;
    const ArenaBlock* chosen = blockOf(memory, step_);
    std::vector<PlotBlock> blocks;
    for (const ArenaBlock& block : memory.blocks) {
        PlotBlock box = boxOf(memory, block, role_, unit);
        box.chosen = &block == chosen;
        box.wrong = room_ && block.offset + block.bytes > *room_;
        blocks.push_back(std::move(box));
    }
    ShownSeries used{tr("in use"), SeriesRole::Truth, SeriesForm::Line, {}, {}};
    for (size_t step = 0; step < memory.alive.size(); ++step) {
        used.x.append(static_cast<double>(step));
        used.y.append(static_cast<double>(memory.alive[step]) / unit);
    }
    const double top =
        static_cast<double>(near ? std::max(*room_, memory.arenaBytes) : memory.arenaBytes);
    plot_->setNames(stepNames(memory), PlotView::CrowdedNames::Numbers);
    plot_->setAxes(tr("Step"), kilo ? tr("Arena (KB)") : tr("Arena (B)"));
    plot_->setRangeX(-kHalfStep, static_cast<double>(memory.steps.size()) - kHalfStep);
    plot_->setRangeY(0, std::max(1.0, kAir * top / unit));
    plot_->setBlocks(std::move(blocks));
    plot_->setLimitY(near ? static_cast<double>(*room_) / unit : kNone,
                     near ? tr("room for the arena: %1").arg(bytesText(*room_)) : QString());
    plot_->setMarkX(static_cast<double>(memory.peak), peakText(memory));
    plot_->setSeries({std::move(used)});
}

} // namespace tmw::ui

// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/pages/memory_panel.h"

#include "widgets/parts/table.h"
#include "widgets/plots/fit_tool.h"
#include "widgets/plots/plot_view.h"
#include "widgets/viewmodels/fit_check.h"
#include "widgets/viewmodels/memory_rows.h"
#include "widgets/viewmodels/words.h"

#include <QComboBox>
#include <QToolButton>

#include <algorithm>
#include <limits>

namespace tmw::ui {

namespace {

constexpr double kNone = std::numeric_limits<double>::quiet_NaN();
constexpr double kHalfStep = 0.5;
constexpr double kAir = 1.15;      ///< above the highest thing shown
constexpr uint64_t kFarAway = 4;   ///< a limit so many times the arena is said, not drawn
constexpr uint64_t kBytes = 10000; ///< below, sizes are in B

PlotBlock boxOf(const ArenaBlock& block, double unit) {
    PlotBlock box;
    box.words = fromText(block.name) + '\n' + bytesText(block.bytes);
    box.left = static_cast<double>(block.first) - kHalfStep;
    box.right = static_cast<double>(block.last) + kHalfStep;
    box.low = static_cast<double>(block.offset) / unit;
    box.high = static_cast<double>(block.offset + block.bytes) / unit;
    return box;
}

} // namespace

MemoryPanel::MemoryPanel(const Theming& theming, QWidget* parent)
    : TabPanel(tr("Memory over one run"), parent), kinds_(new QComboBox),
      plot_(new PlotView(theming)), rows_(new GridModel(this)),
      table_(new Table(rows_, "memory", tr("Memory"), GridModel::kSortRole)) {
    kinds_->addItems({tr("int8"), tr("float")});
    kinds_->setAccessibleName(tr("Numbers of the network"));
    addTool(kinds_);
    addTool(makeFitTool({plot_}, theming));
    rows_->set(blockColumns(), {});
    table_->setWideColumn(0);
    table_->setAccessibleName(tr("Memory, tensor by tensor"));
    plot_->setAccessibleName(tr("Memory over one run"));
    plot_->setEmpty(tr("No memory plan yet"),
                    tr("It appears with the first network that can be built."));
    addView(tr("Plot"), plot_);
    addView(tr("List"), table_);
    setMinimumHeight(170);
    connect(kinds_, &QComboBox::currentIndexChanged, this, &MemoryPanel::showMemory);
    connect(plot_, &PlotView::clicked, this, [this](int, int step) {
        const auto& memory = kinds_->currentIndex() == 0 ? int8_ : float_;
        if (memory && step >= 0 && step < static_cast<int>(memory->steps.size()))
            emit layerChosen(stepNames(*memory).at(step));
    });
    connect(table_, &Table::rowActivated, this, [this](int row) {
        const auto& memory = kinds_->currentIndex() == 0 ? int8_ : float_;
        if (memory && row >= 0 && row < static_cast<int>(memory->blocks.size()))
            emit layerChosen(stepNames(*memory).at(
                static_cast<int>(memory->blocks[static_cast<size_t>(row)].first)));
    });
}

void MemoryPanel::show(const FitFigures* figures) {
    int8_.reset();
    float_.reset();
    room_.reset();
    if (figures) {
        kinds_->setItemText(0, figures->kind);
        int8_ = figures->int8Memory;
        float_ = figures->floatMemory;
        room_ = figures->arenaRoom;
        plot_->remember("model/memory");
    }
    showMemory();
}

void MemoryPanel::choose(const QString& layer) {
    if (layer == layer_)
        return;
    layer_ = layer;
    showMemory();
}

void MemoryPanel::showMemory() {
    const auto& memory = kinds_->currentIndex() == 0 ? int8_ : float_;
    rows_->set(blockColumns(), memory ? blockRows(*memory) : QList<GridRow>());
    showPlot();
    if (!memory)
        return;
    const ArenaBlock* chosen = blockOf(*memory, stepOf(*memory, layer_));
    if (chosen)
        table_->selectRow(static_cast<int>(chosen - memory->blocks.data()));
}

void MemoryPanel::showPlot() {
    const auto& memory = kinds_->currentIndex() == 0 ? int8_ : float_;
    if (!memory) {
        plot_->setBlocks({});
        plot_->setSeries({});
        return;
    }
    const SeriesRole role = kinds_->currentIndex() == 0 ? SeriesRole::Int8 : SeriesRole::Float;
    const bool kilo = std::max(memory->arenaBytes, memory->alive[memory->peak]) >= kBytes;
    const double unit = kilo ? 1024 : 1;
    const bool near = room_ && *room_ < kFarAway * memory->arenaBytes;
    const ArenaBlock* chosen = blockOf(*memory, stepOf(*memory, layer_));
    std::vector<PlotBlock> blocks;
    for (const ArenaBlock& block : memory->blocks) {
        PlotBlock box = boxOf(block, unit);
        box.role = role;
        box.chosen = &block == chosen;
        box.wrong = room_ && block.offset + block.bytes > *room_;
        blocks.push_back(std::move(box));
    }
    ShownSeries used{tr("in use"), SeriesRole::Truth, SeriesForm::Line, {}, {}};
    for (size_t step = 0; step < memory->alive.size(); ++step) {
        used.x.append(static_cast<double>(step));
        used.y.append(static_cast<double>(memory->alive[step]) / unit);
    }
    const double top =
        static_cast<double>(near ? std::max(*room_, memory->arenaBytes) : memory->arenaBytes);
    plot_->setNames(stepNames(*memory));
    plot_->setAxes(tr("Step"), kilo ? tr("Arena (KB)") : tr("Arena (B)"));
    plot_->setRangeX(-kHalfStep, static_cast<double>(memory->steps.size()) - kHalfStep);
    plot_->setRangeY(0, std::max(1.0, kAir * top / unit));
    plot_->setBlocks(std::move(blocks));
    plot_->setLimitY(near ? static_cast<double>(*room_) / unit : kNone,
                     near ? tr("room for the arena: %1").arg(bytesText(*room_)) : QString());
    plot_->setMarkX(static_cast<double>(memory->peak), peakText(*memory));
    plot_->setSeries({std::move(used)});
}

} // namespace tmw::ui

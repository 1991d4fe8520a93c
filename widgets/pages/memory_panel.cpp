// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/pages/memory_panel.h"

#include "widgets/pages/memory_views.h"
#include "widgets/parts/panel.h"
#include "widgets/parts/table.h"
#include "widgets/plots/fit_tool.h"
#include "widgets/plots/plot_view.h"
#include "widgets/viewmodels/fit_check.h"
#include "widgets/viewmodels/memory_rows.h"

#include <QComboBox>
#include <QLabel>
#include <QToolButton>
#include <QVBoxLayout>

namespace tmw::ui {

namespace {
QWidget* withWords(QWidget* view, QLabel* words) {
    auto* both = new QWidget;
    auto* column = new QVBoxLayout(both);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(view, 1);
    column->addWidget(words);
    words->setWordWrap(true);
    words->setContentsMargins(12, 4, 12, 8);
    return both;
}
} // namespace

MemoryPanel::MemoryPanel(const Theming& theming, QWidget* parent)
    : TabPanel(tr("Memory over one run"), parent), kinds_(new QComboBox),
      views_(new MemoryViews(theming, this)), brief_(kindLabel("note")) {
    kinds_->addItems({tr("int8"), tr("float")});
    kinds_->setAccessibleName(tr("Numbers of the network"));
    addTool(kinds_);
    addTool(makeFitTool({views_->plot()}, theming));
    addView(tr("Plot"), withWords(views_->plot(), brief_));
    addView(tr("List"), withWords(views_->list(), views_->words()));
    setMinimumHeight(170);
    connect(kinds_, &QComboBox::currentIndexChanged, this, &MemoryPanel::showMemory);
    connect(views_, &MemoryViews::stepChosen, this, [this](int step) {
        if (memory())
            emit layerChosen(QString::fromStdString(memory()->steps.at(static_cast<size_t>(step))));
    });
    showMemory();
}

const std::optional<ArenaTimeline>& MemoryPanel::memory() const {
    return kinds_->currentIndex() == 0 ? int8_ : float_;
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
        views_->plot()->remember("model/memory");
    }
    showMemory();
}

void MemoryPanel::choose(const QString& layer) {
    layer_ = layer;
    if (memory())
        views_->choose(stepOf(*memory(), layer_));
}

void MemoryPanel::showMemory() {
    brief_->setVisible(memory().has_value());
    if (!memory())
        return views_->showNothing(tr("No memory plan yet"),
                                   tr("It appears with the first network that can be built."));
    views_->show(*memory(), kinds_->currentIndex() == 0 ? SeriesRole::Int8 : SeriesRole::Float,
                 room_);
    brief_->setText(tr("To lower the peak: %1").arg(lowerPeak(*memory()).first()));
    choose(layer_);
}

} // namespace tmw::ui

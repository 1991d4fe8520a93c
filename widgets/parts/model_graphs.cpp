// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/parts/model_graphs.h"

#include "widgets/parts/graph_view.h"
#include "widgets/viewmodels/model_graph.h"

#include <QComboBox>
#include <QVBoxLayout>

namespace tmw::ui {

namespace {
constexpr int kMargin = 8;
constexpr int kLeastLetters = 12;
} // namespace

ModelGraphs::ModelGraphs(const Theming& theming, QWidget* parent)
    : QWidget(parent), graphs_(new QComboBox), view_(new GraphView(theming)) {
    graphs_->setObjectName("fileGraphs");
    graphs_->setAccessibleName(tr("Which graph is shown"));
    graphs_->setToolTip(tr("Loops, branches and the like have graphs of their own"));
    graphs_->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    graphs_->setMinimumContentsLength(kLeastLetters);
    auto* bar = new QHBoxLayout;
    bar->setContentsMargins(kMargin, kMargin, kMargin, 0);
    bar->addWidget(graphs_);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(bar);
    column->addWidget(view_, 1);
    setFocusProxy(view_);
    connect(graphs_, &QComboBox::activated, this, &ModelGraphs::show);
    connect(view_, &GraphView::operatorChosen, this, [this](int op) {
        if (graphs_->currentIndex() == 0)
            emit operatorChosen(op);
    });
}

void ModelGraphs::setFile(const ModelFile& file) {
    file_ = file;
    graphs_->clear();
    graphs_->addItems(graphTitles(file.model));
    graphs_->setVisible(graphs_->count() > 1);
    show(0);
}

void ModelGraphs::show(int graph) {
    graphs_->setCurrentIndex(graph);
    view_->setGraph(modelGraph(*file_, graph));
}

void ModelGraphs::choose(int op) {
    if (!file_ || op < 0)
        return;
    if (graphs_->currentIndex() != 0)
        show(0);
    view_->choose(op);
}

} // namespace tmw::ui

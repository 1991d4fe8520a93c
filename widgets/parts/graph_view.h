// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/theme/theming.h"
#include "widgets/viewmodels/model_graph.h"

#include <QAbstractScrollArea>

namespace tmw::ui {

/// A model drawn as boxes from its inputs down; a click or the arrow keys choose an operator.
class GraphView : public QAbstractScrollArea {
    Q_OBJECT
public:
    explicit GraphView(const Theming& theming, QWidget* parent = nullptr);

    void setGraph(ModelGraph graph);
    /// The operator is ringed and brought into sight; -1: none.
    void choose(int op);
    int chosen() const { return chosen_; }

signals:
    void operatorChosen(int op);

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    bool viewportEvent(QEvent* event) override;

private:
    /// In pixels of the whole drawing.
    QRect boxOf(const GraphNode& node) const;
    const GraphNode* nodeAt(QPoint place) const;
    QPoint scrolled() const;
    void setScrollBars();
    void drawEdge(QPainter& painter, const GraphEdge& edge) const;
    void drawBox(QPainter& painter, const GraphNode& node) const;

    const Theming& theming_;
    ModelGraph graph_;
    int chosen_ = -1;
};

} // namespace tmw::ui
